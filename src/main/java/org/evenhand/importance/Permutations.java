package org.evenhand.importance;

import org.evenhand.data.Table;
import org.jspecify.annotations.Nullable;

/** The permutations of the rows: one for each feature and repeat. Safe to use from many threads. */
@FunctionalInterface
public interface Permutations {
  /**
   * From which row each row takes its values of the feature.
   *
   * @param repeat from 0
   * @return a new array of all rows, each once, which the caller may change
   */
  int[] of(FeatureGroup feature, int repeat);

  /** Why no permutation says anything about the feature; null if they do. */
  default @Nullable String absence(Table rows, FeatureGroup feature) {
    return null;
  }
}
