package org.evenhand.model.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.util.List;
import org.evenhand.data.Column;

/**
 * Encodes numbers: one feature as [N] or [N, 1], many as the columns of a matrix [N, F].
 *
 * @param features in the order of the matrix
 * @param columns for each feature, the position of its column in the signature
 * @param flat whether the shape is [N]
 */
record NumericEncoder(
    String name, ElementType type, List<Feature> features, List<Integer> columns, boolean flat)
    implements TensorEncoder {

  @Override
  public String inputOf(int column) {
    return features.get(column).input();
  }

  @Override
  public OnnxTensor encode(
      OrtEnvironment environment, List<? extends Column> inputs, Buffers buffers)
      throws OrtException {
    int rows = inputs.get(0).size();
    int width = features.size();
    int stride = width * type.bytes();
    ByteBuffer buffer = buffers.of(name, Math.multiplyExact(rows, stride));
    for (int feature = 0; feature < width; feature++) {
      double[] values = features.get(feature).of(inputs.get(columns.get(feature)));
      type.check(features.get(feature).input(), values);
      type.put(buffer, feature * type.bytes(), stride, values);
    }
    return type.tensor(environment, buffer, flat ? new long[] {rows} : new long[] {rows, width});
  }
}
