package org.evenhand.metric;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The receiver operating characteristic of a group: x is its false positive rate, y its true
 * positive rate, both from 0 to 1, for every threshold (Fawcett 2006, An Introduction to ROC
 * Analysis). Straight lines join the points: rows with equal scores make a slope, half of them
 * counting as above.
 *
 * @param points from (0, 0), where the threshold is infinite, to (1, 1); of more than 200 only 200
 *     that keep the shape, each exact; intervals are Wilson's of the true positive rate at the
 *     point's threshold
 * @param absence why there is no curve, "no negatives among 6 rows"; null when there is one
 */
public record RocCurve(List<CurvePoint> points, @Nullable String absence) {
  private static final RatePath PATH =
      new RatePath(Metric.FALSE_POSITIVE_RATE, Metric.TRUE_POSITIVE_RATE);

  /**
   * The curve of a group.
   *
   * @param intervals whether the points have them
   */
  public static RocCurve of(ScoredGroup group, boolean intervals) {
    return new RocCurve(PATH.points(group, intervals), PATH.absence(group));
  }

  /** Where a threshold is on the curve, with its interval; null when there is no curve. */
  public static @Nullable CurvePoint at(ScoredGroup group, double threshold) {
    return PATH.at(group, threshold);
  }
}
