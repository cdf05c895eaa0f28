package org.evenhand.workspace;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.evenhand.fairness.Group;
import org.evenhand.fairness.Grouping;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Metric;
import org.evenhand.metric.RegressionGroup;
import org.evenhand.metric.RegressionRows;
import org.jspecify.annotations.Nullable;

/** Groups of rows of a regression, which no threshold changes. */
final class ValueGroups implements RowGroups {
  private final List<String> by;
  private final List<GroupResult> results = new ArrayList<>();

  /**
   * @param grouping the groups; null for all rows as one group
   */
  ValueGroups(@Nullable Grouping grouping, RegressionRows rows, int minGroup) {
    this.by = grouping == null ? List.of() : grouping.by();
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
    }
  }

  @Override
  public List<String> by() {
    return by;
  }

  @Override
  public Measured at(Threshold threshold) {
    return new Measured(results, List.of(), List.of());
  }
}
