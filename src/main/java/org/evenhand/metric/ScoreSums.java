package org.evenhand.metric;

/** Sums over drawn rows, of which means are made; those of all rows are the groups' together. */
final class ScoreSums {
  private double weight;
  private double positives;
  private double scores;
  private double positiveScores;
  private double logLoss;
  private double squares;

  /** For each calibration bin, from the highest, the sum of score minus truth. */
  private final double[] distances = new double[Calibration.BINS];

  /** Adds the rows of a group, each as often as it was drawn. */
  void add(Strata strata, int group, byte[] drawn) {
    int from = strata.start(group);
    for (int bin = 0; bin < distances.length; bin++) {
      int to = strata.binEnds[group][bin];
      addBin(strata, from, to, drawn, bin);
      from = to;
    }
  }

  private void addBin(Strata strata, int from, int to, byte[] drawn, int bin) {
    double allWeight = 0;
    double allPositives = 0;
    double allScores = 0;
    double allPositiveScores = 0;
    double allLosses = 0;
    double allSquares = 0;
    for (int row = from; row < to; row++) {
      double each = drawn[row] * strata.weight[row];
      double score = strata.score[row];
      double truth = strata.truth[row];
      allWeight += each;
      allPositives += each * truth;
      allScores += each * score;
      allPositiveScores += each * truth * score;
      allLosses += each * strata.logLoss[row];
      allSquares += each * (score - truth) * (score - truth);
    }
    weight += allWeight;
    positives += allPositives;
    scores += allScores;
    positiveScores += allPositiveScores;
    logLoss += allLosses;
    squares += allSquares;
    distances[bin] += allScores - allPositives;
  }

  void add(ScoreSums other) {
    weight += other.weight;
    positives += other.positives;
    scores += other.scores;
    positiveScores += other.positiveScores;
    logLoss += other.logLoss;
    squares += other.squares;
    for (int bin = 0; bin < distances.length; bin++) {
      distances[bin] += other.distances[bin];
    }
  }

  double meanScore() {
    return scores / weight;
  }

  double meanOfPositives() {
    return positiveScores / positives;
  }

  double meanOfNegatives() {
    return (scores - positiveScores) / (weight - positives);
  }

  double logLoss() {
    return logLoss / weight;
  }

  double brier() {
    return squares / weight;
  }

  double calibrationError() {
    double sum = 0;
    for (double distance : distances) {
      sum += Math.abs(distance);
    }
    return sum / weight;
  }

  /**
   * By how much the calibration errors of both can differ, seen from their bins.
   *
   * @param scale what to multiply each bin's difference by
   */
  double calibrationOff(ScoreSums other, double[] scale) {
    double sum = 0;
    for (int bin = 0; bin < distances.length; bin++) {
      sum += scale[bin] * Math.abs(distances[bin] / weight - other.distances[bin] / other.weight);
    }
    return sum;
  }
}
