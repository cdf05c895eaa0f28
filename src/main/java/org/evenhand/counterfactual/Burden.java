package org.evenhand.counterfactual;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evenhand.metric.Measure;

/**
 * What it takes the rows of a group that have not the wanted answer to get it. Rates are shares of
 * the weight, each with its Wilson interval; costs are those of the rows with an answer alone, so
 * that they are to be read together with how many have one.
 *
 * @param rows of the group, with a score
 * @param needing the share of them that has not the wanted answer
 * @param searched how many of those were searched for
 * @param answered the share of the searched for which permitted changes were found
 * @param within the share for which they were found within one change, within two, ...
 * @param changes the mean of the fewest changes found
 * @param cost the mean of the smallest distance found, which is Gower's; with Student's interval
 * @param median of that distance, with an interval that holds however it is distributed
 * @param lowerQuartile of that distance
 * @param upperQuartile of that distance
 * @param columns by column the share of the answered rows whose answer with the fewest changes
 *     changes it, the most frequent first; those that none changes are left out
 * @param cutShort rows whose search the clock or the budget ended, so that there may be better
 */
public record Burden(
    int rows,
    Measure needing,
    int searched,
    Measure answered,
    List<Measure> within,
    Measure changes,
    Measure cost,
    Measure median,
    Measure lowerQuartile,
    Measure upperQuartile,
    Map<String, Measure> columns,
    int cutShort) {
  public Burden {
    within = List.copyOf(within);
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }
}
