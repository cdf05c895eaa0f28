package org.evenhand.metric;

/**
 * The expected calibration error over ten bins of equal width: [0, 0.1), [0.1, 0.2), ..., [0.9, 1].
 */
final class Calibration {
  static final int BINS = 10;

  private final double[] weight = new double[BINS];
  private final double[] scores = new double[BINS];
  private final double[] positives = new double[BINS];
  private double total;

  /** The bin of a score; of one past either end the first or the last. */
  static int bin(double score) {
    return Math.clamp((int) (score * BINS), 0, BINS - 1);
  }

  /** Adds the rows with one score, a probability. */
  void add(double score, double positive, double negative) {
    int bin = bin(score);
    weight[bin] += positive + negative;
    scores[bin] += score * (positive + negative);
    positives[bin] += positive;
    total += positive + negative;
  }

  /** The distance of mean score and share of positives, averaged over the rows. */
  double error() {
    double distance = 0;
    for (int bin = 0; bin < BINS; bin++) {
      distance += Math.abs(scores[bin] - positives[bin]);
    }
    return distance / total;
  }
}
