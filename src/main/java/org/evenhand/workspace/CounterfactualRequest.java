package org.evenhand.workspace;

import org.evenhand.counterfactual.Constraints;
import org.evenhand.counterfactual.SearchOptions;
import org.jspecify.annotations.Nullable;

/**
 * What to search for.
 *
 * @param target a class, or a range of scores or values: {@code 0.2..0.4}, {@code ..0.4}, {@code
 *     10..}; null for any other answer than the row has
 * @param threshold where decisions are made
 */
public record CounterfactualRequest(
    @Nullable String target, Threshold threshold, Constraints constraints, SearchOptions options) {}
