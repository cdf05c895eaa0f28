package org.evenhand.model.onnx;

import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.stream.Collectors;

/** The declared shapes of inputs and outputs. */
final class Shapes {
  static final int UNKNOWN = -1;

  private Shapes() {}

  /** The number of dimensions, {@link #UNKNOWN} when no shape is declared. */
  static int rank(ValueInfoProto value) {
    return value.getType().getTensorType().hasShape()
        ? value.getType().getTensorType().getShape().getDimCount()
        : UNKNOWN;
  }

  /** The size of a dimension, {@link #UNKNOWN} when it is free. */
  static long size(ValueInfoProto value, int dimension) {
    TensorShapeProto.Dimension declared =
        value.getType().getTensorType().getShape().getDim(dimension);
    return declared.hasDimValue() && declared.getDimValue() > 0 ? declared.getDimValue() : UNKNOWN;
  }

  /** The shape as people write it, "[N, 3]". */
  static String text(ValueInfoProto value) {
    return value.getType().getTensorType().getShape().getDimList().stream()
        .map(size -> size.hasDimValue() ? Long.toString(size.getDimValue()) : "N")
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
