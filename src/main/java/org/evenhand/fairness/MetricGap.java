package org.evenhand.fairness;

import java.util.List;
import org.evenhand.metric.Intervals;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measures;
import org.evenhand.metric.Metric;
import org.jspecify.annotations.Nullable;

/**
 * How far a metric of groups is apart that is no rate of decisions: errors of a regression, means
 * over classes.
 *
 * @param value the largest minus the smallest, in the metric's unit; its interval is for the two
 *     groups {@code from} and {@code to} as if they had been chosen beforehand
 * @param from the group with the smallest value, the first of equals; null when not estimable
 * @param to the group with the largest value, the last of equals; null when not estimable
 */
public record MetricGap(
    List<String> by, Metric metric, Measure value, @Nullable Group from, @Nullable Group to) {
  public MetricGap {
    by = List.copyOf(by);
  }

  /**
   * The largest minus the smallest of the groups where the metric is estimable.
   *
   * @param measures the metric of each group of the grouping, in its order
   * @return not estimable with fewer than two such groups
   */
  public static MetricGap extremes(Grouping grouping, Metric metric, List<Measure> measures) {
    int lowest = -1;
    int highest = -1;
    Estimate low = null;
    Estimate high = null;
    int estimable = 0;
    for (int group = 0; group < measures.size(); group++) {
      if (measures.get(group) instanceof Estimate estimate) {
        estimable++;
        if (low == null || estimate.value() < low.value()) {
          lowest = group;
          low = estimate;
        }
        if (high == null || estimate.value() >= high.value()) {
          highest = group;
          high = estimate;
        }
      }
    }
    if (low == null || high == null || estimable < 2) {
      String reason =
          "%s can be estimated in %d of %d groups; it takes two"
              .formatted(metric.label(), estimable, measures.size());
      return new MetricGap(grouping.by(), metric, Measures.none(reason), null, null);
    }
    Measure value =
        Measures.number(
            high.value() - low.value(),
            Intervals.difference(high, low),
            high.small() || low.small());
    return new MetricGap(
        grouping.by(),
        metric,
        value,
        grouping.groups().get(lowest),
        grouping.groups().get(highest));
  }
}
