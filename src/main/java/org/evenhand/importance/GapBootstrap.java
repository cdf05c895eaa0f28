package org.evenhand.importance;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measures;
import org.jspecify.annotations.Nullable;

/**
 * Means over pairs of rows of two groups, with percentile intervals from drawing each group's rows
 * again (Efron and Tibshirani 1993, An Introduction to the Bootstrap). A mean over pairs is taken
 * as a sum of what belongs to the rows of either group: each replicate moves it by how far the rows
 * drawn of each group are from all of the group, the other group's rows being what they are.
 *
 * <p>A row's own mean is over the few rows that it met, and which ones they were is chance that the
 * draws of its own group and those of the other both show. It is in the spread twice or, where the
 * value belongs to one row of the pair only, once too often; so the spread is made smaller by it.
 */
final class GapBootstrap {
  private static final double LOW = 2.5;
  private static final double HIGH = 97.5;

  /** Replicates that differ by less than rounding do not vary. */
  private static final double EQUAL = 1e-12;

  private final Coupling coupling;
  private final GapSide first;
  private final GapSide second;
  private final int[][] firstDraws;
  private final int[][] secondDraws;
  private final boolean small;

  GapBootstrap(
      Coupling coupling, GapSide first, GapSide second, GapOptions options, boolean small) {
    this.coupling = coupling;
    this.first = first;
    this.second = second;
    SplittableRandom random = new SplittableRandom(options.seed());
    this.firstDraws = draws(first.weights().length, options.replicates(), random.split());
    this.secondDraws = draws(second.weights().length, options.replicates(), random.split());
    this.small = small;
  }

  private static int[][] draws(int rows, int replicates, SplittableRandom random) {
    int[][] counts = new int[replicates][rows];
    for (int[] count : counts) {
      for (int i = 0; i < rows; i++) {
        count[random.nextInt(rows)]++;
      }
    }
    return counts;
  }

  /**
   * The mean with its interval; none where it does not vary.
   *
   * @param byPair one value for each pair
   */
  Measure mean(double[] byPair) {
    double mean = 0;
    double[] ofFirst = new double[first.weights().length];
    double[] ofSecond = new double[second.weights().length];
    double[] massOfFirst = new double[ofFirst.length];
    double[] massOfSecond = new double[ofSecond.length];
    for (int pair = 0; pair < byPair.length; pair++) {
      double mass = coupling.mass()[pair];
      double part = mass * byPair[pair];
      mean += part;
      ofFirst[coupling.first()[pair]] += part;
      ofSecond[coupling.second()[pair]] += part;
      massOfFirst[coupling.first()[pair]] += mass;
      massOfSecond[coupling.second()[pair]] += mass;
    }
    double[] replicates = new double[firstDraws.length];
    for (int i = 0; i < replicates.length; i++) {
      replicates[i] =
          drawn(firstDraws[i], ofFirst, massOfFirst)
              + drawn(secondDraws[i], ofSecond, massOfSecond)
              - mean;
    }
    shrink(replicates, mean, ofMeeting(byPair, mean));
    return Measures.number(mean, interval(replicates), small);
  }

  /** The variance of the mean that comes of which rows met, were all pairs drawn for themselves. */
  private double ofMeeting(double[] byPair, double mean) {
    double variance = 0;
    double squares = 0;
    for (int pair = 0; pair < byPair.length; pair++) {
      double mass = coupling.mass()[pair];
      double off = byPair[pair] - mean;
      variance += mass * off * off;
      squares += mass * mass;
    }
    return variance * squares;
  }

  /** Takes a variance out of the replicates; what is left is never less than that itself. */
  private static void shrink(double[] replicates, double mean, double excess) {
    double variance = 0;
    int known = 0;
    for (double replicate : replicates) {
      if (Double.isFinite(replicate)) {
        variance += (replicate - mean) * (replicate - mean);
        known++;
      }
    }
    variance /= known;
    if (variance > 0) {
      double factor = Math.sqrt(Math.min(1, Math.max(variance - excess, excess) / variance));
      for (int i = 0; i < replicates.length; i++) {
        replicates[i] = mean + factor * (replicates[i] - mean);
      }
    }
  }

  private static double drawn(int[] counts, double[] sums, double[] masses) {
    double sum = 0;
    double mass = 0;
    for (int row = 0; row < counts.length; row++) {
      sum += counts[row] * sums[row];
      mass += counts[row] * masses[row];
    }
    return sum / mass;
  }

  private static Measure.@Nullable Interval interval(double[] replicates) {
    double[] known = Arrays.stream(replicates).filter(Double::isFinite).toArray();
    if (known.length < 2) {
      return null;
    }
    Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
    percentile.setData(known);
    double low = percentile.evaluate(LOW);
    double high = percentile.evaluate(HIGH);
    double scale = Math.max(Math.abs(low), Math.abs(high));
    return high - low > EQUAL * scale ? new Measure.Interval(low, high) : null;
  }
}
