package org.evenhand.metric;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Precision over recall of a group: x is the share of its positives that are predicted positive, y
 * the share of the predicted positives that are positives, both from 0 to 1, for every threshold.
 * The curve steps: the area under it, precision times the step in recall, is {@link
 * Metric#AVERAGE_PRECISION}.
 *
 * @param points from the highest score, where the first rows are predicted positive, to a recall of
 *     1; where nobody is, there is no precision and no point; of more than 200 only 200 that keep
 *     the shape, each exact; intervals are Wilson's of the precision
 * @param absence why there is no curve, "no positives among 6 rows"; null when there is one
 */
public record PrecisionRecallCurve(List<CurvePoint> points, @Nullable String absence) {
  private static final RatePath PATH = new RatePath(Metric.TRUE_POSITIVE_RATE, Metric.PRECISION);

  /**
   * The curve of a group.
   *
   * @param intervals whether the points have them
   */
  public static PrecisionRecallCurve of(ScoredGroup group, boolean intervals) {
    return new PrecisionRecallCurve(PATH.points(group, intervals), PATH.absence(group));
  }

  /** Where a threshold is on the curve, with its interval; null where there is no precision. */
  public static @Nullable CurvePoint at(ScoredGroup group, double threshold) {
    return PATH.at(group, threshold);
  }
}
