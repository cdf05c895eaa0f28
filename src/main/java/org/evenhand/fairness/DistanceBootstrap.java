package org.evenhand.fairness;

import java.util.Arrays;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.evenhand.fairness.PooledValues.Distances;
import org.evenhand.fairness.PooledValues.Side;
import org.evenhand.metric.Intervals;
import org.evenhand.metric.Measure.Interval;
import org.jspecify.annotations.Nullable;

/**
 * How sure the distances between groups are, by drawing the rows again, each a Poisson number of
 * times (Hanley and MacGibbon 2006, Creating Non-Parametric Bootstrap Samples Using Poisson
 * Frequencies).
 *
 * <p>Both distances are norms of the difference of two distribution functions: the largest value
 * and the area. So a distance is off by no more than the norm of how far that difference is off,
 * whose 95 % quantile is half of the interval's width. It covers at least 95 %, also where the
 * groups are alike, which percentiles of distances do not.
 *
 * <p>Rows are drawn by cells of neighbouring values, {@value #CELLS} at most: a cell's weight is
 * drawn with the mean and variance that it has when each of its rows is.
 */
final class DistanceBootstrap {
  static final int REPLICATES = 200;
  static final int CELLS = 256;

  private static final double LEVEL = 0.95;
  private static final double LARGE = 30;

  /** For each group and replicate how far the replicate's distribution functions are off. */
  private final double[][] kolmogorovSmirnov;

  private final double[][] wasserstein;

  private DistanceBootstrap(int groups) {
    kolmogorovSmirnov = new double[groups][REPLICATES];
    wasserstein = new double[groups][REPLICATES];
  }

  /**
   * @param reference the group that each is compared with, or {@link PooledValues#OTHERS}
   */
  static DistanceBootstrap run(PooledValues pool, int reference, long seed) {
    int groups = pool.groups();
    DistanceBootstrap bootstrap = new DistanceBootstrap(groups);
    int[] cellOf = cells(pool.all().weight());
    double[] values = values(pool, cellOf);
    double[][] found = new double[groups][];
    double[][] squares = new double[groups][];
    for (int group = 0; group < groups; group++) {
      Side side = pool.of(group);
      found[group] = sums(side.weight(), cellOf, values.length);
      squares[group] = sums(side.squares(), cellOf, values.length);
    }
    double[][] others = others(found, reference);
    RandomGenerator random = new Well19937c(seed);
    for (int replicate = 0; replicate < REPLICATES; replicate++) {
      double[][] drawn = draw(found, squares, random);
      double[][] drawnOthers = others(drawn, reference);
      for (int group = 0; group < groups; group++) {
        double[] off = new double[values.length];
        addBelow(drawn[group], 1, off);
        addBelow(found[group], -1, off);
        addBelow(drawnOthers[group], -1, off);
        addBelow(others[group], 1, off);
        Distances norms = PooledValues.norms(values, off);
        bootstrap.kolmogorovSmirnov[group][replicate] = norms.kolmogorovSmirnov();
        bootstrap.wasserstein[group][replicate] = norms.wasserstein();
      }
    }
    return bootstrap;
  }

  @Nullable Interval kolmogorovSmirnov(int group, Distances found) {
    return Intervals.within(interval(found.kolmogorovSmirnov(), kolmogorovSmirnov[group]), 0, 1);
  }

  @Nullable Interval wasserstein(int group, Distances found) {
    return Intervals.within(
        interval(found.wasserstein(), wasserstein[group]), 0, Double.POSITIVE_INFINITY);
  }

  private static @Nullable Interval interval(double found, double[] off) {
    double[] sorted = Arrays.stream(off).filter(each -> !Double.isNaN(each)).sorted().toArray();
    if (sorted.length < REPLICATES / 2) {
      return null;
    }
    double half = sorted[(int) (LEVEL * sorted.length)];
    return new Interval(found - half, found + half);
  }

  /** For each value its cell: one each if they are few, else of about the same weight. */
  private static int[] cells(double[] weight) {
    int[] cellOf = new int[weight.length];
    if (weight.length <= CELLS) {
      Arrays.setAll(cellOf, i -> i);
      return cellOf;
    }
    double total = Arrays.stream(weight).sum();
    double below = 0;
    int cell = -1;
    int last = -1;
    for (int i = 0; i < weight.length; i++) {
      int wanted = Math.min(CELLS - 1, (int) (below / total * CELLS));
      if (wanted > last) {
        cell++;
        last = wanted;
      }
      cellOf[i] = cell;
      below += weight[i];
    }
    return cellOf;
  }

  /** The mean of the values in each cell. */
  private static double[] values(PooledValues pool, int[] cellOf) {
    int count = cellOf.length == 0 ? 0 : cellOf[cellOf.length - 1] + 1;
    double[] sum = new double[count];
    int[] members = new int[count];
    for (int i = 0; i < cellOf.length; i++) {
      sum[cellOf[i]] += pool.values()[i];
      members[cellOf[i]]++;
    }
    Arrays.setAll(sum, cell -> sum[cell] / members[cell]);
    return sum;
  }

  private static double[] sums(double[] of, int[] cellOf, int count) {
    double[] sums = new double[count];
    for (int i = 0; i < cellOf.length; i++) {
      sums[cellOf[i]] += of[i];
    }
    return sums;
  }

  private static double[][] draw(double[][] weight, double[][] squares, RandomGenerator random) {
    double[][] drawn = new double[weight.length][weight[0].length];
    for (int group = 0; group < drawn.length; group++) {
      for (int cell = 0; cell < drawn[group].length; cell++) {
        double own = weight[group][cell];
        if (own > 0) {
          double each = squares[group][cell] / own;
          drawn[group][cell] = each * poisson(own / each, random);
        }
      }
    }
    return drawn;
  }

  /** A number drawn from the Poisson distribution; of a large mean from its normal limit. */
  private static double poisson(double mean, RandomGenerator random) {
    if (mean > LARGE) {
      return Math.max(0, mean + Math.sqrt(mean) * random.nextGaussian());
    }
    double left = Math.exp(-mean);
    int drawn = -1;
    for (double product = 1; product > left; product *= random.nextDouble()) {
      drawn++;
    }
    return drawn;
  }

  /** For each group what it is compared with. */
  private static double[][] others(double[][] groups, int reference) {
    double[][] others = new double[groups.length][];
    if (reference != PooledValues.OTHERS) {
      Arrays.fill(others, groups[reference]);
      return others;
    }
    double[] all = new double[groups[0].length];
    for (double[] group : groups) {
      Arrays.setAll(all, i -> all[i] + group[i]);
    }
    for (int group = 0; group < groups.length; group++) {
      double[] own = groups[group];
      others[group] = new double[all.length];
      Arrays.setAll(others[group], i -> Math.max(0, all[i] - own[i]));
    }
    return others;
  }

  /** Adds the shares at or below each value, times the factor. */
  private static void addBelow(double[] weight, double factor, double[] to) {
    double total = Arrays.stream(weight).sum();
    double below = 0;
    for (int i = 0; i < weight.length; i++) {
      below += weight[i];
      to[i] += factor * below / total;
    }
  }
}
