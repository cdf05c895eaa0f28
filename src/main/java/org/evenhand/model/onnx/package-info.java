/**
 * Models in ONNX files, run by ONNX Runtime. The only package that touches {@code ai.onnxruntime}.
 */
@NullMarked
package org.evenhand.model.onnx;

import org.jspecify.annotations.NullMarked;
