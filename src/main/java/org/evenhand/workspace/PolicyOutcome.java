package org.evenhand.workspace;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.DisparityMeasure;
import org.evenhand.fairness.School;
import org.evenhand.metric.Confusion;
import org.evenhand.policy.GroupNote;
import org.evenhand.policy.PolicyKind;
import org.jspecify.annotations.Nullable;

/**
 * Thresholds, and what they do to the rows they were chosen on and to those they are judged on.
 *
 * @param kind the rule they were chosen by; null for thresholds chosen by hand
 * @param thresholds one per group
 * @param chosen what they do where they were chosen; null if they were not chosen on any rows
 * @param judged what they do to the judged rows; when cross-fitted, what the thresholds found on
 *     the other folds do to each fold. Null without labels
 * @param decisions the judged rows of each group by truth and decision
 * @param disparities how far apart the groups are among the judged rows: the gaps of {@link #gaps},
 *     largest against smallest
 * @param withinTolerance whether the groups are as much alike where they were chosen as was asked
 *     for; if not, no thresholds are
 * @param resolution no thresholds gain more than this beyond, where they were chosen; 0 if exact
 * @param notes what was unusual about a group
 */
public record PolicyOutcome(
    @Nullable PolicyKind kind,
    List<Double> thresholds,
    @Nullable Side chosen,
    @Nullable Side judged,
    List<Confusion> decisions,
    List<Disparity> disparities,
    boolean withinTolerance,
    double resolution,
    List<GroupNote> notes) {
  /**
   * What thresholds do to some rows.
   *
   * @param gain of all rows, in the unit of the payoff
   * @param rows their number, or their weight
   * @param gap the largest gap in the rates that the rule names; null if it names none
   */
  public record Side(double gain, double rows, @Nullable Double gap) {
    /** The gain of one row on average, which is comparable between parts. */
    public double gainPerRow() {
      return gain / rows;
    }
  }

  public PolicyOutcome {
    thresholds = List.copyOf(thresholds);
    decisions = List.copyOf(decisions);
    disparities = List.copyOf(disparities);
    notes = List.copyOf(notes);
  }

  /** A gap over all groups among the judged rows. */
  public @Nullable Disparity gap(DisparityMeasure measure) {
    return disparities.stream()
        .filter(gap -> gap.school() == School.EXTREMES && gap.measure().equals(measure))
        .findFirst()
        .orElse(null);
  }

  /**
   * The gaps that policies are compared by: that of every kind of policy, and predictive parity.
   *
   * @param favorablePositive whether the positive class is the outcome people want
   */
  public static List<DisparityMeasure> gaps(boolean favorablePositive) {
    Set<DisparityMeasure> gaps = new LinkedHashSet<>();
    for (PolicyKind kind : PolicyKind.values()) {
      DisparityMeasure own = gap(kind, favorablePositive);
      if (own != null) {
        gaps.add(own);
      }
    }
    gaps.add(DisparityMeasure.PREDICTIVE_PARITY_DIFFERENCE);
    return List.copyOf(gaps);
  }

  /**
   * The gap in what a kind of policy makes groups alike in; null if it makes them so in nothing.
   */
  public static @Nullable DisparityMeasure gap(PolicyKind kind, boolean favorablePositive) {
    return switch (kind) {
      case SAME_FOR_ALL, BEST_FOR_EACH -> null;
      case EQUAL_SELECTION_RATE -> DisparityMeasure.DEMOGRAPHIC_PARITY_DIFFERENCE;
      case EQUAL_OPPORTUNITY -> DisparityMeasure.EQUAL_OPPORTUNITY_DIFFERENCE;
      case EQUAL_FALSE_POSITIVE_RATE -> DisparityMeasure.of("false_positive_rate_difference");
      case EQUALIZED_ODDS -> DisparityMeasure.EQUALIZED_ODDS_DIFFERENCE;
      case EQUAL_ACCURACY -> DisparityMeasure.ACCURACY_DIFFERENCE;
      // Where the positive class is favorable, predictive parity is the name of that number.
      case EQUAL_PRECISION ->
          favorablePositive
              ? DisparityMeasure.PREDICTIVE_PARITY_DIFFERENCE
              : DisparityMeasure.of("precision_difference");
    };
  }
}
