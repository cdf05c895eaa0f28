package org.evenhand.counterfactual;

import java.util.List;

/** What the changes of one feature demand of others. */
public sealed interface Relation {

  /**
   * Features that change together: if any of them changes, all take the values that one row of the
   * data has in them. Two or more.
   */
  record Together(List<String> columns) implements Relation {
    public Together {
      columns = List.copyOf(columns);
    }
  }

  /**
   * If one feature moves so, another moves so: "if education rises, age rises by at least 2".
   *
   * @param cause the feature that moves first
   * @param when how it moves for the demand to hold
   * @param effect the feature of which something is then demanded
   * @param then how that one must move
   * @param least by how much at least it must rise or fall, not negative; 0: by anything above 0;
   *     of no meaning for {@link Move#CHANGES}
   */
  record Implication(String cause, Move when, String effect, Move then, double least)
      implements Relation {}

  /** How a value differs from what it was. A number rises or falls from a known value only. */
  enum Move {
    RISES,
    FALLS,
    /** Is another value, or no longer missing. */
    CHANGES
  }
}
