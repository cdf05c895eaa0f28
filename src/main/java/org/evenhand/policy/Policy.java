package org.evenhand.policy;

import java.util.List;
import org.evenhand.metric.Confusion;
import org.jspecify.annotations.Nullable;

/**
 * Chosen thresholds and what they do to the rows they were chosen on.
 *
 * @param thresholds one per group; a row is predicted positive if its score is at or above
 * @param decisions the confusion matrix of each group
 * @param gain of all groups together, in the unit of the payoff
 * @param gap how far apart the groups are in the rates of the kind: the largest minus the smallest,
 *     of two rates the larger gap; null if the kind names no rate, or if fewer than two groups have
 *     it
 * @param withinTolerance whether the gap is at most the tolerance; if not, no thresholds reach it,
 *     and these have the smallest gap there is
 * @param resolution no thresholds within the tolerance gain more than this beyond {@code gain}; 0
 *     when the search was exact
 * @param notes what was unusual
 */
public record Policy(
    PolicyKind kind,
    List<Double> thresholds,
    List<Confusion> decisions,
    double gain,
    @Nullable Double gap,
    boolean withinTolerance,
    double resolution,
    List<GroupNote> notes) {
  public Policy {
    thresholds = List.copyOf(thresholds);
    decisions = List.copyOf(decisions);
    notes = List.copyOf(notes);
  }
}
