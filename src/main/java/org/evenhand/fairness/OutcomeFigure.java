package org.evenhand.fairness;

import java.util.List;
import org.evenhand.fairness.OutcomeMeasure.Outcome;
import org.evenhand.metric.Measure;
import org.jspecify.annotations.Nullable;

/**
 * How outcomes are distributed over groups, by one measure.
 *
 * <p>Intervals are from the bootstrap, and without one there is none; but of class imbalance it is
 * Wilson's of the group's share of both. What cannot be below 0, a divergence or differential
 * fairness, comes out above it in every sample of groups that are alike; so its interval reaches to
 * 0 unless a test of both rates rules that out (of all groups: of the two farthest, adjusted by
 * Bonferroni for all pairs).
 *
 * @param by the attributes that make the groups
 * @param of which outcomes; null of an amplification, which is of both, and of class imbalance,
 *     which is of neither
 * @param group null where it is over all groups
 * @param against the reference; null for a measure without one
 * @param within the column within whose values it is averaged; null for a measure of all rows
 * @param value small if a group that it takes has too few rows
 */
public record OutcomeFigure(
    List<String> by,
    OutcomeMeasure measure,
    @Nullable Outcome of,
    @Nullable Group group,
    @Nullable Group against,
    @Nullable String within,
    Measure value) {
  public OutcomeFigure {
    by = List.copyOf(by);
  }
}
