package org.evenhand.workspace;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.evenhand.fairness.Disparities;
import org.evenhand.fairness.Group;
import org.evenhand.fairness.Grouping;
import org.evenhand.metric.Confusion;
import org.evenhand.metric.ConfusionMatrix;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measures;
import org.evenhand.metric.Metric;
import org.evenhand.metric.ScoredGroup;
import org.evenhand.metric.ScoredRows;
import org.jspecify.annotations.Nullable;

/** Groups of rows of a classifier. What no threshold changes is measured once. */
final class ClassGroups implements RowGroups {
  private final Workspace workspace;
  private final ScoredRows rows;
  private final @Nullable Grouping grouping;
  private final List<Group> groups;
  private final int[] groupOf;
  private final List<ScoredGroup> scored;
  private final List<Map<Metric, Measure>> scoreMetrics = new ArrayList<>();
  private final @Nullable List<ConfusionMatrix> matrices;
  private volatile @Nullable ThresholdCells cells;

  /**
   * @param grouping the groups; null for all rows as one group
   */
  ClassGroups(
      Workspace workspace,
      ScoredRows rows,
      @Nullable Grouping grouping,
      @Nullable Matrices matrices) {
    this.workspace = workspace;
    this.rows = rows;
    this.grouping = grouping;
    this.groups = grouping == null ? List.of(ALL) : grouping.groups();
    this.groupOf = grouping == null ? new int[workspace.table().rows()] : grouping.groupOf();
    this.scored = rows.split(groupOf, groups.size());
    this.matrices = matrices == null ? null : matrices.by(groupOf, groups.size());
    for (ScoredGroup group : scored) {
      Map<Metric, Measure> metrics = new EnumMap<>(Metric.class);
      for (Metric metric : Metric.values()) {
        if (metric.family() == Metric.Family.SCORE) {
          metrics.put(metric, group.measure(metric, 0, true, workspace.minGroup()));
        }
      }
      scoreMetrics.add(metrics);
    }
  }

  @Override
  public List<String> by() {
    return grouping == null ? List.of() : grouping.by();
  }

  @Override
  public Measured at(Threshold threshold) {
    List<GroupResult> results = new ArrayList<>();
    List<Confusion> decisions = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      decisions.add(decisions(i, threshold));
      results.add(result(i, decisions.get(i)));
    }
    return new Measured(
        results,
        grouping == null
            ? List.of()
            : Disparities.of(
                grouping,
                decisions,
                workspace.target() != null,
                workspace.favorablePositive(),
                workspace.minGroup()));
  }

  private GroupResult result(int index, Confusion decisions) {
    ScoredGroup group = scored.get(index);
    Map<Metric, Measure> metrics = new EnumMap<>(scoreMetrics.get(index));
    for (Metric metric : Metric.values()) {
      if (metric.family() == Metric.Family.DECISION) {
        metrics.put(
            metric,
            metric.needsLabels() && !group.labelled()
                ? Measures.none("no labels")
                : decisions.measure(metric, workspace.favorablePositive(), workspace.minGroup()));
      }
    }
    ConfusionMatrix matrix = matrices == null ? null : matrices.get(index);
    if (matrix != null) {
      for (Metric metric : Metric.values()) {
        if (metric.family() == Metric.Family.CLASSES) {
          metrics.put(metric, matrix.measure(metric, workspace.minGroup()));
        }
      }
    }
    return new GroupResult(
        groups.get(index), group.rows(), group.labelled() ? decisions : null, metrics, matrix);
  }

  private Confusion decisions(int group, Threshold threshold) {
    if (threshold.by() == null) {
      return ThresholdCells.decisions(scored.get(group), threshold.standard());
    }
    ThresholdCells known = cells;
    if (known == null || !known.by().equals(threshold.by())) {
      known = ThresholdCells.of(workspace.attribute(threshold.by()), rows, groupOf, groups.size());
      cells = known;
    }
    return known.decisions(group, threshold);
  }
}
