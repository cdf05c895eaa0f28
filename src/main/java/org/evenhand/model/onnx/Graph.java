package org.evenhand.model.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The top-level graph of a model with the look-ups that reading its meaning takes. */
final class Graph {
  private static final int MAX_STEPS = 1000;

  private final GraphProto proto;
  private final Map<String, NodeProto> producers = new HashMap<>();
  private final Map<String, TensorProto> constants = new HashMap<>();

  Graph(GraphProto proto) {
    this.proto = proto;
    for (TensorProto initializer : proto.getInitializerList()) {
      constants.put(initializer.getName(), initializer);
    }
    for (NodeProto node : proto.getNodeList()) {
      for (String output : node.getOutputList()) {
        producers.put(output, node);
      }
      AttributeProto value = attribute(node, "value");
      if (node.getOpType().equals("Constant") && value != null && value.hasT()) {
        node.getOutputList().forEach(output -> constants.put(output, value.getT()));
      }
    }
  }

  /** In an order in which every node comes after those it reads from. */
  List<NodeProto> nodes() {
    return proto.getNodeList();
  }

  /** What must be fed: old exporters list the weights among the inputs, which are left out here. */
  List<ValueInfoProto> inputs() {
    return proto.getInputList().stream()
        .filter(input -> !constants.containsKey(input.getName()))
        .toList();
  }

  List<ValueInfoProto> outputs() {
    return proto.getOutputList();
  }

  /** The node that makes a tensor, null for an input or a weight. */
  @Nullable NodeProto producer(String tensor) {
    return producers.get(tensor);
  }

  /** The fixed tensor of that name, null when it depends on the inputs. */
  @Nullable TensorProto constant(String tensor) {
    return constants.get(tensor);
  }

  /**
   * The node behind those that only pass their first input on, itself if it is none of them; null
   * when that is an input or a weight.
   */
  @Nullable NodeProto behind(String tensor, Set<String> passing) {
    NodeProto node = producer(tensor);
    // Counted, because nothing has proved yet that the graph has no cycles.
    for (int step = 0; node != null && step < MAX_STEPS; step++) {
      if (!passing.contains(node.getOpType())) {
        return node;
      }
      node = producer(input(node, 0));
    }
    return node;
  }

  /** The name of a node's input, empty when it has fewer. */
  static String input(NodeProto node, int index) {
    return index < node.getInputCount() ? node.getInput(index) : "";
  }

  static @Nullable AttributeProto attribute(NodeProto node, String name) {
    return node.getAttributeList().stream()
        .filter(attribute -> attribute.getName().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** A text attribute, empty when it is not there. */
  static String text(NodeProto node, String name) {
    AttributeProto attribute = attribute(node, name);
    return attribute == null ? "" : attribute.getS().toStringUtf8();
  }

  /** A list of texts or whole numbers as texts, empty when it is not there. */
  static List<String> texts(NodeProto node, String name) {
    AttributeProto attribute = attribute(node, name);
    if (attribute == null) {
      return List.of();
    }
    return attribute.getStringsCount() > 0
        ? attribute.getStringsList().stream().map(text -> text.toStringUtf8()).toList()
        : attribute.getIntsList().stream().map(number -> number.toString()).toList();
  }

  /** The first of several lists that is there, empty when none is. */
  static List<String> firstTexts(NodeProto node, List<String> names) {
    return names.stream()
        .map(name -> texts(node, name))
        .filter(texts -> !texts.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** A whole-number attribute, or its default. */
  static long integer(NodeProto node, String name, long otherwise) {
    AttributeProto attribute = attribute(node, name);
    return attribute == null ? otherwise : attribute.getI();
  }
}
