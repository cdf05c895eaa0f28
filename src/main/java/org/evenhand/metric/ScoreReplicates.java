package org.evenhand.metric;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The metrics of scores, recomputed in samples drawn again from each group's own rows, with
 * replacement, as many as it has: a stratified bootstrap (Efron and Tibshirani 1993, An
 * Introduction to the Bootstrap). A row carries its weight. Nothing is sorted again: rows stay in
 * order of score and only how often each was drawn changes.
 *
 * <p>A calibration error is a sum of sizes, which chance only adds to: a small sample of perfect
 * probabilities has one, and a sample of that sample a larger one, so that replicates of it would
 * say nothing about how far it is off. But it is off by no more than its bins are off together (the
 * triangle inequality). So its replicates are the error itself plus or minus, by the toss of a
 * coin, how far the replicate's bins are from the sample's, and at least 0. Drawn bins vary a
 * little less than bins do, by (n - 1) / n of the variance for n rows in a bin, which is made good.
 */
public final class ScoreReplicates {
  private static final int BATCH = 8;

  private static final List<Metric> METRICS =
      Arrays.stream(Metric.values())
          .filter(metric -> metric.family() == Metric.Family.SCORE)
          .toList();

  private final Strata strata;
  private final ScoreSums[] found;

  /** By group, last all, and bin: how much more than the drawn ones true bins vary. */
  private final double[][] scales;

  /** By group, last all, metric and replicate. */
  private final double[][][] values;

  private ScoreReplicates(Strata strata, int replicates) {
    this.strata = strata;
    found = ScoreSample.each(strata).sums();
    scales = scales(strata);
    values = new double[strata.groups() + 1][METRICS.size()][replicates];
  }

  /**
   * Draws samples, on all cores; which numbers come out does not depend on how many there are.
   *
   * @param groupOf for each row of the table its group, from 0; below 0 for none
   * @param seeds one per group
   */
  public static ScoreReplicates of(ScoredRows rows, int[] groupOf, long[] seeds, int replicates) {
    ScoreReplicates made = new ScoreReplicates(rows.strata(groupOf, seeds.length), replicates);
    long[][] all =
        Arrays.stream(seeds)
            .mapToObj(seed -> new SplittableRandom(seed).longs(replicates).toArray())
            .toArray(long[][]::new);
    IntStream.range(0, (replicates + BATCH - 1) / BATCH)
        .parallel()
        .forEach(
            batch -> {
              ScoreSample sample = new ScoreSample(made.strata);
              int to = Math.min(replicates, (batch + 1) * BATCH);
              for (int replicate = batch * BATCH; replicate < to; replicate++) {
                for (int group = 0; group < seeds.length; group++) {
                  sample.draw(group, new SplittableRandom(all[group][replicate]));
                }
                made.measure(sample, replicate);
              }
            });
    return made;
  }

  private static double[][] scales(Strata strata) {
    int groups = strata.groups();
    double[][] weights = new double[groups + 1][Calibration.BINS];
    double[][] squares = new double[groups + 1][Calibration.BINS];
    for (int group = 0; group < groups; group++) {
      int row = strata.start(group);
      for (int bin = 0; bin < Calibration.BINS; bin++) {
        for (; row < strata.binEnds[group][bin]; row++) {
          double weight = strata.weight[row];
          weights[group][bin] += weight;
          squares[group][bin] += weight * weight;
        }
        weights[groups][bin] += weights[group][bin];
        squares[groups][bin] += squares[group][bin];
      }
    }
    double[][] scales = new double[groups + 1][Calibration.BINS];
    for (int group = 0; group <= groups; group++) {
      for (int bin = 0; bin < Calibration.BINS; bin++) {
        double weight = weights[group][bin];
        double rows = weight * weight / squares[group][bin];
        // One row does not say how it varies; none does not count.
        scales[group][bin] = rows > 1.5 ? Math.sqrt(rows / (rows - 1)) : 1;
      }
    }
    return scales;
  }

  /**
   * A metric of scores in each replicate; NaN where it is not estimable. Where scores are not
   * probabilities, or no truth is known, what asks for them means nothing.
   *
   * @param group from 0; the number of groups for all rows together
   * @return not a copy
   */
  public double[] values(int group, Metric metric) {
    return values[group][METRICS.indexOf(metric)];
  }

  private void measure(ScoreSample sample, int replicate) {
    ScoreSums[] sums = sample.sums();
    int groups = strata.groups();
    for (int group = 0; group < groups; group++) {
      put(group, replicate, sums[group], sample.rank(group), sample.upwards(group));
    }
    // One group is all rows.
    ScoreSample.Rank all = groups == 1 ? sample.rank(0) : sample.rank();
    put(groups, replicate, sums[groups], all, sample.upwards());
  }

  private void put(
      int group, int replicate, ScoreSums sums, ScoreSample.Rank rank, boolean upwards) {
    double off = sums.calibrationOff(found[group], scales[group]);
    double error = Math.max(0, found[group].calibrationError() + (upwards ? off : -off));
    double[][] into = values[group];
    into[METRICS.indexOf(Metric.AUC)][replicate] = rank.auc();
    into[METRICS.indexOf(Metric.AVERAGE_PRECISION)][replicate] = rank.averagePrecision();
    into[METRICS.indexOf(Metric.LOG_LOSS)][replicate] = sums.logLoss();
    into[METRICS.indexOf(Metric.BRIER)][replicate] = sums.brier();
    into[METRICS.indexOf(Metric.CALIBRATION_ERROR)][replicate] = error;
    into[METRICS.indexOf(Metric.MEAN_SCORE)][replicate] = sums.meanScore();
    into[METRICS.indexOf(Metric.GENERALIZED_TRUE_POSITIVE_RATE)][replicate] =
        sums.meanOfPositives();
    into[METRICS.indexOf(Metric.GENERALIZED_FALSE_POSITIVE_RATE)][replicate] =
        sums.meanOfNegatives();
  }
}
