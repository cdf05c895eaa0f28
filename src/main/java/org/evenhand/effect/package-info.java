/**
 * Feature effects: how a model's score changes with its inputs.
 *
 * <p>A model is a function from a table to one score per row, NaN for none; it is called from
 * several threads with up to a few thousand rows at a time. What it is asked for is a {@link
 * org.evenhand.effect.Grid} of values of a feature. Start at {@link org.evenhand.effect.Ice} for
 * one row, at {@link org.evenhand.effect.PartialDependence} and {@link
 * org.evenhand.effect.AccumulatedLocalEffects} for the rows of a {@link
 * org.evenhand.effect.Sample}, at {@link org.evenhand.effect.TwoFeatureGrid} for two features at
 * once. Effects are of the model: they do not say what would happen to a person whose value
 * changes. Not here: searching for changes, which is {@code counterfactual}.
 */
@NullMarked
package org.evenhand.effect;

import org.jspecify.annotations.NullMarked;
