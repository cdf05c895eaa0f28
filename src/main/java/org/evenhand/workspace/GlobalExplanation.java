package org.evenhand.workspace;

import java.util.List;
import org.evenhand.data.Table;
import org.evenhand.fairness.Group;
import org.evenhand.importance.Attribution;
import org.evenhand.importance.Summary;
import org.evenhand.metric.Measure;
import org.jspecify.annotations.Nullable;

/**
 * What each column that a model reads adds to its scores, over many rows.
 *
 * @param numbers of the rows explained, in the workspace's table, ascending
 * @param rows the same rows
 * @param attributions one for each of them
 * @param features means over all of them, by their weights where the workspace has some, the one
 *     that moves scores most first
 * @param groups over those of each group, features in the same order
 * @param which "500 of 2,380 rows, drawn at random (seed 1)"
 * @param background what they are held against
 */
public record GlobalExplanation(
    LoadedModel model,
    List<Integer> numbers,
    Table rows,
    List<Attribution> attributions,
    List<Summary> features,
    List<GroupSummary> groups,
    String which,
    String background) {

  /**
   * A group's part of it.
   *
   * @param rows how many of the rows are of it
   * @param explained how many of these could be explained; its means are over them
   */
  public record GroupSummary(Group group, int rows, int explained, List<Summary> features) {}

  /** How many of the rows could be explained; all means are over them. */
  public int explained() {
    return (int) attributions.stream().filter(Attribution::known).count();
  }

  /** Why the first row that could not be explained could not; null if all could. */
  public @Nullable String reason() {
    return attributions.stream()
        .map(Attribution::base)
        .filter(Measure.NotEstimable.class::isInstance)
        .map(base -> ((Measure.NotEstimable) base).reason())
        .findFirst()
        .orElse(null);
  }

  /** Model rows that were scored. */
  public long evaluations() {
    return attributions.stream().mapToLong(Attribution::evaluations).sum();
  }

  /** Whether every set of features was asked for for every row. */
  public boolean exact() {
    return attributions.stream().allMatch(Attribution::exact);
  }
}
