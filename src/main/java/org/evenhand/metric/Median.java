package org.evenhand.metric;

import java.util.Arrays;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.evenhand.metric.Measure.Interval;
import org.jspecify.annotations.Nullable;

/**
 * The median of weighted values: the value with half of the weight below it, or the mean of two
 * neighbours that share it out evenly. Without weights it is the usual median.
 */
public final class Median {
  private static final double LOWER_TAIL = 0.025;

  /** How far a sum of weights may be from a part of all by rounding alone, in parts of all. */
  private static final double ROUNDING = 1e-12;

  /** In ascending order; those of weight 0 are left out. */
  private final double[] values;

  /** For each value the sum of the weights up to it, in parts of all. */
  private final double[] upTo;

  private Median(double[] values, double[] upTo) {
    this.values = values;
    this.upTo = upTo;
  }

  /**
   * Sorts the values.
   *
   * @param weights one per value, with a sum above 0; null when all weigh 1
   */
  public static Median of(double[] values, double @Nullable [] weights) {
    int[] rows = new int[values.length];
    int counted = 0;
    for (int row = 0; row < values.length; row++) {
      if (weights == null || weights[row] > 0) {
        rows[counted++] = row;
      }
    }
    int[] descending = ScoreOrder.descending(values, Arrays.copyOf(rows, counted));
    double[] sorted = new double[counted];
    double[] upTo = new double[counted];
    double sum = 0;
    for (int i = 0; i < counted; i++) {
      int row = descending[counted - 1 - i];
      sorted[i] = values[row];
      sum += weights == null ? 1 : weights[row];
      upTo[i] = sum;
    }
    for (int i = 0; i < counted; i++) {
      upTo[i] /= sum;
    }
    return new Median(sorted, upTo);
  }

  public double value() {
    return quantile(0.5);
  }

  /**
   * The value with that part of the weight below it, or the mean of two neighbours that share it
   * out so: the averaged inverse of the distribution function (Hyndman and Fan 1996, type 2).
   *
   * @param share above 0 and below 1
   */
  public double quantile(double share) {
    return (first(share - ROUNDING) + first(share + ROUNDING)) / 2;
  }

  /**
   * The interval between two of the values that has the median in it however they are distributed,
   * by counting how many of them may be below it (Thompson 1936, On Confidence Ranges for the
   * Median); it covers at least 95 %.
   *
   * @param effectiveRows how many equally weighted values would say as much
   * @return null with fewer than six, which are too few for any
   */
  public @Nullable Interval interval(double effectiveRows) {
    int rows = (int) effectiveRows;
    int outside =
        new BinomialDistribution(null, rows, 0.5).inverseCumulativeProbability(LOWER_TAIL) - 1;
    if (outside < 0) {
      return null;
    }
    double share = outside / (double) rows;
    return new Interval(first(share + ROUNDING), first(1 - share - ROUNDING));
  }

  /** The first value with at least that part of the weight up to it. */
  private double first(double share) {
    int low = 0;
    int high = values.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (upTo[middle] >= share) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return values[low];
  }
}
