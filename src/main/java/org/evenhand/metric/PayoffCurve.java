package org.evenhand.metric;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.metric.Measure.Interval;
import org.jspecify.annotations.Nullable;

/**
 * What a group's decisions pay by threshold: x is the threshold, y the sum over rows of the amount
 * for the cell each row falls into, times its weight. The curve steps: y holds from its threshold
 * down to the next lower one.
 *
 * @param points from high thresholds to low ones; the first, where no row is predicted positive, is
 *     drawn just above the highest score; of more than 200 only 200 that keep the shape, each
 *     exact, the best always among them; intervals take the mean amount of the rows as normally
 *     distributed; infinite scores have no point
 * @param best the highest payoff, of equal ones that with the highest threshold; null when there is
 *     no curve
 * @param absence why there is no curve, "no labels"; null when there is one
 */
public record PayoffCurve(
    List<CurvePoint> points, @Nullable CurvePoint best, @Nullable String absence) {

  /**
   * The curve of a group.
   *
   * @param intervals whether the points have them
   */
  public static PayoffCurve of(ScoredGroup group, Payoff amounts, boolean intervals) {
    String absence = absence(group);
    if (absence != null) {
      return new PayoffCurve(List.of(), null, absence);
    }
    int from = group.threshold(1) == Double.POSITIVE_INFINITY ? 2 : 0;
    int to = group.points();
    if (group.threshold(to - 1) == Double.NEGATIVE_INFINITY) {
      to--;
    }
    if (to <= from) {
      return new PayoffCurve(List.of(), null, "no finite scores");
    }
    double[] x = new double[to - from];
    double[] y = new double[to - from];
    int best = 0;
    for (int i = 0; i < x.length; i++) {
      x[i] = x(group, from + i);
      y[i] = payoff(group, from + i, amounts);
      best = y[i] > y[best] ? i : best;
    }
    List<CurvePoint> points = new ArrayList<>();
    for (int kept : Thinning.keep(x, y, best)) {
      points.add(point(group, from + kept, x[kept], amounts, intervals));
    }
    return new PayoffCurve(
        List.copyOf(points), point(group, from + best, x[best], amounts, true), null);
  }

  /** What a threshold pays, with its interval; null when there is no curve. */
  public static @Nullable CurvePoint at(ScoredGroup group, Payoff amounts, double threshold) {
    return absence(group) == null
        ? CurvePoint.of(
            threshold,
            payoff(group, group.point(threshold), amounts),
            interval(group.at(threshold), amounts),
            threshold)
        : null;
  }

  private static @Nullable String absence(ScoredGroup group) {
    return group.labelled()
        ? Cells.absence(group.confusion(group.points() - 1), Cells.ALL)
        : "no labels";
  }

  private static double x(ScoredGroup group, int point) {
    return point == 0 ? Math.nextUp(group.threshold(1)) : group.threshold(point);
  }

  private static CurvePoint point(
      ScoredGroup group, int point, double x, Payoff amounts, boolean interval) {
    return CurvePoint.of(
        x,
        payoff(group, point, amounts),
        interval ? interval(group.confusion(point), amounts) : null,
        group.threshold(point));
  }

  private static double payoff(ScoredGroup group, int point, Payoff amounts) {
    Prefix positives = group.positives();
    Prefix negatives = group.negatives();
    int last = group.points() - 1;
    double found = positives.weight(point);
    double wrong = negatives.weight(point);
    return amounts.of(found, wrong, positives.weight(last) - found, negatives.weight(last) - wrong);
  }

  private static @Nullable Interval interval(Confusion counts, Payoff amounts) {
    double weight = counts.total().weight();
    double rows = counts.total().effectiveRows();
    double total = amounts.of(counts);
    double mean = total / weight;
    double spread = amounts.squared().of(counts) / weight - mean * mean;
    return rows > 1 ? Intervals.normal(total, weight * weight * spread / (rows - 1)) : null;
  }
}
