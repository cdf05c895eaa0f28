package org.evenhand.workspace;

import org.evenhand.fairness.Group;
import org.evenhand.importance.GapDecomposition;
import org.evenhand.metric.Metric;

/**
 * Through which columns of a model a gap between two groups comes.
 *
 * @param group the first group; the gap is its figure less the other's
 * @param rows of the first group that the figure is about, and how many of them were taken
 * @param againstRows likewise of the second
 * @param seed of all that was drawn
 */
public record GapExplanation(
    LoadedModel model,
    Metric metric,
    Group group,
    Group against,
    Rows rows,
    Rows againstRows,
    GapDecomposition decomposition,
    long seed) {

  /**
   * Rows of a group.
   *
   * @param of how many there are
   * @param taken how many of them, drawn at random if not all
   */
  public record Rows(int of, int taken) {
    public boolean sampled() {
      return taken < of;
    }
  }
}
