package org.evenhand.policy;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A policy that decides by chance between thresholds, so that the groups are alike on average where
 * no fixed thresholds make them so. All its numbers are expected values: means over many draws.
 *
 * <p>Each group mixes two points of the convex hull of what its thresholds can reach (Hardt, Price
 * and Srebro 2016, Equality of Opportunity in Supervised Learning). For equalized odds all groups
 * meet in one point, for which some also decide a part of the rows without looking at the score.
 *
 * @param mixes one per group
 * @param expected the confusion matrix of each group
 * @param gain of all groups together, in the unit of the payoff
 * @param gap how far apart the groups are in the rates of the kind; null if fewer than two groups
 *     have them
 * @param notes what was unusual
 */
public record RandomisedPolicy(
    PolicyKind kind,
    List<Mix> mixes,
    List<ExpectedCounts> expected,
    double gain,
    @Nullable Double gap,
    List<GroupNote> notes) {

  /** The kinds there are randomised policies for. */
  public static final Set<PolicyKind> KINDS =
      Set.of(
          PolicyKind.EQUAL_SELECTION_RATE,
          PolicyKind.EQUAL_OPPORTUNITY,
          PolicyKind.EQUAL_FALSE_POSITIVE_RATE,
          PolicyKind.EQUALIZED_ODDS);

  /** What randomising means for a person. */
  public static final String MEANING =
      "Some decisions are drawn by lot: two people of the same group with the same score can get"
          + " different decisions, and asking again can change the answer.";

  public RandomisedPolicy {
    mixes = List.copyOf(mixes);
    expected = List.copyOf(expected);
    notes = List.copyOf(notes);
  }

  /** How probable it is that a row of that group with that score is predicted positive. */
  public double probability(double score, int group) {
    return mixes.get(group).probability(score);
  }
}
