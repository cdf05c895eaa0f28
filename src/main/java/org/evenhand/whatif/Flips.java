package org.evenhand.whatif;

import org.evenhand.metric.Measure;
import org.evenhand.metric.Measures;
import org.jspecify.annotations.Nullable;

/**
 * What became of some rows when their attribute was changed.
 *
 * @param from their value in the data; null for rows of any
 * @param to the value they were changed to; null for each other one: a decision then changes if any
 *     of them changes it, and a score by the mean over them
 * @param rows how many there are
 * @param changed the share of decisions that change
 * @param toFavorable the share of all these rows that turn from the unfavorable to the favorable
 *     outcome
 * @param toUnfavorable likewise the other way
 * @param staysFavorable the share that is favorable before and after
 * @param staysUnfavorable the share that is unfavorable before and after
 * @param scoreChange the mean of the new score minus the old one
 */
public record Flips(
    @Nullable String from,
    @Nullable String to,
    int rows,
    Measure changed,
    Measure toFavorable,
    Measure toUnfavorable,
    Measure staysFavorable,
    Measure staysUnfavorable,
    Measure scoreChange) {

  static Flips none(String reason) {
    Measure none = Measures.none(reason);
    return new Flips(null, null, 0, none, none, none, none, none, none);
  }
}
