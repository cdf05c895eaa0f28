package org.evenhand.metric;

import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.Fraction;
import org.evenhand.metric.Measure.Interval;
import org.evenhand.metric.Measure.NotEstimable;
import org.jspecify.annotations.Nullable;

/** Makes {@link Measure}s. */
public final class Measures {
  private Measures() {}

  /**
   * A rate: a quotient of counts or sums of weights, with its Wilson interval.
   *
   * @param numerator from 0 to the denominator
   * @param denominator above 0
   * @param effectiveRows of the denominator; equal to it without weights
   */
  public static Measure rate(
      double numerator, double denominator, double effectiveRows, boolean small) {
    double value = numerator / denominator;
    return new Estimate(
        value, new Fraction(numerator, denominator), Intervals.wilson(value, effectiveRows), small);
  }

  /** A number that is no quotient of counts; one that is not finite is not estimable. */
  public static Measure number(double value, @Nullable Interval interval, boolean small) {
    if (!Double.isFinite(value)) {
      return none("not a finite number");
    }
    return new Estimate(value, null, interval, small);
  }

  /** A number that cannot be estimated and has no counts to show. */
  public static Measure none(String reason) {
    return new NotEstimable(reason, null);
  }

  /** "1 row", "6 rows". */
  public static String rows(int rows) {
    return rows == 1 ? "1 row" : rows + " rows";
  }
}
