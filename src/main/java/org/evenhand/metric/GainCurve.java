package org.evenhand.metric;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cumulative gain of a group: x is the share of its rows that are predicted positive, highest
 * scores first, y the share of its positives among them, both from 0 to 1. Scores that rank nothing
 * give the diagonal.
 *
 * @param points from (0, 0), where the threshold is infinite, to (1, 1); of more than 200 only 200
 *     that keep the shape, each exact; intervals are Wilson's of the share of positives found
 * @param absence why there is no curve, "no positives among 6 rows"; null when there is one
 */
public record GainCurve(List<CurvePoint> points, @Nullable String absence) {
  private static final RatePath PATH =
      new RatePath(Metric.POSITIVE_RATE, Metric.TRUE_POSITIVE_RATE);

  /**
   * The curve of a group.
   *
   * @param intervals whether the points have them
   */
  public static GainCurve of(ScoredGroup group, boolean intervals) {
    return new GainCurve(PATH.points(group, intervals), PATH.absence(group));
  }

  /** Where a threshold is on the curve, with its interval; null when there is no curve. */
  public static @Nullable CurvePoint at(ScoredGroup group, double threshold) {
    return PATH.at(group, threshold);
  }

  /**
   * How many times as many positives as in a random choice of as many rows a point of this curve
   * finds: y / x; null where no row is chosen.
   */
  public static @Nullable Double lift(CurvePoint point) {
    return point.x() > 0 ? point.y() / point.x() : null;
  }
}
