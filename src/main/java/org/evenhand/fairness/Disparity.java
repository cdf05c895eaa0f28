package org.evenhand.fairness;

import java.util.List;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Metric;
import org.jspecify.annotations.Nullable;

/**
 * How far apart groups are.
 *
 * @param by the attributes that make the groups
 * @param value a difference from 0 to 1, or a ratio from 0 to 1; its interval is for the two groups
 *     {@code from} and {@code to} as if they had been chosen beforehand: it does not account for
 *     their being the extremes of all groups
 * @param from the group with the lowest rate, the first of equals; null when not estimable
 * @param to the group with the highest rate; null when not estimable
 * @param rate the rate that is compared; of equalized odds the one with the wider gap. In terms of
 *     the class that the score predicts: where the favorable outcome is the negative class, equal
 *     opportunity compares true negative rates. Null when not estimable
 * @param excluded the groups left out because a rate of theirs is not estimable
 */
public record Disparity(
    List<String> by,
    DisparityMeasure measure,
    Measure value,
    @Nullable Group from,
    @Nullable Group to,
    @Nullable Metric rate,
    List<Excluded> excluded) {

  /** A group that is not compared, the rate of it that cannot be estimated, and why not. */
  public record Excluded(Group group, Metric rate, String reason) {}

  public Disparity {
    by = List.copyOf(by);
    excluded = List.copyOf(excluded);
  }
}
