package org.evenhand.importance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;
import org.evenhand.job.Progress;
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
  private static final String TASK = "Drawing rows again";
  private static final double LOW = 2.5;
  private static final double HIGH = 97.5;

  /** Replicates that differ by less than rounding do not vary. */
  private static final double EQUAL = 1e-12;

  private final Coupling coupling;
  private final GapSide first;
  private final GapSide second;
  private final GapOptions options;
  private final boolean small;

  GapBootstrap(
      Coupling coupling, GapSide first, GapSide second, GapOptions options, boolean small) {
    this.coupling = coupling;
    this.first = first;
    this.second = second;
    this.options = options;
    this.small = small;
  }

  /**
   * The means with their intervals, all over the same draws; no interval where a mean does not
   * vary.
   *
   * @param byPair for each mean one value for each pair
   * @throws org.evenhand.job.CancelledException if the progress says so between two replicates
   */
  List<Measure> means(List<double[]> byPair, Progress progress) {
    List<Parts> all = byPair.stream().map(this::parts).toList();
    double[][] replicates = new double[all.size()][options.replicates()];
    SplittableRandom random = new SplittableRandom(options.seed());
    SplittableRandom ofFirst = random.split();
    SplittableRandom ofSecond = random.split();
    double[] masses = masses(coupling.first(), first);
    double[] otherMasses = masses(coupling.second(), second);
    int[] counts = new int[masses.length];
    int[] otherCounts = new int[otherMasses.length];
    for (int i = 0; i < options.replicates(); i++) {
      progress.report(TASK, i, options.replicates());
      draw(counts, ofFirst);
      draw(otherCounts, ofSecond);
      double mass = sum(counts, masses);
      double otherMass = sum(otherCounts, otherMasses);
      for (int mean = 0; mean < replicates.length; mean++) {
        Parts parts = all.get(mean);
        replicates[mean][i] =
            sum(counts, parts.ofFirst) / mass
                + sum(otherCounts, parts.ofSecond) / otherMass
                - parts.mean;
      }
    }
    List<Measure> measures = new ArrayList<>();
    for (int mean = 0; mean < replicates.length; mean++) {
      double value = all.get(mean).mean;
      shrink(replicates[mean], value, ofMeeting(byPair.get(mean), value));
      measures.add(Measures.number(value, interval(replicates[mean]), small));
    }
    return List.copyOf(measures);
  }

  /** How often each row is drawn, of as many draws as there are rows. */
  private static void draw(int[] counts, SplittableRandom random) {
    Arrays.fill(counts, 0);
    for (int i = 0; i < counts.length; i++) {
      counts[random.nextInt(counts.length)]++;
    }
  }

  /**
   * A mean as sums over the rows of either group.
   *
   * @param ofFirst for each row of the first group what its pairs give
   * @param ofSecond likewise of the second
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Parts(double mean, double[] ofFirst, double[] ofSecond) {}

  private Parts parts(double... byPair) {
    double mean = 0;
    double[] ofFirst = new double[first.weights().length];
    double[] ofSecond = new double[second.weights().length];
    for (int pair = 0; pair < byPair.length; pair++) {
      double part = coupling.mass()[pair] * byPair[pair];
      mean += part;
      ofFirst[coupling.first()[pair]] += part;
      ofSecond[coupling.second()[pair]] += part;
    }
    return new Parts(mean, ofFirst, ofSecond);
  }

  /** The mass of the pairs of each row of a group. */
  private double[] masses(int[] rows, GapSide side) {
    double[] masses = new double[side.weights().length];
    for (int pair = 0; pair < rows.length; pair++) {
      masses[rows[pair]] += coupling.mass()[pair];
    }
    return masses;
  }

  private static double sum(int[] counts, double[] values) {
    double sum = 0;
    for (int row = 0; row < counts.length; row++) {
      sum += counts[row] * values[row];
    }
    return sum;
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
