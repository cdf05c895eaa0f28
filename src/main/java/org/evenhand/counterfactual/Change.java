package org.evenhand.counterfactual;

import org.jspecify.annotations.Nullable;

/**
 * A value before and after, as the data writes it; null where it is missing, which a value never
 * becomes.
 */
public record Change(@Nullable String from, String to) {}
