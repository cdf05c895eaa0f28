package org.evenhand.model.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.util.List;
import org.evenhand.data.Column;

/** Turns columns of the data into one input tensor of a graph. */
sealed interface TensorEncoder permits NumericEncoder, TextEncoder {

  /** The name of the graph's input. */
  String name();

  /** The name of the model's input that a column of the tensor is made from. */
  String inputOf(int column);

  /**
   * Encodes a batch.
   *
   * @param columns the columns of the whole signature
   * @param buffers memory of this thread alone, which the tensor uses until it is closed
   * @throws org.evenhand.data.InputException if a value does not fit the type
   */
  OnnxTensor encode(OrtEnvironment environment, List<? extends Column> columns, Buffers buffers)
      throws OrtException;
}
