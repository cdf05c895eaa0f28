package org.evenhand.fairness;

import java.util.List;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Metric;
import org.jspecify.annotations.Nullable;

/**
 * How far apart groups are.
 *
 * <p>The 95 % interval of a gap over all groups ({@link School#EXTREMES}, {@link School#OVERALL})
 * is from a bootstrap that finds the largest and the smallest anew in each replicate: for {@link
 * Bootstrap#NONE} there is only that of the two groups as if they had been chosen beforehand. Drawn
 * groups are never quite alike, so where all true values are equal such an interval would lie
 * beyond no gap nearly always; it reaches to no gap (0, or 1 of a ratio) unless the test rules that
 * out. Against a reference it is Newcombe's for differences of rates and Katz's for their ratios;
 * for other metrics it is made of both groups' intervals (MOVER), or where they have none (average
 * absolute odds) from the bootstrap.
 *
 * <p>The test is the pooled two-proportion z test, or Fisher's exact one where an expected count is
 * below 5; of weighted rows always z, by their effective number. F1 and false negatives per false
 * positive are tested by the share that they rise with. For other metrics that are no rates it is a
 * z test on the standard errors of the intervals or of the bootstrap. It asks whether the two
 * groups are equal ({@link School#OVERALL}: whether the group is like all other rows), and is
 * adjusted by Bonferroni for all pairs (all groups) of which the gap is the widest, and by Holm
 * over the groups that are compared with a reference.
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
