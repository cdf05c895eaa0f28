package org.evenhand.metric;

import org.jspecify.annotations.Nullable;

/**
 * A number together with what it rests on: every number that Evenhand shows is one of these.
 *
 * <p>A number that cannot be estimated is {@link NotEstimable} with a reason, never 0 and never
 * NaN.
 */
public sealed interface Measure {

  /**
   * A number that could be estimated.
   *
   * @param value finite
   * @param fraction what the value is the quotient of, null when it is no quotient of counts
   * @param interval the 95 % interval, null when none is known
   * @param small whether it rests on fewer rows than the workspace's {@code min_group}
   */
  record Estimate(
      double value, @Nullable Fraction fraction, @Nullable Interval interval, boolean small)
      implements Measure {
    public Estimate {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("not finite: " + value);
      }
    }
  }

  /**
   * A number that cannot be estimated.
   *
   * @param reason in plain words, with the count that is missing: "no positives among 6 rows"
   * @param fraction the counts there are, null when there are none to show
   */
  record NotEstimable(String reason, @Nullable Fraction fraction) implements Measure {}

  /** Counts (or sums of weights) behind a quotient. */
  record Fraction(double numerator, double denominator) {}

  /** An interval that includes both its ends. */
  record Interval(double low, double high) {}

  /** Reads the value where a caller has a use for "none". */
  default @Nullable Double valueOrNull() {
    return switch (this) {
      case Estimate estimate -> estimate.value();
      case NotEstimable none -> null;
    };
  }
}
