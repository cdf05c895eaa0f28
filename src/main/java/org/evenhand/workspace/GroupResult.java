package org.evenhand.workspace;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.evenhand.fairness.Group;
import org.evenhand.metric.Confusion;
import org.evenhand.metric.ConfusionMatrix;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Metric;
import org.jspecify.annotations.Nullable;

/**
 * What is measured of one group.
 *
 * @param rows the judged rows of the group
 * @param confusion its rows by truth and decision; null without labels or for a regression
 * @param metrics every metric of the task, in the order of {@link Metric}
 * @param matrix with more than two classes its rows by true class and class with the highest score;
 *     else null
 */
public record GroupResult(
    Group group,
    int rows,
    @Nullable Confusion confusion,
    Map<Metric, Measure> metrics,
    @Nullable ConfusionMatrix matrix) {
  public GroupResult {
    metrics = Collections.unmodifiableMap(new EnumMap<>(metrics));
  }

  /** The measure of a metric of the task. */
  public Measure measure(Metric metric) {
    Measure measure = metrics.get(metric);
    if (measure == null) {
      throw new IllegalArgumentException(metric.key() + " is of another task");
    }
    return measure;
  }
}
