package org.evenhand.fairness;

import java.util.random.RandomGenerator;
import org.evenhand.metric.CellWeights;
import org.evenhand.metric.Confusion;
import org.evenhand.metric.Metric;
import org.jspecify.annotations.Nullable;

/** The weights of the four cells of one group's confusion matrix in each replicate. */
final class CellDraws {
  private final double[] tp;
  private final double[] fp;
  private final double[] fn;
  private final double[] tn;

  /** Empty cells. */
  CellDraws(int replicates) {
    tp = new double[replicates];
    fp = new double[replicates];
    fn = new double[replicates];
    tn = new double[replicates];
  }

  /**
   * As many rows as the group has, drawn with replacement: multinomial counts of the cells, and in
   * each cell so many of its rows.
   */
  static CellDraws of(GroupFigures group, int replicates, RandomGenerator random) {
    CellDraws draws = new CellDraws(replicates);
    draws.draw(group.decisions(), group.weights(), random);
    return draws;
  }

  private void draw(Confusion counts, @Nullable CellWeights weights, RandomGenerator random) {
    DrawnWeight ofTp = new DrawnWeight(counts.tp(), weights(weights, true, true));
    DrawnWeight ofFp = new DrawnWeight(counts.fp(), weights(weights, true, false));
    DrawnWeight ofFn = new DrawnWeight(counts.fn(), weights(weights, false, true));
    DrawnWeight ofTn = new DrawnWeight(counts.tn(), weights(weights, false, false));
    int rows = counts.total().rows();
    double positives = counts.positives().rows() / (double) rows;
    double found = counts.tp().rows() / (double) counts.positives().rows();
    double flagged = counts.fp().rows() / (double) counts.negatives().rows();
    for (int i = 0; i < tp.length; i++) {
      int truly = Binomial.draw(random, rows, positives);
      int right = Binomial.draw(random, truly, found);
      int wrong = Binomial.draw(random, rows - truly, flagged);
      tp[i] = ofTp.of(right, random);
      fn[i] = ofFn.of(truly - right, random);
      fp[i] = ofFp.of(wrong, random);
      tn[i] = ofTn.of(rows - truly - wrong, random);
    }
  }

  private static double @Nullable [] weights(
      @Nullable CellWeights weights, boolean predicted, boolean positive) {
    return weights == null ? null : weights.of(predicted, positive);
  }

  void add(CellDraws other) {
    for (int i = 0; i < other.tp.length; i++) {
      tp[i] += other.tp[i];
      fp[i] += other.fp[i];
      fn[i] += other.fn[i];
      tn[i] += other.tn[i];
    }
  }

  int replicates() {
    return tp.length;
  }

  /** All rows in a replicate. */
  double total(int replicate) {
    return tp[replicate] + fp[replicate] + fn[replicate] + tn[replicate];
  }

  /** Those predicted positive in a replicate. */
  double predicted(int replicate) {
    return tp[replicate] + fp[replicate];
  }

  /** Those truly positive in a replicate. */
  double positives(int replicate) {
    return tp[replicate] + fn[replicate];
  }

  /** A metric of decisions in each replicate. */
  Draws values(Metric metric, boolean favorablePositive) {
    double[] values = new double[tp.length];
    Confusion.values(metric, favorablePositive, tp, fp, fn, tn, values);
    return new Draws(values);
  }
}
