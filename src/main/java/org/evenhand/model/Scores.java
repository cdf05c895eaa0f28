package org.evenhand.model;

import java.util.Arrays;

/**
 * Scores of many rows: for each of the model's outputs (its classes in order, or the one value of a
 * regression) one number per row.
 */
public final class Scores {
  private final double[][] byOutput;

  /**
   * @param byOutput {@code [output][row]}; the caller must not change it afterwards
   */
  public Scores(double[][] byOutput) {
    this.byOutput = byOutput;
  }

  public int rows() {
    return byOutput[0].length;
  }

  /** The number of outputs: the number of classes, 1 for a regression. */
  public int width() {
    return byOutput.length;
  }

  /** The score of one output for one row: a probability in [0, 1] for a class; NaN if undefined. */
  public double get(int output, int row) {
    return byOutput[output][row];
  }

  /** One output's scores for all rows, not a copy: not to be changed. */
  public double[] column(int output) {
    return byOutput[output];
  }

  /** Whether an output of the row is past every number, as a logarithm of 0 is. */
  public boolean isInfinite(int row) {
    return Arrays.stream(byOutput).anyMatch(output -> Double.isInfinite(output[row]));
  }

  /** The output with the highest score in that row, the first of equals; -1 if any is NaN. */
  public int best(int row) {
    int best = 0;
    for (int output = 0; output < byOutput.length; output++) {
      double score = byOutput[output][row];
      if (Double.isNaN(score)) {
        return -1;
      }
      if (score > byOutput[best][row]) {
        best = output;
      }
    }
    return best;
  }
}
