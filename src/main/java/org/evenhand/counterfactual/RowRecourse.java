package org.evenhand.counterfactual;

import java.util.Comparator;
import java.util.List;

/**
 * The recourse of one row that has not the wanted answer.
 *
 * @param weight of the row
 * @param changes the fewest that were found to give it; 0 if none were
 * @param cost the smallest distance that was found, not always with the fewest changes; NaN if none
 * @param columns changed by the one with the fewest changes
 * @param cutShort whether the clock or the budget ended the search, so that there may be better
 */
record RowRecourse(
    double weight, int changes, double cost, List<String> columns, boolean cutShort) {
  RowRecourse {
    columns = List.copyOf(columns);
  }

  static RowRecourse of(Findings findings, double weight) {
    List<Counterfactual> found = findings.found();
    boolean cutShort = findings.stoppedEarly() || findings.budgetSpent();
    if (found.isEmpty()) {
      return new RowRecourse(weight, 0, Double.NaN, List.of(), cutShort);
    }
    Counterfactual fewest =
        found.stream()
            .min(
                Comparator.comparingInt(Counterfactual::changed)
                    .thenComparingDouble(Counterfactual::distance))
            .orElseThrow();
    return new RowRecourse(
        weight,
        fewest.changed(),
        found.stream().mapToDouble(Counterfactual::distance).min().orElseThrow(),
        List.copyOf(fewest.changes().keySet()),
        cutShort);
  }

  /** The same for so many such rows. */
  RowRecourse times(double rows) {
    return new RowRecourse(weight * rows, changes, cost, columns, cutShort);
  }

  boolean answered() {
    return changes > 0;
  }
}
