package org.evenhand.workspace;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.evenhand.fairness.Disparities;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.DisparityMeasure;
import org.evenhand.fairness.DisparityOptions;
import org.evenhand.fairness.Group;
import org.evenhand.fairness.GroupFigures;
import org.evenhand.fairness.GroupedDecisions;
import org.evenhand.fairness.Grouping;
import org.evenhand.fairness.PredictionGap;
import org.evenhand.fairness.PredictionGaps;
import org.evenhand.fairness.School;
import org.evenhand.metric.Confusion;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Metric;
import org.evenhand.metric.RegressionGroup;
import org.evenhand.metric.RegressionRows;
import org.jspecify.annotations.Nullable;

/** Groups of rows of a regression, which no threshold changes. */
final class ValueGroups implements RowGroups {
  private final @Nullable Grouping grouping;
  private final @Nullable ValueGroups together;
  private final RegressionRows rows;
  private final DisparityOptions options;
  private final List<GroupResult> results = new ArrayList<>();
  private final List<Disparity> disparities;

  /**
   * @param grouping the groups; null for all rows as one group
   * @param together all rows as one group; null if these are
   */
  ValueGroups(
      @Nullable Grouping grouping,
      @Nullable ValueGroups together,
      RegressionRows rows,
      DisparityOptions options) {
    this.grouping = grouping;
    this.together = together;
    this.rows = rows;
    List<Group> groups = grouping == null ? List.of(ALL) : grouping.groups();
    this.options = options.among(groups);
    List<RegressionGroup> split =
        grouping == null ? List.of(rows.all()) : rows.split(grouping.groupOf(), groups.size());
    for (int i = 0; i < groups.size(); i++) {
      RegressionGroup group = split.get(i);
      Map<Metric, Measure> metrics = new EnumMap<>(Metric.class);
      for (Metric metric : Metric.values()) {
        if (metric.family() == Metric.Family.REGRESSION) {
          metrics.put(metric, group.measure(metric, options.minGroup()));
        }
      }
      results.add(new GroupResult(groups.get(i), group.rows(), null, metrics, null));
    }
    disparities =
        grouping == null || together == null
            ? List.of()
            : Disparities.of(grouping, figures(), together.figures().getFirst(), this.options);
  }

  /** What is known of each group; a regression decides nothing. */
  private List<GroupFigures> figures() {
    return results.stream()
        .map(result -> new GroupFigures(result.metrics(), rows(result.rows()), true))
        .toList();
  }

  /** Only the number of rows, by which the largest group is known. */
  private static Confusion rows(int count) {
    return Confusion.of(0, 0, 0, count);
  }

  @Override
  public List<Group> groups() {
    return results.stream().map(GroupResult::group).toList();
  }

  @Override
  public List<String> by() {
    return grouping == null ? List.of() : grouping.by();
  }

  /** Sorts the rows each time it is asked. */
  @Override
  public List<PredictionGap> predictionGaps() {
    return grouping == null
        ? List.of()
        : PredictionGaps.ofEach(
            grouping,
            rows.ranked().split(grouping.groupOf(), grouping.groups().size()),
            options.minGroup(),
            options.bootstrap().seed());
  }

  @Override
  public Measured at(Threshold threshold, BiPredicate<DisparityMeasure, School> wanted) {
    return new Measured(results, disparities, List.of());
  }

  @Override
  public @Nullable RowGroups atLeast(int minRows) {
    if (grouping == null) {
      return null;
    }
    Set<Group> large =
        results.stream()
            .filter(result -> result.rows() >= minRows)
            .map(GroupResult::group)
            .collect(Collectors.toSet());
    return new ValueGroups(grouping.keep(large), together, rows, options);
  }

  @Override
  public @Nullable GroupedDecisions decisions(Threshold threshold) {
    return null;
  }

  @Override
  public List<Ranking> rankings() {
    return List.of();
  }
}
