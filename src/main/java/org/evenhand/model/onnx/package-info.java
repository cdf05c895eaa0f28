/**
 * Models in ONNX files, run by ONNX Runtime. The only package that touches {@code ai.onnxruntime}.
 *
 * <p>Start at {@link org.evenhand.model.onnx.OnnxModels}, which takes a file through its steps:
 * {@code OnnxFile} reads it and {@code GraphCheck} refuses what could do harm; {@code GraphInputs}
 * and {@code ScoreOutput} find what goes in and where the scores come out; {@code ScoreMeaning}
 * settles what they are. Not here: which column feeds which input, which is {@link
 * org.evenhand.model.Binding}'s.
 */
@NullMarked
package org.evenhand.model.onnx;

import org.jspecify.annotations.NullMarked;
