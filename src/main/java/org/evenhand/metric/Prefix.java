package org.evenhand.metric;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Rows of one class in descending order of score: running totals after each distinct score. */
final class Prefix {
  /** At k the sum of weights over the k highest distinct scores; 0 at 0. */
  private final double[] weight;

  /** Likewise the number of rows and the sum of squared weights; null if all weights are 1. */
  private final int @Nullable [] rows;

  private final double @Nullable [] squares;

  Prefix(int scores, boolean weighted) {
    this(
        new double[scores + 1],
        weighted ? new int[scores + 1] : null,
        weighted ? new double[scores + 1] : null);
  }

  private Prefix(double[] weight, int @Nullable [] rows, double @Nullable [] squares) {
    this.weight = weight;
    this.rows = rows;
    this.squares = squares;
  }

  /** Carries the totals from one distinct score to the next. */
  void open(int k) {
    weight[k] = weight[k - 1];
    if (rows != null && squares != null) {
      rows[k] = rows[k - 1];
      squares[k] = squares[k - 1];
    }
  }

  void add(int k, double rowWeight) {
    weight[k] += rowWeight;
    if (rows != null && squares != null) {
      rows[k]++;
      squares[k] += rowWeight * rowWeight;
    }
  }

  Prefix trim(int scores) {
    int length = scores + 1;
    return new Prefix(
        Arrays.copyOf(weight, length),
        rows == null ? null : Arrays.copyOf(rows, length),
        squares == null ? null : Arrays.copyOf(squares, length));
  }

  double weight(int k) {
    return weight[k];
  }

  /** The weight of the k-th highest distinct score, from 1. */
  double weightAt(int k) {
    return weight[k] - weight[k - 1];
  }

  /** The weight of the k highest distinct scores, at each k; not a copy. */
  double[] weights() {
    return weight;
  }

  Tally total() {
    return upTo(weight.length - 1);
  }

  /** The rows with one of the k highest distinct scores. */
  Tally upTo(int k) {
    return rows == null || squares == null
        ? Tally.of((int) weight[k])
        : new Tally(rows[k], weight[k], squares[k]);
  }

  /** The rows with a lower score than the k highest. */
  Tally after(int k) {
    return between(k, weight.length - 1);
  }

  /** The rows with one of the {@code k} highest distinct scores but not of the {@code above}. */
  Tally between(int above, int k) {
    return upTo(k).minus(upTo(above));
  }
}
