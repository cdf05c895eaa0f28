package org.evenhand.fairness;

import java.util.List;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Metric;
import org.jspecify.annotations.Nullable;

/**
 * How far apart groups are.
 *
 * @param by the attributes that make the groups
 * @param value of {@link School#EXTREMES} and {@link School#OVERALL} a difference of at least 0 or
 *     a ratio from 0 to 1; of {@link School#REFERENCE} signed, or a ratio that may exceed 1
 * @param from of the extremes the group with the lowest value, the first of equals; else the group
 *     that is compared. Null when not estimable, but for a comparison with a reference
 * @param to of the extremes the group with the highest value; else the reference group, or all rows
 * @param rate the metric that is compared; of several the one with the wider gap. In terms of the
 *     class that the score predicts: where the favorable outcome is the negative class, equal
 *     opportunity compares true negative rates. Null when not estimable, but for a comparison with
 *     a reference
 * @param excluded the groups left out because a metric of theirs is not estimable
 * @param p null when not estimable, or when nothing is known of the metric's spread
 */
public record Disparity(
    List<String> by,
    School school,
    DisparityMeasure measure,
    Measure value,
    @Nullable Group from,
    @Nullable Group to,
    @Nullable Metric rate,
    List<Excluded> excluded,
    Verdict verdict,
    @Nullable PValue p) {

  /** A group that is not compared, the metric of it that cannot be estimated, and why not. */
  public record Excluded(Group group, Metric rate, String reason) {}

  public Disparity {
    by = List.copyOf(by);
    excluded = List.copyOf(excluded);
  }

  /**
   * Whether it is one of the six gaps over all groups to look at first: demographic parity, equal
   * opportunity and equalized odds.
   */
  public boolean isFirst() {
    return school == School.EXTREMES
        && (measure.key().startsWith("demographic_parity_")
            || measure.key().startsWith("equal_opportunity_")
            || measure.key().startsWith("equalized_odds_"));
  }
}
