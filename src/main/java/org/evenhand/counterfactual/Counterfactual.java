package org.evenhand.counterfactual;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evenhand.data.Table;
import org.jspecify.annotations.Nullable;

/**
 * A row with changes that give it the wanted answer. No change can be left out, of up to four no
 * part does: the row has not the wanted answer then, or breaks a relation.
 *
 * @param row the changed row: a table of one row with the columns of the row asked about
 * @param changes by column, in the order of the model's inputs
 * @param scores of the changed row, one for each output of the model
 * @param score that of the target's output
 * @param distance Gower's, from the row to the changed row, over the model's inputs: the mean over
 *     them of the share of the range by which a number, and 1 if a category, is changed
 * @param neighborsAgreeing the share of the {@link Background#NEIGHBORS} nearest real rows that
 *     have the wanted answer themselves; NaN without any real row
 * @param nearestRow Gower's distance to the nearest real row; NaN without any
 * @param outside why the combination of values lies outside the data, for people to read; null if
 *     it does not
 */
public record Counterfactual(
    Table row,
    Map<String, Change> changes,
    List<Double> scores,
    double score,
    double distance,
    double neighborsAgreeing,
    double nearestRow,
    @Nullable String outside) {
  public Counterfactual {
    changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
    scores = List.copyOf(scores);
  }

  /** How many columns are changed. */
  public int changed() {
    return changes.size();
  }
}
