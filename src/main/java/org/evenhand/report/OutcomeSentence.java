package org.evenhand.report;

import java.util.Objects;
import org.evenhand.fairness.OutcomeFigure;
import org.evenhand.fairness.OutcomeMeasure.Outcome;
import org.evenhand.metric.Measure;

/** One sentence about how outcomes are distributed over groups, right in its direction. */
public final class OutcomeSentence {
  private OutcomeSentence() {}

  /** The figure in plain words. */
  public static String of(OutcomeFigure figure) {
    return switch (figure.value()) {
      case Measure.NotEstimable none -> "Not estimable: %s.".formatted(none.reason());
      case Measure.Estimate estimate -> of(figure, estimate.value());
    };
  }

  private static String of(OutcomeFigure figure, double value) {
    return switch (figure.measure()) {
      case DIFFERENTIAL_FAIRNESS ->
          "Between the two groups farthest apart one %s is %s times as likely in the one as in the other."
              .formatted(
                  figure.of() == Outcome.LABELS ? "label" : "decision",
                  Words.digits(Math.exp(value)));
      case DIFFERENTIAL_FAIRNESS_AMPLIFICATION ->
          value == 0
              ? "The decisions set groups as far apart as the labels do."
              : "The decisions set groups %s apart than the labels do."
                  .formatted(value > 0 ? "farther" : "less far");
      case MEAN_DEMOGRAPHIC_DISPARITY ->
          "On average over the groups, by their rows: "
              + parts("a group", outcomes(figure), value)
              + ".";
      case CLASS_IMBALANCE ->
          "There are %s rows with %s %s with %s."
              .formatted(
                  value == 0 ? "as many" : value > 0 ? "more" : "fewer",
                  group(figure),
                  value == 0 ? "as" : "than",
                  Words.group(Objects.requireNonNull(figure.against())));
      case KL_DIVERGENCE ->
          "The %s of %s are distributed %s those of %s."
              .formatted(
                  outcomes(figure),
                  group(figure),
                  value == 0 ? "as" : "otherwise than",
                  Words.group(Objects.requireNonNull(figure.against())));
      case DEMOGRAPHIC_DISPARITY -> capital(parts(group(figure), outcomes(figure), value)) + ".";
      case CONDITIONAL_DEMOGRAPHIC_DISPARITY ->
          "Within the values of %s, on average: %s."
              .formatted(figure.within(), parts(group(figure), outcomes(figure), value));
    };
  }

  private static String parts(String group, String outcomes, double value) {
    return value == 0
        ? "the part of the unfavorable %s that %s has is as large as its part of the favorable ones"
            .formatted(outcomes, group)
        : "the part of the unfavorable %s that %s has is %.1f points %s than its part of the favorable ones"
            .formatted(outcomes, group, 100 * Math.abs(value), value > 0 ? "larger" : "smaller");
  }

  private static String outcomes(OutcomeFigure figure) {
    return Objects.requireNonNull(figure.of()).key();
  }

  private static String group(OutcomeFigure figure) {
    return Words.group(Objects.requireNonNull(figure.group()));
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
