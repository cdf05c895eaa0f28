package org.evenhand.metric;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The judged rows of a regression model, to be measured together or by group. */
public final class RegressionRows {
  private final double[] predictions;
  private final double @Nullable [] targets;
  private final double @Nullable [] weights;
  private final int[] rows;
  private final @Nullable Double tolerance;

  private RegressionRows(
      double[] predictions,
      double @Nullable [] targets,
      double @Nullable [] weights,
      int[] rows,
      @Nullable Double tolerance) {
    this.predictions = predictions;
    this.targets = targets;
    this.weights = weights;
    this.rows = rows;
    this.tolerance = tolerance;
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
    return new RegressionRows(predictions, targets, weights, rows, null);
  }

  /**
   * The same rows with errors up to the tolerance held to be none.
   *
   * @param within in the target's unit, above 0; null for no tolerance
   */
  public RegressionRows tolerating(@Nullable Double within) {
    return new RegressionRows(predictions, targets, weights, rows, within);
  }

  /** All judged rows as one group. */
  public RegressionGroup all() {
    return new RegressionGroup(this, rows);
  }

  /**
   * The judged rows by group.
   *
   * @param groupOf for each row of the table its group, from 0; below 0 for none
   * @param groups the number of groups
   * @return one per group, empty ones included
   */
  public List<RegressionGroup> split(int[] groupOf, int groups) {
    int[] sizes = new int[groups];
    for (int row : rows) {
      if (groupOf[row] >= 0) {
        sizes[groupOf[row]]++;
      }
    }
    List<int[]> split = Arrays.stream(sizes).mapToObj(size -> new int[size]).toList();
    for (int i = rows.length - 1; i >= 0; i--) {
      int group = groupOf[rows[i]];
      if (group >= 0) {
        split.get(group)[--sizes[group]] = rows[i];
      }
    }
    return split.stream().map(part -> new RegressionGroup(this, part)).toList();
  }

  /** The predictions in descending order, without the truth, for their distribution. */
  public ScoredRows ranked() {
    return ScoredRows.of(predictions, null, weights, rows);
  }

  /** One value per row of the table, like the other two; not copies. */
  double[] predictions() {
    return predictions;
  }

  double @Nullable [] targets() {
    return targets;
  }

  double @Nullable [] weights() {
    return weights;
  }

  double weight(int row) {
    return weights == null ? 1 : weights[row];
  }

  @Nullable Double tolerance() {
    return tolerance;
  }
}
