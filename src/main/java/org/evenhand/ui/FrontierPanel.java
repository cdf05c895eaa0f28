package org.evenhand.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.evenhand.policy.FrontierPoint;
import org.evenhand.policy.Judgement;
import org.evenhand.policy.PolicyKind;
import org.evenhand.report.Words;
import org.evenhand.ui.chart.FrontierChart;
import org.evenhand.workspace.PolicyOutcome;
import org.evenhand.workspace.ThresholdLab;

/** Gain against the largest gap: the best there is, and where each policy lies. */
final class FrontierPanel extends Div {
  private static final long serialVersionUID = 1L;

  private final Select<PolicyKind> kind = new Select<>();
  private final FrontierChart chart = new FrontierChart();
  private transient List<List<Double>> points = List.of();
  private transient List<List<Double>> drawn = List.of();
  private boolean showing;

  /**
   * @param chosen hears which gap the frontier is to be over
   * @param apply takes the thresholds of a point that the user picks
   */
  FrontierPanel(Consumer<PolicyKind> chosen, Consumer<List<Double>> apply) {
    addClassName("frontier");
    kind.setLabel("Gap in");
    kind.setItems(Arrays.stream(PolicyKind.values()).filter(PolicyKind::constrains).toList());
    kind.setItemLabelGenerator(PolicyKind::label);
    kind.addValueChangeListener(
        change -> {
          if (!showing && change.getValue() != null) {
            chosen.accept(change.getValue());
          }
        });
    chart.addSelectListener(
        (index, policy) -> {
          List<List<Double>> from = policy == null ? points : drawn;
          if (index >= 0 && index < from.size()) {
            apply.accept(from.get(index));
          }
        });
    add(new H3("The frontier"), kind, chart);
  }

  void show(ThresholdLab lab, LabChoice choice, PreparedLab.Ready ready, List<Double> thresholds) {
    setVisible(lab.groups().size() > 1 && ready.absence() == null);
    if (!isVisible()) {
      return;
    }
    showing = true;
    try {
      kind.setValue(choice.frontier());
    } finally {
      showing = false;
    }
    double rows = lab.chosen().stream().mapToDouble(group -> group.weight()).sum();
    List<FrontierPoint> usable =
        ready.frontier().stream().filter(point -> point.gap() != null).toList();
    points = usable.stream().map(FrontierPoint::thresholds).toList();
    List<FrontierChart.Policy> policies = new ArrayList<>();
    List<List<Double>> ofPolicies = new ArrayList<>();
    policies.add(policy(lab, choice, "In use now", 0, thresholds, rows, ready, true));
    ofPolicies.add(thresholds);
    for (PolicyOutcome outcome : ready.policies().outcomes()) {
      PolicyKind found = outcome.kind();
      if (found != null) {
        policies.add(
            policy(
                lab,
                choice,
                found.label(),
                policies.size(),
                outcome.thresholds(),
                rows,
                ready,
                outcome.thresholds().equals(thresholds)));
        ofPolicies.add(outcome.thresholds());
      }
    }
    drawn = List.copyOf(ofPolicies);
    chart.show(
        new FrontierChart.Data(
            "Gain per row against the largest gap, where policies are found",
            "Gap: " + choice.frontier().label().toLowerCase(java.util.Locale.ROOT),
            "%",
            "Gain per row",
            "",
            usable.stream()
                .map(
                    point ->
                        new FrontierChart.Point(
                            point.gap() == null ? 0 : point.gap(),
                            point.gain() / rows,
                            named(lab, point.thresholds())))
                .toList(),
            policies));
  }

  private static FrontierChart.Policy policy(
      ThresholdLab lab,
      LabChoice choice,
      String name,
      int color,
      List<Double> thresholds,
      double rows,
      PreparedLab.Ready ready,
      boolean current) {
    Judgement here =
        Judgement.of(
            choice.frontier(), thresholds, lab.chosen(), ready.payoff(), lab.favorablePositive());
    return new FrontierChart.Policy(
        name, name, color, here.gap(), here.gain() / rows, named(lab, thresholds), current, null);
  }

  private static List<FrontierChart.Threshold> named(ThresholdLab lab, List<Double> thresholds) {
    List<FrontierChart.Threshold> named = new ArrayList<>();
    for (int i = 0; i < thresholds.size(); i++) {
      named.add(new FrontierChart.Threshold(Words.group(lab.groups().get(i)), thresholds.get(i)));
    }
    return named;
  }
}
