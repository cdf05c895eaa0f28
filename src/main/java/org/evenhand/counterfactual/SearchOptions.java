package org.evenhand.counterfactual;

import java.time.Duration;

/**
 * How much to search.
 *
 * @param count how many counterfactuals to give at most, 1 or more
 * @param budget how many rows the model may be asked for, 1 or more; decides alone what is found
 * @param clock a guard against a model that takes very long: whoever meets it is told
 */
public record SearchOptions(int count, int budget, Duration clock) {
  /** Four, within 20,000 rows and ten seconds. */
  public static final SearchOptions STANDARD = new SearchOptions(4, 20_000, Duration.ofSeconds(10));

  public SearchOptions {
    if (count < 1 || budget < 1) {
      throw new IllegalArgumentException(count + " counterfactuals within " + budget + " rows");
    }
  }

  /** The same for another number of counterfactuals. */
  public SearchOptions withCount(int wanted) {
    return new SearchOptions(wanted, budget, clock);
  }
}
