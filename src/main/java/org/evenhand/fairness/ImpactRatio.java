package org.evenhand.fairness;

import org.evenhand.metric.Measure;
import org.evenhand.metric.Share;
import org.jspecify.annotations.Nullable;

/**
 * How often a group gets the favorable outcome, as a share of how often the reference group does,
 * with what belongs beside such a ratio. The reference group itself has ratio 1.
 *
 * @param ratio with the interval of Katz et al. 1978; with half a person added to each count where
 *     a count is 0, which has none
 * @param selected the group's rows with the favorable outcome, of its rows
 * @param shareOfRows the group's share of all rows, by number
 * @param shortfall how many more of the group would have been selected at the rate of both groups
 *     together; below 0 if fewer would
 * @param shortfallToFourFifths how many more of the group must be selected for four fifths of the
 *     reference's rate (29 CFR 1607.4(D)); 0 if there are enough
 * @param p of the difference in rates, adjusted by Holm over the groups compared; null when there
 *     is nothing to compare
 * @param fourFifths whether the ratio is below four fifths: clear, clearly not ({@link
 *     Verdict#CLEAR_OTHER_WAY}), uncertain as the interval has both, or too few: fewer rows than
 *     the least group in either group or an expected count below 5
 */
public record ImpactRatio(
    Group group,
    Group reference,
    Measure ratio,
    Share selected,
    Share referenceSelected,
    double shareOfRows,
    double shortfall,
    long shortfallToFourFifths,
    FlipOne flipOne,
    @Nullable PValue p,
    Verdict fourFifths) {
  /** 29 CFR 1607.4(D). */
  public static final double FOUR_FIFTHS = 0.8;

  /** 29 CFR 1607.4(A); 6 RCNY 5-301(d). */
  static final double LEAST_SHARE = 0.02;

  /**
   * The ratio if one person had been decided otherwise in each of both groups: one more selected in
   * the group and one fewer in the reference if the ratio is below four fifths, else the reverse;
   * in a group of which all are selected there is nobody further to select.
   *
   * @param crosses whether the ratio would then be on the other side of four fifths
   */
  public record FlipOne(Measure ratio, boolean crosses) {}

  /** Whether the group has less than 2 % of all rows: some rules let it be left out. */
  public boolean isUnderTwoPercent() {
    return shareOfRows < LEAST_SHARE;
  }

  /** Whether it is the reference group's own line. */
  public boolean isReference() {
    return group.equals(reference);
  }
}
