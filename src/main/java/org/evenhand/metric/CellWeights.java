package org.evenhand.metric;

import java.util.Arrays;

/** The weights of a group's rows, one by one, by truth and prediction. */
public final class CellWeights {
  private final double[][] weights = new double[4][0];
  private final int[] sizes = new int[4];

  void add(boolean predicted, boolean positive, double weight) {
    int cell = cell(predicted, positive);
    if (sizes[cell] == weights[cell].length) {
      weights[cell] = Arrays.copyOf(weights[cell], Math.max(16, 2 * sizes[cell]));
    }
    weights[cell][sizes[cell]++] = weight;
  }

  /** The weights of the rows of one cell. */
  public double[] of(boolean predicted, boolean positive) {
    int cell = cell(predicted, positive);
    return Arrays.copyOf(weights[cell], sizes[cell]);
  }

  private static int cell(boolean predicted, boolean positive) {
    return (predicted ? 2 : 0) + (positive ? 1 : 0);
  }
}
