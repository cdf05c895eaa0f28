package org.evenhand.model.tribuo;

import java.util.Arrays;

/**
 * Decision trees, answering from arrays; {@link TreeCompiler} makes it.
 *
 * @param features how many features the model knows
 */
record TreePredictor(int features, FlatTrees trees, LeafCombiner combiner) implements Predictor {
  @Override
  public void predict(EncodedRows rows, double[][] scores) {
    double[] vector = new double[features];
    int[] leaves = new int[trees.count()];
    double[] answer = new double[scores.length];
    for (int row = 0; row < rows.count(); row++) {
      if (rows.addTo(vector, row)) {
        trees.descend(vector, leaves);
        combiner.combine(leaves, answer);
        rows.clear(vector, row);
      } else {
        Arrays.fill(answer, Double.NaN);
      }
      for (int output = 0; output < scores.length; output++) {
        scores[output][row] = answer[output];
      }
    }
  }
}
