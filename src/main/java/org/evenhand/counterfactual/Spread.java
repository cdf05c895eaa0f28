package org.evenhand.counterfactual;

import java.util.Arrays;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;
import org.evenhand.counterfactual.DistanceOptions.Unit;
import org.evenhand.data.ColumnType;
import org.evenhand.data.NumericColumn;

/** How far the finite values of a column of numbers lie apart. */
final class Spread {
  /** The standard deviation of normal values by their median absolute deviation. */
  private static final double NORMAL_MEDIAN_DEVIATION = 1.4826;

  /** The interquartile range of normal values by their standard deviation. */
  private static final double NORMAL_INTERQUARTILE_RANGE = 1.349;

  private Spread() {}

  /** What counts 1 in that column; 0 if it does not vary. A binary column's is the range. */
  static double of(NumericColumn column, Unit unit) {
    double[] values = Arrays.stream(column.toArray()).filter(Double::isFinite).toArray();
    if (values.length == 0) {
      return 0;
    }
    double range = StatUtils.max(values) - StatUtils.min(values);
    if (range == 0 || !Double.isFinite(range) || column.type() == ColumnType.BINARY) {
      return Double.isFinite(range) ? range : Double.MAX_VALUE;
    }
    return switch (unit) {
      case RANGE -> range;
      case STANDARD_DEVIATION -> deviation(values, range);
      case MEDIAN_DEVIATION -> robust(values, range);
    };
  }

  private static double deviation(double[] values, double range) {
    double deviation = Math.sqrt(StatUtils.variance(values));
    // Squares of very large or small numbers leave what a double can hold.
    return deviation > 0 && Double.isFinite(deviation) ? deviation : range;
  }

  private static double robust(double[] values, double range) {
    Arrays.parallelSort(values);
    double median = quantile(values, 50);
    double quartiles = quantile(values, 75) - quantile(values, 25);
    double[] apart = Arrays.stream(values).map(value -> Math.abs(value - median)).toArray();
    Arrays.parallelSort(apart);
    double medianDeviation = quantile(apart, 50);
    if (medianDeviation > 0) {
      return NORMAL_MEDIAN_DEVIATION * medianDeviation;
    }
    return quartiles > 0 ? quartiles / NORMAL_INTERQUARTILE_RANGE : deviation(values, range);
  }

  private static double quantile(double[] sorted, double percent) {
    return new Percentile().withEstimationType(EstimationType.R_7).evaluate(sorted, percent);
  }
}
