package org.evenhand.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.evenhand.metric.ScoredGroup;
import org.evenhand.policy.Thresholds;
import org.evenhand.report.Words;
import org.evenhand.workspace.ThresholdLab;
import org.jspecify.annotations.Nullable;

/** Each group's threshold, as a number or as the share of the group that it flags. */
final class ThresholdFields extends Div {
  private static final long serialVersionUID = 1L;

  /** Hears a threshold that the user sets. */
  interface Listener {
    void changed(int group, double threshold);
  }

  private final transient Listener listener;
  private final transient List<Row> rows = new ArrayList<>();
  private transient List<String> names = List.of();
  private transient @Nullable ThresholdLab lab;
  private boolean showing;

  ThresholdFields(Listener listener) {
    this.listener = listener;
    addClassName("threshold-fields");
  }

  /** The two fields of a group. */
  private static final class Row {
    private final NumberField threshold = new NumberField();
    private final NumberField share = new NumberField();

    private Row(String name) {
      threshold.setLabel("Threshold");
      threshold.setAriaLabel("Threshold for " + name);
      threshold.setStep(0.01);
      threshold.setStepButtonsVisible(true);
      // A threshold between the steps is as good as one on them.
      threshold.setManualValidation(true);
      threshold.setValueChangeMode(ValueChangeMode.ON_CHANGE);
      threshold.setWidth("9rem");
      share.setLabel("Predicted positive, %");
      share.setAriaLabel("Share predicted positive for " + name + ", in percent");
      share.setMin(0);
      share.setMax(100);
      share.setManualValidation(true);
      share.setValueChangeMode(ValueChangeMode.ON_CHANGE);
      share.setWidth("9rem");
    }
  }

  void show(ThresholdLab lab, List<Double> thresholds) {
    List<String> wanted = lab.groups().stream().map(Words::group).toList();
    if (!wanted.equals(names)) {
      names = wanted;
      build();
    }
    showing = true;
    try {
      for (int i = 0; i < rows.size(); i++) {
        ScoredGroup group = lab.shown().get(i);
        rows.get(i).threshold.setValue(thresholds.get(i));
        double flagged = group.predictedPositives(thresholds.get(i)).weight() / group.weight();
        rows.get(i)
            .share
            .setValue(
                group.weight() > 0
                    ? Double.valueOf(String.format(Locale.ROOT, "%.1f", 100 * flagged))
                    : null);
      }
    } finally {
      showing = false;
    }
    this.lab = lab;
  }

  private void build() {
    removeAll();
    rows.clear();
    for (int i = 0; i < names.size(); i++) {
      int group = i;
      Row row = new Row(names.get(i));
      row.threshold.addValueChangeListener(
          change -> {
            if (!showing && change.getValue() != null) {
              listener.changed(group, change.getValue());
            }
          });
      row.share.addValueChangeListener(
          change -> {
            Double percent = change.getValue();
            if (!showing && percent != null && percent >= 0 && percent <= 100) {
              share(group, percent / 100);
            }
          });
      Span name = new Span(names.get(i));
      name.addClassName("name");
      Div line = new Div(name, row.threshold, row.share);
      line.addClassName("tools");
      rows.add(row);
      add(line);
    }
  }

  private void share(int group, double share) {
    ThresholdLab now = lab;
    if (now != null && now.shown().get(group).rows() > 0) {
      listener.changed(group, Thresholds.thresholdForShare(now.shown().get(group), share));
    }
  }
}
