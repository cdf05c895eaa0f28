package org.evenhand.workspace;

import org.jspecify.annotations.Nullable;

/**
 * Which effect of which feature to average over rows.
 *
 * @param feature a column that the model reads
 * @param by an attribute with one curve for each of its groups, as {@link Workspace#attribute}
 *     takes it; null for one curve of all rows
 * @param others whether the other models that can answer and read the column have a curve too; of
 *     no meaning by group
 */
public record EffectRequest(String feature, Kind kind, @Nullable String by, boolean others) {

  /** What is averaged. */
  public enum Kind {
    /** The score: partial dependence. */
    MEAN,
    /** The score less what it is at the chosen row's own value. */
    FROM_OWN,
    /** The score less what it is at the first value. */
    FROM_FIRST,
    /** Small changes of rows near each value, summed up: accumulated local effects. */
    LOCAL
  }
}
