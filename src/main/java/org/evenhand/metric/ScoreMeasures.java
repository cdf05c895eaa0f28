package org.evenhand.metric;

import java.util.function.Supplier;
import org.evenhand.data.Once;
import org.evenhand.metric.Measure.Interval;
import org.evenhand.metric.MetricFormula.OfScores;
import org.jspecify.annotations.Nullable;

/**
 * What a group's scores are worth at no threshold in particular. Each kind of measure is a pass
 * over the scores, made when the first of its kind is asked for.
 */
final class ScoreMeasures {
  /** All rows, as if all were predicted positive. */
  private final Confusion rows;

  private final double lowest;
  private final double highest;
  private final Supplier<Means> means;
  private final Supplier<ScoreLosses> losses;
  private final Supplier<Ranking> ranking;

  /** Mean scores of all rows and of each class. */
  private static final class Means {
    private final Moments all = new Moments();
    private final Moments positives = new Moments();
    private final Moments negatives = new Moments();

    private Means(double[] scores, Prefix positives, Prefix negatives) {
      for (int k = 1; k <= scores.length; k++) {
        double value = scores[k - 1];
        double positive = positives.weightAt(k);
        double negative = negatives.weightAt(k);
        all.add(value, positive + negative);
        this.positives.add(value, positive);
        this.negatives.add(value, negative);
      }
    }
  }

  /**
   * @param scores the distinct scores, descending
   */
  ScoreMeasures(double[] scores, Prefix positives, Prefix negatives) {
    rows = new Confusion(positives.total(), negatives.total(), Tally.NONE, Tally.NONE);
    highest = scores.length == 0 ? 0 : scores[0];
    lowest = scores.length == 0 ? 0 : scores[scores.length - 1];
    means = Once.of(() -> new Means(scores, positives, negatives));
    losses = Once.of(() -> new ScoreLosses(scores, positives, negatives));
    ranking = Once.of(() -> new Ranking(positives, negatives, scores.length));
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
      case MEAN_SCORE -> mean(means.get().all, rows.total(), lowest, highest, minGroup);
      case GENERALIZED_TRUE_POSITIVE_RATE ->
          mean(means.get().positives, rows.positives(), lowest, highest, minGroup);
      case GENERALIZED_FALSE_POSITIVE_RATE ->
          mean(means.get().negatives, rows.negatives(), lowest, highest, minGroup);
      case LOG_LOSS -> mean(losses.get().logLoss(), rows.total(), 0, Double.MAX_VALUE, minGroup);
      case BRIER -> mean(losses.get().brier(), rows.total(), 0, 1, minGroup);
      case CALIBRATION_ERROR -> Measures.number(losses.get().calibrationError(), null, small);
      case AVERAGE_PRECISION ->
          Measures.number(
              ranking.get().averagePrecision(),
              ranking.get().averagePrecisionInterval(),
              rows.positives().rows() < minGroup);
      case AUC ->
          Measures.number(
              ranking.get().auc(),
              ranking.get().aucInterval(),
              rows.fewerOfBothClasses() < minGroup);
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
            : LogLoss.notProbabilities(lowest, highest);
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
