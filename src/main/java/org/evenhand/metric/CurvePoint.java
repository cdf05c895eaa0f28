package org.evenhand.metric;

import org.evenhand.metric.Measure.Interval;
import org.jspecify.annotations.Nullable;

/**
 * One point of a curve; each curve says what x and y are.
 *
 * @param low the lower end of the pointwise 95 % interval of y, null when none was asked for or
 *     none is known; so is {@code high}
 * @param threshold the highest threshold that makes this point; infinite where no row is predicted
 *     positive
 */
public record CurvePoint(
    double x, double y, @Nullable Double low, @Nullable Double high, double threshold) {

  static CurvePoint of(double x, double y, @Nullable Interval interval, double threshold) {
    return new CurvePoint(
        x,
        y,
        interval == null ? null : interval.low(),
        interval == null ? null : interval.high(),
        threshold);
  }
}
