package org.evenhand.metric;

import org.evenhand.metric.Measure.Interval;
import org.evenhand.metric.MetricFormula.OfScores;
import org.jspecify.annotations.Nullable;

/** What a group's scores are worth at no threshold in particular, found in one pass over them. */
final class ScoreMeasures {
  /** Scores stay this far from 0 and 1 before the logarithm, as in scikit-learn. */
  private static final double CLIP = Math.ulp(1.0);

  /** All rows, as if all were predicted positive. */
  private final Confusion rows;

  private final double lowest;
  private final double highest;
  private final Moments score = new Moments();
  private final Moments logLoss = new Moments();
  private final Moments brier = new Moments();
  private final Moments positiveScore = new Moments();
  private final Moments negativeScore = new Moments();
  private final Calibration calibration = new Calibration();
  private final Ranking ranking;

  /**
   * @param scores the distinct scores, descending
   */
  ScoreMeasures(double[] scores, Prefix positives, Prefix negatives) {
    rows = new Confusion(positives.total(), negatives.total(), Tally.NONE, Tally.NONE);
    highest = scores.length == 0 ? 0 : scores[0];
    lowest = scores.length == 0 ? 0 : scores[scores.length - 1];
    ranking = new Ranking(positives, negatives, scores.length);
    for (int k = 1; k <= scores.length; k++) {
      double value = scores[k - 1];
      double positive = positives.weightAt(k);
      double negative = negatives.weightAt(k);
      score.add(value, positive + negative);
      positiveScore.add(value, positive);
      negativeScore.add(value, negative);
      if (areProbabilities()) {
        lose(value, positive, negative);
        calibration.add(value, positive, negative);
      }
    }
  }

  private void lose(double value, double positive, double negative) {
    if (positive > 0) {
      logLoss.add(logLoss(value, true), positive);
      brier.add((1 - value) * (1 - value), positive);
    }
    if (negative > 0) {
      logLoss.add(logLoss(value, false), negative);
      brier.add(value * value, negative);
    }
  }

  /** What a probability of the positive class costs a row. */
  static double logLoss(double score, boolean positive) {
    double clipped = Math.clamp(score, CLIP, 1 - CLIP);
    return positive ? -Math.log(clipped) : -Math.log1p(-clipped);
  }

  private boolean areProbabilities() {
    return lowest >= 0 && highest <= 1;
  }

  Measure measure(OfScores metric, int minGroup) {
    String absence = absence(metric);
    if (absence != null) {
      return Measures.none(absence);
    }
    boolean small = rows.total().rows() < minGroup;
    return switch (metric) {
      case MEAN_SCORE -> mean(score, rows.total(), lowest, highest, minGroup);
      case GENERALIZED_TRUE_POSITIVE_RATE ->
          mean(positiveScore, rows.positives(), lowest, highest, minGroup);
      case GENERALIZED_FALSE_POSITIVE_RATE ->
          mean(negativeScore, rows.negatives(), lowest, highest, minGroup);
      case LOG_LOSS -> mean(logLoss, rows.total(), 0, Double.MAX_VALUE, minGroup);
      case BRIER -> mean(brier, rows.total(), 0, 1, minGroup);
      case CALIBRATION_ERROR -> Measures.number(calibration.error(), null, small);
      case AVERAGE_PRECISION ->
          Measures.number(
              ranking.averagePrecision(),
              ranking.averagePrecisionInterval(),
              rows.positives().rows() < minGroup);
      case AUC ->
          Measures.number(
              ranking.auc(), ranking.aucInterval(), rows.fewerOfBothClasses() < minGroup);
    };
  }

  private @Nullable String absence(OfScores metric) {
    return switch (metric) {
      case AUC -> Cells.absence(rows, Cells.POSITIVES, Cells.NEGATIVES);
      case AVERAGE_PRECISION, GENERALIZED_TRUE_POSITIVE_RATE ->
          Cells.absence(rows, Cells.POSITIVES);
      case GENERALIZED_FALSE_POSITIVE_RATE -> Cells.absence(rows, Cells.NEGATIVES);
      case LOG_LOSS, BRIER, CALIBRATION_ERROR -> {
        String empty = Cells.absence(rows, Cells.ALL);
        yield empty != null || areProbabilities()
            ? empty
            : "the scores, from " + lowest + " to " + highest + ", are not probabilities";
      }
      case MEAN_SCORE -> Cells.absence(rows, Cells.ALL);
    };
  }

  private static Measure mean(Moments values, Tally rows, double least, double most, int minGroup) {
    Interval interval = values.interval(rows.effectiveRows());
    return Measures.number(
        values.mean(), Intervals.within(interval, least, most), rows.rows() < minGroup);
  }
}
