package org.evenhand.workspace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.evenhand.fairness.Disparities;
import org.evenhand.fairness.DisparityOptions;
import org.evenhand.fairness.Group;
import org.evenhand.fairness.GroupFigures;
import org.evenhand.fairness.Grouping;
import org.evenhand.fairness.MetricGap;
import org.evenhand.fairness.PredictionGap;
import org.evenhand.fairness.PredictionGaps;
import org.evenhand.metric.Confusion;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Metric;
import org.evenhand.metric.RegressionGroup;
import org.evenhand.metric.RegressionRows;
import org.evenhand.metric.Tally;
import org.jspecify.annotations.Nullable;

/** Groups of rows of a regression, which no threshold changes. */
final class ValueGroups implements RowGroups {
  private static final long SEED = 1;

  private final @Nullable ValueGroups together;
  private final @Nullable DisparityOptions options;
  private final @Nullable Grouping grouping;
  private final RegressionRows rows;
  private final int minGroup;
  private final List<GroupResult> results = new ArrayList<>();
  private final List<GroupFigures> figures = new ArrayList<>();

  /**
   * Groups that are not compared with each other.
   *
   * @param grouping the groups; null for all rows as one group
   */
  ValueGroups(@Nullable Grouping grouping, RegressionRows rows, int minGroup) {
    this(grouping, rows, minGroup, null, null);
  }

  /**
   * @param together all rows as one group
   */
  ValueGroups(
      Grouping grouping, RegressionRows rows, ValueGroups together, DisparityOptions options) {
    this(grouping, rows, options.minGroup(), together, options.among(grouping.groups()));
  }

  private ValueGroups(
      @Nullable Grouping grouping,
      RegressionRows rows,
      int minGroup,
      @Nullable ValueGroups together,
      @Nullable DisparityOptions options) {
    this.together = together;
    this.options = options;
    this.grouping = grouping;
    this.rows = rows;
    this.minGroup = minGroup;
    List<Group> groups = grouping == null ? List.of(ALL) : grouping.groups();
    List<RegressionGroup> split =
        grouping == null ? List.of(rows.all()) : rows.split(grouping.groupOf(), groups.size());
    for (int i = 0; i < groups.size(); i++) {
      RegressionGroup group = split.get(i);
      Map<Metric, Measure> metrics = new EnumMap<>(Metric.class);
      for (Metric metric : Metric.values()) {
        if (metric.family() == Metric.Family.REGRESSION) {
          metrics.put(metric, group.measure(metric, minGroup));
        }
      }
      results.add(new GroupResult(groups.get(i), group.rows(), null, metrics, null));
      figures.add(new GroupFigures(metrics, undecided(group), group.labelled()));
    }
  }

  /** There are no decisions: all rows in one cell, which tells how many there are. */
  private static Confusion undecided(RegressionGroup group) {
    double weight = group.weight();
    Tally all = new Tally(group.rows(), weight, weight * weight / Math.max(1, group.rows()));
    return new Confusion(Tally.NONE, Tally.NONE, Tally.NONE, all);
  }

  @Override
  public List<String> by() {
    return grouping == null ? List.of() : grouping.by();
  }

  /**
   * How far each group's predictions are from those for all others; empty for a single group of all
   * rows. Sorts the rows each time it is asked.
   */
  @Override
  public List<PredictionGap> predictionGaps() {
    return grouping == null
        ? List.of()
        : PredictionGaps.ofEach(
            grouping,
            rows.ranked().split(grouping.groupOf(), grouping.groups().size()),
            minGroup,
            options == null ? SEED : options.bootstrap().seed());
  }

  /** How far the groups are apart in each metric; empty for a single group of all rows. */
  List<MetricGap> metricGaps() {
    Grouping groups = grouping;
    return groups == null
        ? List.of()
        : Arrays.stream(Metric.values())
            .filter(metric -> metric.family() == Metric.Family.REGRESSION)
            .map(
                metric ->
                    MetricGap.extremes(
                        groups,
                        metric,
                        results.stream().map(result -> result.measure(metric)).toList()))
            .toList();
  }

  @Override
  public List<Group> groups() {
    return results.stream().map(GroupResult::group).toList();
  }

  @Override
  public Measured at(Threshold threshold) {
    return new Measured(
        results,
        grouping == null || together == null || options == null
            ? List.of()
            : Disparities.of(grouping, figures, together.figures.getFirst(), options),
        List.of());
  }
}
