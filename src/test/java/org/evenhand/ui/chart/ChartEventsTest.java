package org.evenhand.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the elements say when somebody moves or chooses. */
class ChartEventsTest {
  private final List<String> heard = new ArrayList<>();
  private final ObjectNode detail = JsonNodeFactory.instance.objectNode();

  @Test
  void aThresholdIsHeardWithItsGroupOrWithoutOne() {
    DensityChart chart = new DensityChart();
    chart.addThresholdListener((value, last, group) -> heard.add(value + " " + last + " " + group));

    detail.put("event.detail.value", 0.25).put("event.detail.final", false);
    detail.put("event.detail.group", "Women");
    fire(chart, "threshold-change");
    detail.put("event.detail.final", true).putNull("event.detail.group");
    fire(chart, "threshold-change");

    assertThat(heard).containsExactly("0.25 false Women", "0.25 true null");
  }

  @Test
  void aChosenPolicyIsHeardByNameAndAPointOfTheFrontierWithoutOne() {
    FrontierChart chart = new FrontierChart();
    chart.addSelectListener((index, policy) -> heard.add(index + " " + policy));

    detail.put("event.detail.index", 3).put("event.detail.policy", "Equal odds");
    fire(chart, "frontier-select");
    detail.put("event.detail.index", 0).putNull("event.detail.policy");
    fire(chart, "frontier-select");

    assertThat(heard).containsExactly("3 Equal odds", "0 null");
  }

  private void fire(Component chart, String type) {
    chart
        .getElement()
        .getNode()
        .getFeature(ElementListenerMap.class)
        .fireEvent(new DomEvent(chart.getElement(), type, detail));
  }
}
