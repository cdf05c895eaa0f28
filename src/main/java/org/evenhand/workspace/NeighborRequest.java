package org.evenhand.workspace;

import org.evenhand.counterfactual.DistanceOptions;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of the data near to one are wanted.
 *
 * @param count how many at most
 * @param threshold where decisions are made
 * @param apart of a regression: rows are unlike if their values differ by at least this, in the
 *     target's unit; null: by one standard deviation of the model's values
 */
public record NeighborRequest(
    Which which, int count, DistanceOptions distance, Threshold threshold, @Nullable Double apart) {

  /** Which rows are taken. */
  public enum Which {
    /** Those with another answer. */
    UNLIKE,
    /** Those with the same answer. */
    LIKE,
    ALL
  }
}
