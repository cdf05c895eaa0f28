package org.evenhand.importance;

import org.evenhand.metric.Measure;
import org.evenhand.metric.Metric;
import org.evenhand.metric.RegressionRows;
import org.evenhand.model.Scores;
import org.jspecify.annotations.Nullable;

/** The numbers that a model's scores should be. */
public final class ValueTruth {
  private final int output;
  private final double[] targets;
  private final double @Nullable [] weights;
  private final @Nullable Double tolerance;
  private final int minGroup;

  /**
   * Arrays hold one value per row and are not copied.
   *
   * @param output which of the model's scores
   * @param targets finite
   * @param weights finite and not negative; null when all rows weigh 1
   * @param tolerance the largest error that does no harm; null for none
   * @param minGroup a metric of fewer rows is small
   */
  public ValueTruth(
      int output,
      double[] targets,
      double @Nullable [] weights,
      @Nullable Double tolerance,
      int minGroup) {
    this.output = output;
    this.targets = targets;
    this.weights = weights;
    this.tolerance = tolerance;
    this.minGroup = minGroup;
  }

  /** A metric of regressions. */
  public Measure measure(Metric metric, Scores scores, int... rows) {
    return RegressionRows.of(scores.column(output), targets, weights, rows)
        .tolerating(tolerance)
        .all()
        .measure(metric, minGroup);
  }
}
