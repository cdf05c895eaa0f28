package org.evenhand.model.tribuo;

/** How a model answers: through Tribuo's own classes, or from arrays where that is the same. */
sealed interface Predictor permits ExamplePredictor, TreePredictor {
  /**
   * Scores each row; one without any feature has NaN, unless the model can take it.
   *
   * @param scores the scores to fill, by output and row
   * @throws org.evenhand.data.InputException if the model fails
   */
  void predict(EncodedRows rows, double[][] scores);
}
