package org.evenhand.model.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.evenhand.data.NumericColumn;

/** The values of fixed tensors, which a file holds in typed fields or as raw bytes. */
final class Constants {
  private Constants() {}

  /** The numbers of a tensor; empty for types that are not read here. */
  static double[] numbers(TensorProto tensor) {
    ByteBuffer raw = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    int bytes = raw.remaining();
    return switch (TensorProto.DataType.forNumber(tensor.getDataType())) {
      case FLOAT ->
          concat(
              tensor.getFloatDataList(),
              IntStream.range(0, bytes / Float.BYTES)
                  .mapToDouble(i -> raw.getFloat(i * Float.BYTES)));
      case DOUBLE ->
          concat(
              tensor.getDoubleDataList(),
              IntStream.range(0, bytes / Double.BYTES)
                  .mapToDouble(i -> raw.getDouble(i * Double.BYTES)));
      case INT64 ->
          concat(
              tensor.getInt64DataList(),
              IntStream.range(0, bytes / Long.BYTES).mapToDouble(i -> raw.getLong(i * Long.BYTES)));
      case INT32 ->
          concat(
              tensor.getInt32DataList(),
              IntStream.range(0, bytes / Integer.BYTES)
                  .mapToDouble(i -> raw.getInt(i * Integer.BYTES)));
      case null, default -> new double[0];
    };
  }

  /** The values of a tensor as people read them. */
  static List<String> texts(TensorProto tensor) {
    return tensor.getStringDataCount() > 0
        ? tensor.getStringDataList().stream().map(text -> text.toStringUtf8()).toList()
        : DoubleStream.of(numbers(tensor)).mapToObj(NumericColumn::format).toList();
  }

  private static double[] concat(List<? extends Number> typed, DoubleStream raw) {
    return DoubleStream.concat(typed.stream().mapToDouble(Number::doubleValue), raw).toArray();
  }
}
