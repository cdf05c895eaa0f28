package org.evenhand.workspace;

import java.util.List;
import org.evenhand.data.Table;
import org.evenhand.fairness.Group;
import org.evenhand.importance.Attribution;
import org.evenhand.importance.Summary;

/**
 * What each column that a model reads adds to its scores, over many rows.
 *
 * @param numbers of the rows explained, in the workspace's table, ascending
 * @param rows the same rows
 * @param attributions one for each of them
 * @param features means over all of them, by their weights where the workspace has some, the one that moves scores most first
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
   * @param rows how many of the rows explained are of it
   */
  public record GroupSummary(Group group, int rows, List<Summary> features) {}

  /** Model rows that were scored. */
  public long evaluations() {
    return attributions.stream().mapToLong(Attribution::evaluations).sum();
  }

  /** Whether every order of features was counted for every row. */
  public boolean exact() {
    return attributions.stream().allMatch(Attribution::exact);
  }
}
