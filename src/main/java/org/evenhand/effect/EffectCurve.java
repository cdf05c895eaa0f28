package org.evenhand.effect;

import java.util.List;
import org.evenhand.metric.Measure;
import org.jspecify.annotations.Nullable;

/**
 * The mean of many rows' scores along a grid.
 *
 * @param rows how many rows it is of
 * @param points one per point of the grid
 */
public record EffectCurve(int rows, List<Point> points) {

  /**
   * One point.
   *
   * @param mean with Student's 95 % interval, which covers that other rows might have been drawn
   *     and nothing else: not that another model might have been learned
   * @param band null where no row has a score
   * @param leftOut rows without a score here, which are in neither
   */
  public record Point(Measure mean, @Nullable Band band, int leftOut) {}

  /** Quantiles of the single rows' scores: half of the lines lie between p25 and p75. */
  public record Band(double p10, double p25, double median, double p75, double p90) {}

  public EffectCurve {
    points = List.copyOf(points);
  }

  /** The highest mean less the lowest; 0 without any. */
  public double spread() {
    double[] means =
        points.stream()
            .filter(point -> point.mean() instanceof Measure.Estimate)
            .mapToDouble(point -> ((Measure.Estimate) point.mean()).value())
            .sorted()
            .toArray();
    return means.length == 0 ? 0 : means[means.length - 1] - means[0];
  }
}
