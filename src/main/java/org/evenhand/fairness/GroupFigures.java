package org.evenhand.fairness;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.evenhand.metric.CellWeights;
import org.evenhand.metric.Confusion;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measures;
import org.evenhand.metric.Metric;
import org.evenhand.metric.ScoredGroup;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one group, to be compared with others.
 *
 * @param metrics the metrics to compare, the same ones of every group
 * @param decisions the rows by truth and decision; without labels all count as truly negative
 * @param labelled whether the truth is known
 * @param weights of the single rows by truth and decision, to draw them; null to draw counts
 */
public record GroupFigures(
    Map<Metric, Measure> metrics,
    Confusion decisions,
    boolean labelled,
    @Nullable CellWeights weights) {
  public GroupFigures {
    EnumMap<Metric, Measure> ordered = new EnumMap<>(Metric.class);
    ordered.putAll(metrics);
    metrics = Collections.unmodifiableMap(ordered);
  }

  /** To draw counts. */
  public GroupFigures(Map<Metric, Measure> metrics, Confusion decisions, boolean labelled) {
    this(metrics, decisions, labelled, null);
  }

  /** The same with rows to draw. */
  public GroupFigures with(CellWeights rows) {
    return new GroupFigures(metrics, decisions, labelled, rows);
  }

  /** All metrics of decisions that are made, by whatever threshold. */
  public static GroupFigures of(
      Confusion decisions, boolean labelled, boolean favorablePositive, int minGroup) {
    Map<Metric, Measure> metrics = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      if (metric.family() == Metric.Family.DECISION) {
        metrics.put(
            metric,
            metric.needsLabels() && !labelled
                ? Measures.none("no labels")
                : decisions.measure(metric, favorablePositive, minGroup));
      }
    }
    return new GroupFigures(metrics, decisions, labelled);
  }

  /** All metrics of decisions and scores of a group, at a threshold. */
  public static GroupFigures of(
      ScoredGroup group, double threshold, boolean favorablePositive, int minGroup) {
    Map<Metric, Measure> metrics = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      if (metric.family() != Metric.Family.REGRESSION) {
        metrics.put(metric, group.measure(metric, threshold, favorablePositive, minGroup));
      }
    }
    return new GroupFigures(metrics, group.decisions(threshold), group.labelled());
  }
}
