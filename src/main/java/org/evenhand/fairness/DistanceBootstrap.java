package org.evenhand.fairness;

import java.util.Arrays;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.evenhand.fairness.PooledValues.Distances;
import org.evenhand.fairness.PooledValues.Side;
import org.evenhand.metric.Intervals;
import org.evenhand.metric.Measure.Interval;
import org.jspecify.annotations.Nullable;

/**
 * How far distances between groups stray when the rows are drawn again, each a Poisson number of
 * times (Hanley and MacGibbon 2006, Creating Non-Parametric Bootstrap Samples Using Poisson
 * Frequencies).
 *
 * <p>Rows are drawn by cells of neighbouring values, {@value #CELLS} at most: a cell's weight is
 * drawn with the mean and variance that it has when each of its rows is. The distance that a
 * replicate is held against is that of the cells too, so that taking neighbours together moves no
 * interval, only blurs its ends a little.
 */
final class DistanceBootstrap {
  static final int REPLICATES = 200;
  static final int CELLS = 256;

  private static final double TAIL = 0.025;

  /** For each group and replicate the replicate's distance minus that of the rows there are. */
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
    Distances[] base = distances(values, found, reference);
    RandomGenerator random = new Well19937c(seed);
    PoissonDistribution[][] draws = draws(found, squares, random);
    for (int replicate = 0; replicate < REPLICATES; replicate++) {
      Distances[] drawn = distances(values, draw(found, squares, draws), reference);
      for (int group = 0; group < groups; group++) {
        bootstrap.kolmogorovSmirnov[group][replicate] =
            drawn[group].kolmogorovSmirnov() - base[group].kolmogorovSmirnov();
        bootstrap.wasserstein[group][replicate] =
            drawn[group].wasserstein() - base[group].wasserstein();
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

  /**
   * The basic bootstrap interval: distances between samples are too large on average, which it
   * takes back rather than doubles as percentiles would. It always holds the distance found.
   */
  private static @Nullable Interval interval(double found, double[] strayed) {
    double[] sorted = Arrays.stream(strayed).filter(each -> !Double.isNaN(each)).sorted().toArray();
    if (sorted.length < REPLICATES / 2) {
      return null;
    }
    int cut = (int) (TAIL * sorted.length);
    double high = found - sorted[cut];
    double low = found - sorted[sorted.length - 1 - cut];
    return new Interval(Math.min(found, low), Math.max(found, high));
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

  /** How often a row of each cell is drawn, with as many rows as the cell effectively has. */
  private static PoissonDistribution[][] draws(
      double[][] weight, double[][] squares, RandomGenerator random) {
    PoissonDistribution[][] draws = new PoissonDistribution[weight.length][weight[0].length];
    for (int group = 0; group < weight.length; group++) {
      for (int cell = 0; cell < draws[group].length; cell++) {
        double own = weight[group][cell];
        if (own > 0) {
          double rows = own * own / squares[group][cell];
          draws[group][cell] =
              new PoissonDistribution(
                  random,
                  rows,
                  PoissonDistribution.DEFAULT_EPSILON,
                  PoissonDistribution.DEFAULT_MAX_ITERATIONS);
        }
      }
    }
    return draws;
  }

  private static double[][] draw(
      double[][] weight, double[][] squares, PoissonDistribution[][] draws) {
    double[][] drawn = new double[weight.length][weight[0].length];
    for (int group = 0; group < drawn.length; group++) {
      for (int cell = 0; cell < drawn[group].length; cell++) {
        if (weight[group][cell] > 0) {
          double each = squares[group][cell] / weight[group][cell];
          drawn[group][cell] = each * draws[group][cell].sample();
        }
      }
    }
    return drawn;
  }

  private static Distances[] distances(double[] values, double[][] groups, int reference) {
    double[] all = new double[values.length];
    for (double[] group : groups) {
      Arrays.setAll(all, i -> all[i] + group[i]);
    }
    Distances[] distances = new Distances[groups.length];
    for (int group = 0; group < groups.length; group++) {
      double[] own = groups[group];
      double[] other =
          reference == PooledValues.OTHERS ? new double[all.length] : groups[reference];
      if (reference == PooledValues.OTHERS) {
        Arrays.setAll(other, i -> Math.max(0, all[i] - own[i]));
      }
      distances[group] = PooledValues.distances(values, own, other);
    }
    return distances;
  }
}
