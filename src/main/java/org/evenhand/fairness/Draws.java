package org.evenhand.fairness;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.evenhand.metric.Measure.Interval;
import org.jspecify.annotations.Nullable;

/** A number as it comes out in each replicate of a bootstrap; NaN where it is not estimable. */
final class Draws {
  private static final NormalDistribution NORMAL = new NormalDistribution();
  private static final double Z = NORMAL.inverseCumulativeProbability(0.975);

  private final double[] values;

  Draws(double[] values) {
    this.values = values;
  }

  /** The number in one replicate. */
  double of(int replicate) {
    return values[replicate];
  }

  /** In each replicate what is made of both numbers. */
  Draws with(Draws other, DoubleBinaryOperator operator) {
    double[] made = new double[values.length];
    for (int i = 0; i < made.length; i++) {
      made[i] = operator.applyAsDouble(values[i], other.values[i]);
    }
    return new Draws(made);
  }

  /** In each replicate the smallest and the largest; NaN where fewer than two are estimable. */
  static Range range(List<Draws> groups) {
    int count = groups.getFirst().values.length;
    double[] low = filled(count, Double.POSITIVE_INFINITY);
    double[] high = filled(count, Double.NEGATIVE_INFINITY);
    int[] estimable = new int[count];
    for (Draws group : groups) {
      for (int i = 0; i < count; i++) {
        double value = group.values[i];
        // Comparisons with NaN are false: it changes nothing.
        low[i] = value < low[i] ? value : low[i];
        high[i] = value > high[i] ? value : high[i];
        estimable[i] += value <= high[i] ? 1 : 0;
      }
    }
    for (int i = 0; i < count; i++) {
      if (estimable[i] < 2) {
        low[i] = Double.NaN;
        high[i] = Double.NaN;
      }
    }
    return new Range(new Draws(low), new Draws(high));
  }

  /** The smallest and the largest of several groups. */
  record Range(Draws low, Draws high) {
    /** The largest minus the smallest, or the smallest over the largest. */
    Draws extremes(boolean ratio) {
      return low.with(high, ratio ? (l, h) -> l / h : (l, h) -> h - l);
    }

    /** The gap of the group farthest from all rows, which is one of both. */
    Draws farthest(Draws overall, boolean ratio) {
      Draws below = low.with(overall, ratio ? (l, all) -> l / all : (l, all) -> all - l);
      Draws above = high.with(overall, ratio ? (h, all) -> all / h : (h, all) -> h - all);
      return below.with(above, ratio ? Math::min : Math::max);
    }
  }

  /**
   * The percentile and the bias-corrected percentile interval (Efron 1981) together, with the
   * estimate. Of gaps over several groups the first alone is too high where groups nearly tie for
   * the extreme, and the second too low where they do not; together they hold the true gap in 93 to
   * 98 of 100 samples of groups whose rates differ.
   *
   * @return null if the number is estimable in less than half of the replicates
   */
  @Nullable Interval interval(double estimate) {
    double[] sorted = sorted();
    if (sorted.length == 0 || 2 * sorted.length < values.length) {
      return null;
    }
    int below = 0;
    int equal = 0;
    for (double value : sorted) {
      below += value < estimate ? 1 : 0;
      equal += value == estimate ? 1 : 0;
    }
    double bias = quantileOf((below + equal / 2.0) / sorted.length, sorted.length);
    double low = NORMAL.cumulativeProbability(Math.min(0, 2 * bias) - Z);
    double high = NORMAL.cumulativeProbability(Math.max(0, 2 * bias) + Z);
    return new Interval(Math.min(estimate, at(sorted, low)), Math.max(estimate, at(sorted, high)));
  }

  private static double quantileOf(double share, int count) {
    double least = 0.5 / count;
    return NORMAL.inverseCumulativeProbability(Math.clamp(share, least, 1 - least));
  }

  /** The quantile of sorted values, interpolated. */
  private static double at(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    double next = sorted[Math.min(below + 1, sorted.length - 1)];
    return sorted[below] + (place - below) * (next - sorted[below]);
  }

  /** The value that a share of the estimable replicates is below. */
  double quantile(double share) {
    return at(sorted(), share);
  }

  /** The part of the replicates that have a value, from 0 to 1. */
  double estimable() {
    return Arrays.stream(values).filter(Double::isFinite).count() / (double) values.length;
  }

  /** The standard deviation over the replicates; NaN with fewer than two. */
  double standardError() {
    double sum = 0;
    int count = 0;
    for (double value : values) {
      sum += Double.isFinite(value) ? value : 0;
      count += Double.isFinite(value) ? 1 : 0;
    }
    double mean = sum / count;
    double squares = 0;
    for (double value : values) {
      squares += Double.isFinite(value) ? (value - mean) * (value - mean) : 0;
    }
    return Math.sqrt(squares / (count - 1));
  }

  /** The estimable replicates in rising order. */
  private double[] sorted() {
    double[] finite = new double[values.length];
    int count = 0;
    for (double value : values) {
      if (Double.isFinite(value)) {
        finite[count++] = value;
      }
    }
    Arrays.sort(finite, 0, count);
    return count == finite.length ? finite : Arrays.copyOf(finite, count);
  }

  private static double[] filled(int count, double value) {
    double[] filled = new double[count];
    Arrays.fill(filled, value);
    return filled;
  }
}
