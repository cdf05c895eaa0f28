package org.evenhand.report;

import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.Interval;

/** Whether one and the same change of a feature moves the scores of groups alike, in words. */
public final class GroupChangeWords {
  private GroupChangeWords() {}

  /** "+0.120 (+0.110 to +0.130)", "not estimable: ..." */
  public static String signed(Measure change) {
    return switch (change) {
      case Estimate estimate -> {
        Interval interval = estimate.interval();
        yield ExplanationWords.signed(estimate.value())
            + (interval == null
                ? ""
                : " (%s to %s)"
                    .formatted(
                        ExplanationWords.signed(interval.low()),
                        ExplanationWords.signed(interval.high())))
            + (estimate.small() ? ", few rows" : "");
      }
      case Measure.NotEstimable none -> "not estimable: " + none.reason();
    };
  }

  /**
   * Which group the change moves higher, or that this cannot be told.
   *
   * @param gap the change of the group's mean score less that of the other's
   */
  public static String sentence(String group, String other, Measure gap) {
    if (!(gap instanceof Estimate estimate)) {
      return "How %s compares with %s cannot be estimated.".formatted(group, other);
    }
    double value = estimate.value();
    Interval interval = estimate.interval();
    if (value == 0) {
      return "It moves the scores of %s as much as those of %s.".formatted(group, other);
    }
    if (interval == null || (interval.low() <= 0 && interval.high() >= 0)) {
      return "Whether it moves the scores of %s more or less than those of %s is uncertain."
          .formatted(group, other);
    }
    return "It moves the scores of %s %s %s than those of %s."
        .formatted(group, Words.digits(Math.abs(value)), value > 0 ? "higher" : "lower", other);
  }
}
