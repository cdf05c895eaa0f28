package org.evenhand.model.tribuo;

import java.util.Arrays;

/**
 * Decision trees, answering from arrays; {@link TreeCompiler} makes it.
 *
 * @param features how many features the model knows
 */
record TreePredictor(int features, FlatTrees trees, LeafCombiner combiner) implements Predictor {
  private static final int BLOCK = 32;

  @Override
  public void predict(EncodedRows rows, double[][] scores) {
    int block = Math.min(BLOCK, rows.count());
    double[][] vectors = new double[block][features];
    int[][] leaves = new int[block][trees.count()];
    double[] answer = new double[scores.length];
    for (int first = 0; first < rows.count(); first += block) {
      int end = Math.min(first + block, rows.count());
      for (int row = first; row < end; row++) {
        rows.addTo(vectors[row - first], row);
      }
      trees.descend(vectors, leaves);
      for (int row = first; row < end; row++) {
        if (rows.isEmpty(row)) {
          Arrays.fill(answer, Double.NaN);
        } else {
          combiner.combine(leaves[row - first], answer);
          rows.clear(vectors[row - first], row);
        }
        for (int output = 0; output < scores.length; output++) {
          scores[output][row] = answer[output];
        }
      }
    }
  }
}
