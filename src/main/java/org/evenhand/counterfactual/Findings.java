package org.evenhand.counterfactual;

import java.util.List;
import org.evenhand.data.Table;
import org.jspecify.annotations.Nullable;

/**
 * What a search found for one row.
 *
 * @param row the row asked about: a table of one row
 * @param scores its scores, one for each output of the model
 * @param score that of the target's output
 * @param wanted the target for that row, for people to read: "a score below 0.25"
 * @param found counterfactuals, the fewest changes first, then the nearest
 * @param proof what was tried of the smallest changes
 * @param evaluations rows that the model was asked for, the row itself included
 * @param notes sentences about features that cannot change in this row, and why
 * @param reason why nothing was found, a sentence; null if something was
 * @param stoppedEarly whether the clock ended the search, so that another run may find more
 * @param budgetSpent whether the budget ended a part of the search
 */
public record Findings(
    Table row,
    List<Double> scores,
    double score,
    String wanted,
    List<Counterfactual> found,
    Proof proof,
    int evaluations,
    List<String> notes,
    @Nullable String reason,
    boolean stoppedEarly,
    boolean budgetSpent) {
  public Findings {
    scores = List.copyOf(scores);
    found = List.copyOf(found);
    notes = List.copyOf(notes);
  }
}
