package org.evenhand.metric;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Scored rows one group after the other, each group's in descending order of score, and the order
 * of all: what samples are drawn from.
 */
final class Strata {
  /** For each group where it starts; last the number of rows. */
  private final int[] starts;

  /** One per row. */
  final double[] score;

  final double[] weight;

  /** 1 for a positive, else 0; all 0 when no truth is known. */
  final byte[] truth;

  final double[] logLoss;

  /** The places of the rows: 0, 1, 2, ...; and the same in descending order of all scores. */
  final int[] byGroup;

  final int[] byScore;

  /** Along each of the two whether the next row of the group, or of all, has another score. */
  final boolean[] lastOfGroup;

  final boolean[] lastOfAll;

  /** For each group where each of its calibration bins ends, from the highest to the lowest. */
  final int[][] binEnds;

  private Strata(int[] sizes) {
    starts = new int[sizes.length + 1];
    Arrays.parallelPrefix(sizes, Integer::sum);
    System.arraycopy(sizes, 0, starts, 1, sizes.length);
    int rows = starts[sizes.length];
    score = new double[rows];
    weight = new double[rows];
    truth = new byte[rows];
    logLoss = new double[rows];
    byGroup = new int[rows];
    byScore = new int[rows];
    lastOfGroup = new boolean[rows];
    lastOfAll = new boolean[rows];
    binEnds = new int[sizes.length][Calibration.BINS];
    Arrays.setAll(byGroup, i -> i);
  }

  /**
   * @param scores descending, as many as groups, labels and weights
   * @param groupOf the group of each, from 0; below 0 for none
   */
  static Strata of(
      double[] scores,
      byte @Nullable [] labels,
      double @Nullable [] weights,
      int[] groupOf,
      int groups) {
    int[] sizes = new int[groups];
    for (int group : groupOf) {
      if (group >= 0) {
        sizes[group]++;
      }
    }
    Strata strata = new Strata(sizes);
    int[] next = Arrays.copyOf(strata.starts, groups);
    int placed = 0;
    for (int i = 0; i < scores.length; i++) {
      if (groupOf[i] >= 0) {
        int row = next[groupOf[i]]++;
        strata.byScore[placed++] = row;
        strata.score[row] = scores[i];
        strata.weight[row] = weights == null ? 1 : weights[i];
        strata.truth[row] = labels == null ? 0 : labels[i];
        strata.logLoss[row] = LogLoss.of(scores[i], strata.truth[row] == 1);
      }
    }
    strata.markTies();
    for (int group = 0; group < groups; group++) {
      strata.markBins(group);
    }
    return strata;
  }

  private void markTies() {
    int rows = score.length;
    for (int i = 0; i < rows; i++) {
      lastOfAll[i] = i + 1 == rows || score[byScore[i + 1]] != score[byScore[i]];
      lastOfGroup[i] = i + 1 == rows || score[i + 1] != score[i];
    }
    for (int group = 0; group < groups(); group++) {
      if (start(group) < end(group)) {
        lastOfGroup[end(group) - 1] = true;
      }
    }
  }

  private void markBins(int group) {
    int row = start(group);
    for (int bin = Calibration.BINS - 1; bin >= 0; bin--) {
      while (row < end(group) && Calibration.bin(score[row]) >= bin) {
        row++;
      }
      binEnds[group][Calibration.BINS - 1 - bin] = row;
    }
  }

  int groups() {
    return starts.length - 1;
  }

  int rows() {
    return score.length;
  }

  int start(int group) {
    return starts[group];
  }

  int end(int group) {
    return starts[group + 1];
  }
}
