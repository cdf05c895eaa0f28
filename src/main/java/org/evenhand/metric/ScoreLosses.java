package org.evenhand.metric;

/** What scores that are probabilities cost the rows that have them. */
final class ScoreLosses {
  private final Moments logLoss = new Moments();
  private final Moments brier = new Moments();
  private final Calibration calibration = new Calibration();

  /**
   * @param scores the distinct scores, descending, from 0 to 1
   */
  ScoreLosses(double[] scores, Prefix positives, Prefix negatives) {
    for (int k = 1; k <= scores.length; k++) {
      double score = scores[k - 1];
      double positive = positives.weightAt(k);
      double negative = negatives.weightAt(k);
      if (positive > 0) {
        logLoss.add(LogLoss.of(score, true), positive);
        brier.add((1 - score) * (1 - score), positive);
      }
      if (negative > 0) {
        logLoss.add(LogLoss.of(score, false), negative);
        brier.add(score * score, negative);
      }
      calibration.add(score, positive, negative);
    }
  }

  Moments logLoss() {
    return logLoss;
  }

  Moments brier() {
    return brier;
  }

  double calibrationError() {
    return calibration.error();
  }
}
