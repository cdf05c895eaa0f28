package org.evenhand.metric;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The judged rows of a regression model, to be measured together or by group. */
public final class RegressionRows {
  private final double[] predictions;
  private final double @Nullable [] targets;
  private final double @Nullable [] weights;
  private final int[] rows;

  private RegressionRows(
      double[] predictions, double @Nullable [] targets, double @Nullable [] weights, int[] rows) {
    this.predictions = predictions;
    this.targets = targets;
    this.weights = weights;
    this.rows = rows;
  }

  /**
   * The given rows of a table. All arrays but {@code rows} hold one value per row of the table and
   * are not copied; rows whose prediction or target is missing must have been left out of {@code
   * rows} by the caller, who counts them.
   *
   * @param predictions in the target's unit; finite
   * @param targets the truth; finite; null when it is not known
   * @param weights finite and not negative; null when all rows weigh 1
   * @param rows the rows to judge, each once
   * @throws IllegalArgumentException if a judged row has another prediction, target or weight
   */
  public static RegressionRows of(
      double[] predictions, double @Nullable [] targets, double @Nullable [] weights, int[] rows) {
    for (int row : rows) {
      if (!Double.isFinite(predictions[row])
          || (targets != null && !Double.isFinite(targets[row]))
          || (weights != null && !ScoredRows.isWeight(weights[row]))) {
        throw new IllegalArgumentException("row " + row + " cannot be judged");
      }
    }
    return new RegressionRows(predictions, targets, weights, rows);
  }

  /** All judged rows as one group. */
  public RegressionGroup all() {
    RegressionGroup all = new RegressionGroup(targets != null);
    for (int row : rows) {
      add(row, all);
    }
    return all;
  }

  /**
   * The judged rows by group.
   *
   * @param groupOf for each row of the table its group, from 0; below 0 for none
   * @param groups the number of groups
   * @return one per group, empty ones included
   */
  public List<RegressionGroup> split(int[] groupOf, int groups) {
    List<RegressionGroup> split = new ArrayList<>(groups);
    for (int group = 0; group < groups; group++) {
      split.add(new RegressionGroup(targets != null));
    }
    for (int row : rows) {
      if (groupOf[row] >= 0) {
        add(row, split.get(groupOf[row]));
      }
    }
    return split;
  }

  private void add(int row, RegressionGroup group) {
    group.add(
        predictions[row],
        targets == null ? Double.NaN : targets[row],
        weights == null ? 1 : weights[row]);
  }
}
