/**
 * Models behind one interface: a batch of typed columns in, a batch of scores out.
 *
 * <p>Start at {@link org.evenhand.model.Model}. {@link org.evenhand.model.Binding} finds a model's
 * inputs among a table's columns, {@link org.evenhand.model.Scorer} runs a bound model over many
 * rows. File formats are in the packages below: {@code onnx}, {@code tribuo}, and {@code load},
 * which tells them apart. Not here: thresholds and decisions, which belong to {@code metric}.
 */
@NullMarked
package org.evenhand.model;

import org.jspecify.annotations.NullMarked;
