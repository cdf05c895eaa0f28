/**
 * Models that Tribuo stored as protobuf. The only package that touches {@code org.tribuo}.
 *
 * <p>Start at {@link org.evenhand.model.tribuo.TribuoModels}. A file is looked through before
 * Tribuo reads it ({@code TribuoFile}, {@code SupportedClasses}), the columns it was trained on are
 * recovered ({@code TrainedColumns}), and batches are encoded as they were in training ({@code
 * ColumnEncoder}). A {@code Predictor} scores them: trees and forests from arrays ({@code
 * TreeCompiler}), all others through Tribuo ({@code ExamplePredictor}), with the scores Tribuo has.
 * Not here: Tribuo models exported to ONNX, and training.
 */
@NullMarked
package org.evenhand.model.tribuo;

import org.jspecify.annotations.NullMarked;
