package org.evenhand.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.function.Consumer;
import org.evenhand.metric.Payoff;
import org.evenhand.report.Words;
import org.jspecify.annotations.Nullable;

/** What each kind of decision is worth: four numbers in the user's unit. */
final class PayoffFields extends Div {
  private static final long serialVersionUID = 1L;

  private static final String TITLE = "What a decision is worth, in your unit (a cost is negative)";

  private final NumberField truePositive = field("Found", "true positive");
  private final NumberField falsePositive = field("Wrongly flagged", "false positive");
  private final NumberField falseNegative = field("Missed", "false negative");
  private final NumberField trueNegative = field("Rightly passed", "true negative");
  private final Paragraph calibrated = new Paragraph();
  private boolean showing;

  /**
   * @param changed hears the values that the user sets
   * @param policies whether policies follow, of which a threshold is one
   */
  PayoffFields(Consumer<Payoff> changed, boolean policies) {
    addClassName("payoff");
    calibrated.addClassName("quiet");
    calibrated.setVisible(policies);
    Div fields = new Div();
    fields.addClassName("tools");
    for (NumberField field : List.of(truePositive, falsePositive, falseNegative, trueNegative)) {
      field.addValueChangeListener(
          change -> {
            Payoff payoff = payoff();
            if (!showing && payoff != null) {
              changed.accept(payoff);
            }
          });
      fields.add(field);
    }
    fields.getElement().setAttribute("role", "group");
    fields.getElement().setAttribute("aria-label", TITLE);
    Div title = new Div(TITLE);
    title.addClassName("title");
    add(title, fields, calibrated);
  }

  private static NumberField field(String label, String helper) {
    NumberField field = new NumberField(label);
    field.setHelperText(helper);
    field.setWidth("8rem");
    field.setValueChangeMode(ValueChangeMode.ON_CHANGE);
    return field;
  }

  private @Nullable Payoff payoff() {
    Double tp = truePositive.getValue();
    Double fp = falsePositive.getValue();
    Double fn = falseNegative.getValue();
    Double tn = trueNegative.getValue();
    return tp == null || fp == null || fn == null || tn == null ? null : new Payoff(tp, fp, fn, tn);
  }

  void show(Payoff payoff) {
    showing = true;
    try {
      truePositive.setValue(payoff.truePositive());
      falsePositive.setValue(payoff.falsePositive());
      falseNegative.setValue(payoff.falseNegative());
      trueNegative.setValue(payoff.trueNegative());
    } finally {
      showing = false;
    }
    Double threshold = payoff.calibratedThreshold();
    calibrated.setText(
        threshold == null
            ? "No threshold follows from these values: " + payoff.thresholdAbsence() + "."
            : ("If scores are true probabilities, %s is the threshold of largest expected gain"
                    + " (Elkan 2001); the policies below are found on the scores as they are.")
                .formatted(Words.digits(threshold)));
  }
}
