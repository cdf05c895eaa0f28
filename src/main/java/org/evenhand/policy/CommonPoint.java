package org.evenhand.policy;

import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The false and true positive rate that all groups can have together and that gains most: a point
 * on the lower envelope of their ROC hulls.
 */
record CommonPoint(double falsePositiveRate, double truePositiveRate) {

  /**
   * @param hulls of each group, from (0, 0) to (1, 1), none below the diagonal
   * @param perTruePositiveRate what all true positive rates going from 0 to 1 gain
   * @param perFalsePositiveRate likewise
   */
  static CommonPoint best(
      List<Hull> hulls, double perTruePositiveRate, double perFalsePositiveRate) {
    Comparator<CommonPoint> gain =
        Comparator.comparingDouble(
            point ->
                perTruePositiveRate * point.truePositiveRate
                    + perFalsePositiveRate * point.falsePositiveRate);
    CommonPoint nobody = new CommonPoint(0, 0);
    CommonPoint everybody = new CommonPoint(1, 1);
    CommonPoint best = gain.compare(everybody, nobody) > 0 ? everybody : nobody;
    if (perTruePositiveRate <= 0) {
      // Then no point between the diagonal and the hulls is better than its ends.
      return best;
    }
    double[] corners =
        hulls.stream()
            .flatMap(hull -> hull.vertices().stream())
            .mapToDouble(Hull.Vertex::x)
            .sorted()
            .distinct()
            .toArray();
    int at = 0;
    for (int i = 0; i < corners.length; i++) {
      if (gain.compare(on(hulls, corners[i]), on(hulls, corners[at])) > 0) {
        at = i;
      }
    }
    // The envelope is concave: its best point is that corner or a crossing next to it.
    DoubleStream crossings =
        DoubleStream.concat(
            at > 0 ? crossings(hulls, corners[at - 1], corners[at]) : DoubleStream.empty(),
            at + 1 < corners.length
                ? crossings(hulls, corners[at], corners[at + 1])
                : DoubleStream.empty());
    for (double x :
        DoubleStream.concat(DoubleStream.of(corners[at]), crossings.sorted()).toArray()) {
      CommonPoint point = on(hulls, x);
      best = gain.compare(point, best) > 0 ? point : best;
    }
    return best;
  }

  private static CommonPoint on(List<Hull> hulls, double x) {
    return new CommonPoint(x, hulls.stream().mapToDouble(hull -> hull.y(x)).min().orElse(0));
  }

  /** Where two hulls, straight from {@code low} to {@code high}, cross. */
  private static DoubleStream crossings(List<Hull> hulls, double low, double high) {
    return hulls.stream()
        .flatMapToDouble(
            a ->
                hulls.stream()
                    .mapToDouble(
                        b -> {
                          double before = a.y(low) - b.y(low);
                          double after = a.y(high) - b.y(high);
                          return before * after < 0
                              ? low + (high - low) * before / (before - after)
                              : Double.NaN;
                        })
                    .filter(x -> !Double.isNaN(x)));
  }
}
