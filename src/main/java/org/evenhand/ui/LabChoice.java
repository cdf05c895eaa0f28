package org.evenhand.ui;

import java.util.Arrays;
import java.util.List;
import org.evenhand.data.InputException;
import org.evenhand.data.NumericColumn;
import org.evenhand.metric.Payoff;
import org.evenhand.policy.PolicyKind;
import org.evenhand.workspace.Policies;
import org.evenhand.workspace.Product;
import org.evenhand.workspace.ThresholdLab;
import org.evenhand.workspace.ThresholdLab.Choosing;
import org.jspecify.annotations.Nullable;

/**
 * What the address asks of the thresholds page.
 *
 * @param by the attributes whose combinations may have thresholds of their own; empty for none
 * @param tolerance how far apart groups may be, from 0 to 1
 * @param frontier whose gap the frontier is over
 */
record LabChoice(
    List<String> by,
    Choosing choosing,
    Payoff payoff,
    double tolerance,
    PolicyKind frontier,
    boolean intervals) {

  /** The attributes, {@code afam*single}; {@code none} for one threshold for all. */
  static final String BY = "by";

  static final String NONE = "none";

  /** Where policies are found: a part, or {@code crossfit}. */
  static final String CHOOSE = "choose";

  static final String CROSS_FIT = "crossfit";

  /** What a true positive, a false positive, a false negative and a true negative are worth. */
  static final String PAYOFF = "payoff";

  static final String TOLERANCE = "tolerance";
  static final String FRONTIER = "frontier";
  static final String INTERVALS = "intervals";

  /**
   * @throws InputException if the address asks for something that is not there
   */
  static LabChoice of(Context now) {
    State state = now.state();
    return new LabChoice(
        attributes(now),
        choosing(now),
        payoff(state),
        state.get(TOLERANCE).map(LabChoice::tolerance).orElse(Policies.USUAL_TOLERANCE),
        state.get(FRONTIER).map(PolicyKind::of).orElse(PolicyKind.EQUAL_SELECTION_RATE),
        state.get(INTERVALS).isPresent());
  }

  private static List<String> attributes(Context now) {
    String asked = now.state().get(BY).orElse(null);
    if (asked != null) {
      return asked.equals(NONE) ? List.of() : attributes(asked);
    }
    return ThresholdLab.usualBy(now.workspace(), now.threshold());
  }

  private static List<String> attributes(String text) {
    List<String> names = Product.split(text);
    if (names.contains("") || names.stream().distinct().count() < names.size()) {
      throw new InputException(
          "the address asks for groups by '%s'; expected attributes such as afam*single"
              .formatted(text));
    }
    return names;
  }

  private static Choosing choosing(Context now) {
    String asked = now.state().get(CHOOSE).orElse(null);
    if (asked == null) {
      return Choosing.usual(now.workspace(), now.part());
    }
    if (asked.equals(CROSS_FIT)) {
      return Choosing.CROSS_FITTED;
    }
    now.workspace().part(asked);
    return new Choosing.OnPart(asked);
  }

  /** What decisions are worth; each right one 1 unless the address says otherwise. */
  static Payoff payoff(State state) {
    return state.get(PAYOFF).map(LabChoice::payoff).orElse(Payoff.ACCURACY);
  }

  private static Payoff payoff(String text) {
    try {
      List<Double> values = Arrays.stream(text.split(",", -1)).map(Double::parseDouble).toList();
      if (values.size() == 4) {
        return new Payoff(values.get(0), values.get(1), values.get(2), values.get(3));
      }
    } catch (NumberFormatException e) {
      throw wrong(text, e);
    }
    throw wrong(text, null);
  }

  private static InputException wrong(String text, @Nullable Throwable cause) {
    String message =
        "the address asks for the payoff '%s'; expected four numbers such as 1,0,0,1"
            .formatted(text);
    return cause == null ? new InputException(message) : new InputException(message, cause);
  }

  static String text(Payoff payoff) {
    return String.join(
        ",",
        NumericColumn.format(payoff.truePositive()),
        NumericColumn.format(payoff.falsePositive()),
        NumericColumn.format(payoff.falseNegative()),
        NumericColumn.format(payoff.trueNegative()));
  }

  private static double tolerance(String text) {
    try {
      double value = Double.parseDouble(text);
      if (value >= 0 && value <= 1) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new InputException(
          "the address asks for the tolerance '" + text + "'; expected 0 to 1", e);
    }
    throw new InputException("the address asks for the tolerance '" + text + "'; expected 0 to 1");
  }
}
