package org.evenhand.importance;

import org.evenhand.metric.Measure;
import org.jspecify.annotations.Nullable;

/**
 * What a feature's value in a row adds to its score, against the background.
 *
 * @param feature the column
 * @param value the row's value as people read it, null when it is missing
 * @param amount signed, in units of the {@link Scale}; its interval is that of the sampling of sets
 *     of features, none if the amount is exact
 * @param error the standard error from the same sampling; 0 if the amount is exact, NaN if it is
 *     not estimable
 */
public record Contribution(String feature, @Nullable String value, Measure amount, double error) {}
