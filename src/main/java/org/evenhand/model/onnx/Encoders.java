package org.evenhand.model.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import org.evenhand.data.NumericColumn;

/** What the operators that look values up know. */
final class Encoders {
  private static final List<String> ATTRIBUTES =
      List.of("cats_strings", "cats_int64s", "keys_strings", "keys_int64s");

  private Encoders() {}

  /** The values that an encoder knows, in its order and as people read them; empty for others. */
  static List<String> values(NodeProto node) {
    List<String> values = Graph.firstTexts(node, ATTRIBUTES);
    return values.isEmpty() ? floatKeys(node) : values;
  }

  private static List<String> floatKeys(NodeProto node) {
    var keys = Graph.attribute(node, "keys_floats");
    return keys == null
        ? List.of()
        : keys.getFloatsList().stream().map(key -> NumericColumn.format(key)).toList();
  }
}
