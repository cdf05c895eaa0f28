package org.evenhand.counterfactual;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a counterfactual may change and how.
 *
 * @param rules by column; a column without one is {@link FeatureRule#FREE}. Rules for columns of
 *     the data that the model does not read have no effect: those never change
 * @param relations that hold between the changes, all of them
 * @param maxChanges how many columns may change at most, 1 or more; null: any number
 */
public record Constraints(
    Map<String, FeatureRule> rules, List<Relation> relations, @Nullable Integer maxChanges) {
  /** Everything that the model reads may change. */
  public static final Constraints NONE = new Constraints(Map.of(), List.of(), null);

  public Constraints {
    rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
    relations = List.copyOf(relations);
  }

  /** The rule of a column. */
  public FeatureRule rule(String column) {
    return rules.getOrDefault(column, FeatureRule.FREE);
  }

  /** The same, with these columns frozen as well. */
  public Constraints freeze(List<String> columns) {
    Map<String, FeatureRule> frozen = new LinkedHashMap<>(rules);
    columns.forEach(column -> frozen.put(column, rule(column).frozen()));
    return new Constraints(frozen, relations, maxChanges);
  }

  /** The same, with at most so many changes. */
  public Constraints atMost(@Nullable Integer changes) {
    return new Constraints(rules, relations, changes);
  }
}
