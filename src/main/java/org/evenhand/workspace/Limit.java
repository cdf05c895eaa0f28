package org.evenhand.workspace;

import java.util.List;
import org.evenhand.metric.Metric;
import org.jspecify.annotations.Nullable;

/**
 * One bound of the gate: what a metric may be at least or at most.
 *
 * @param metric what is bounded of a group
 * @param by the attributes whose groups are compared; empty: the overall value
 * @param compare what is made of the groups' values
 * @param min the least allowed, null if unbounded; included
 * @param max the most allowed, null if unbounded; included
 * @param model the model that must keep it; null: each one
 * @param minRows groups with fewer rows are left out of the comparison; 0 leaves none out
 */
public record Limit(
    Metric metric,
    List<String> by,
    Compare compare,
    @Nullable Double min,
    @Nullable Double max,
    @Nullable String model,
    int minRows) {

  /** What of the groups' values is bounded. */
  public enum Compare {
    /** The smallest over the largest: 1 is equal. */
    RATIO,
    /** The largest minus the smallest: 0 is equal. */
    DIFFERENCE,
    /** Each group's own value. */
    VALUE
  }

  public Limit {
    by = List.copyOf(by);
  }
}
