package org.evenhand.model.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A number for each text that a graph's encoders know, for graphs that only look texts up: fed with
 * numbers in place of texts they answer the same, several times as fast, because handing texts to
 * the runtime costs more than most models.
 */
final class TextCodes {
  /** What every text gets that no encoder knows. */
  static final int UNKNOWN = -1;

  private static final Set<String> MOVING =
      Set.of(
          "Identity",
          "Reshape",
          "Squeeze",
          "Unsqueeze",
          "Flatten",
          "Gather",
          "ArrayFeatureExtractor");

  /** The encoders, and the attributes with their texts and with their numbers. */
  private static final Map<String, List<String>> ENCODERS =
      Map.of(
          "OneHotEncoder", List.of("cats_strings", "cats_int64s"),
          "LabelEncoder", List.of("keys_strings", "keys_int64s"));

  private final Map<String, Integer> codes;

  private TextCodes(Map<String, Integer> codes) {
    this.codes = codes;
  }

  /** The codes of a graph; none if it does more with its texts than look them up. */
  static TextCodes of(Graph graph) {
    Set<String> texts = new HashSet<>();
    for (ValueInfoProto input : graph.inputs()) {
      if (isText(input)) {
        texts.add(input.getName());
      }
    }
    Map<String, Integer> codes = new HashMap<>();
    for (NodeProto node : graph.nodes()) {
      boolean branches = node.getAttributeList().stream().anyMatch(AttributeProto::hasG);
      boolean reads = node.getInputList().stream().anyMatch(texts::contains);
      boolean plain = reads ? follow(node, texts, codes) : knownTexts(node).isEmpty();
      if (branches || !plain) {
        return new TextCodes(Map.of());
      }
    }
    return new TextCodes(codes);
  }

  private static boolean follow(NodeProto node, Set<String> texts, Map<String, Integer> codes) {
    if (ENCODERS.containsKey(node.getOpType())) {
      List<String> known = knownTexts(node);
      known.forEach(text -> codes.putIfAbsent(text, codes.size()));
      return !known.isEmpty();
    }
    boolean moves =
        node.getOpType().equals("Concat")
            ? texts.containsAll(node.getInputList())
            : MOVING.contains(node.getOpType()) && texts.contains(Graph.input(node, 0));
    texts.addAll(node.getOutputList());
    return moves;
  }

  private static List<String> knownTexts(NodeProto node) {
    List<String> encoder = ENCODERS.get(node.getOpType());
    return encoder == null ? List.of() : Graph.texts(node, encoder.get(0));
  }

  boolean isEmpty() {
    return codes.isEmpty();
  }

  int of(String text) {
    return codes.getOrDefault(text, UNKNOWN);
  }

  /** The model with numbers in place of texts in its inputs and encoders. */
  ModelProto applyTo(ModelProto model) {
    if (isEmpty()) {
      return model;
    }
    GraphProto.Builder graph = model.getGraph().toBuilder().clearValueInfo();
    for (ValueInfoProto.Builder input : graph.getInputBuilderList()) {
      if (isText(input.build())) {
        input.getTypeBuilder().getTensorTypeBuilder().setElemType(DataType.INT64.getNumber());
      }
    }
    for (NodeProto.Builder node : graph.getNodeBuilderList()) {
      List<String> encoder = ENCODERS.get(node.getOpType());
      if (encoder != null) {
        node.getAttributeBuilderList().stream()
            .filter(attribute -> attribute.getName().equals(encoder.get(0)))
            .forEach(attribute -> encode(attribute, encoder.get(1)));
      }
    }
    return model.toBuilder().setGraph(graph).build();
  }

  private void encode(AttributeProto.Builder attribute, String name) {
    for (ByteString text : attribute.getStringsList()) {
      attribute.addInts(of(text.toStringUtf8()));
    }
    attribute.setName(name).setType(AttributeProto.AttributeType.INTS).clearStrings();
  }

  private static boolean isText(ValueInfoProto input) {
    return input.getType().getTensorType().getElemType() == DataType.STRING.getNumber();
  }
}
