package org.evenhand.workspace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evenhand.model.Flag;
import org.jspecify.annotations.Nullable;

/**
 * A model's answer to one row.
 *
 * @param score the score of the positive class, or the predicted number of a regression; null if
 *     the model gives none for this row
 * @param prediction the predicted class: of two classes the positive one if score &gt;= threshold,
 *     of more the one with the highest score; null for a regression or without a score
 * @param classes the score of every class in the model's order; empty for a regression or without a
 *     score
 * @param flags the inputs whose values the model has not seen in training
 */
public record Answer(
    @Nullable Double score,
    @Nullable String prediction,
    Map<String, Double> classes,
    List<Flag> flags) {
  public Answer {
    classes = Collections.unmodifiableMap(new LinkedHashMap<>(classes));
    flags = List.copyOf(flags);
  }
}
