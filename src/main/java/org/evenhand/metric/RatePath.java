package org.evenhand.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way that two rates of a group go together as the threshold falls. */
record RatePath(Metric x, Metric y) {

  /** Why there is no curve; null when there is one. */
  @Nullable String absence(ScoredGroup group) {
    if (!group.labelled()) {
      return "no labels";
    }
    Confusion everyone = group.confusion(group.points() - 1);
    String absence = everyone.share(x, true).absence();
    return absence == null ? everyone.share(y, true).absence() : absence;
  }

  /** The thinned points from the highest threshold to the lowest; none if there is no curve. */
  List<CurvePoint> points(ScoredGroup group, boolean intervals) {
    if (absence(group) != null) {
      return List.of();
    }
    double[] xs = group.curve(x, true);
    double[] ys = group.curve(y, true);
    int first = 0;
    while (Double.isNaN(xs[first]) || Double.isNaN(ys[first])) {
      first++;
    }
    xs = Arrays.copyOfRange(xs, first, xs.length);
    ys = Arrays.copyOfRange(ys, first, ys.length);
    List<CurvePoint> points = new ArrayList<>();
    for (int kept : Thinning.keep(xs, ys, 0)) {
      points.add(point(group, first + kept, group.threshold(first + kept), intervals));
    }
    return List.copyOf(points);
  }

  /** The point that a threshold makes, with its interval; null where a rate is not estimable. */
  @Nullable CurvePoint at(ScoredGroup group, double threshold) {
    int point = group.point(threshold);
    return absence(group) == null && absence(group.confusion(point)) == null
        ? point(group, point, threshold, true)
        : null;
  }

  private @Nullable String absence(Confusion counts) {
    String absence = counts.share(x, true).absence();
    return absence == null ? counts.share(y, true).absence() : absence;
  }

  private CurvePoint point(ScoredGroup group, int point, double threshold, boolean interval) {
    Confusion counts = group.confusion(point);
    Share rate = counts.share(y, true);
    double value = Math.min(1, rate.value());
    return CurvePoint.of(
        Math.min(1, counts.share(x, true).value()),
        value,
        interval ? Intervals.wilson(value, rate.whole().effectiveRows()) : null,
        threshold);
  }
}
