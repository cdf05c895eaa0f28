package org.evenhand.model.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.evenhand.data.NumericColumn;

/**
 * The categories that a graph's encoders know for the columns of its inputs, found by following
 * each column from the input to its encoder.
 *
 * <p>Ranges are not read: a graph holds "subtract this, divide by that" alike for the smallest
 * value and the range of the training data and for its mean and standard deviation.
 */
final class Categories {
  private static final int MAX_COLUMNS = 10_000;

  private static final List<String> ENCODED =
      List.of("cats_strings", "cats_int64s", "keys_strings", "keys_int64s");

  /** One column of one input. */
  private record Source(String input, int column) {}

  private final Graph graph;
  private final Map<String, List<Source>> sources = new HashMap<>();
  private final Map<Source, List<String>> categories = new HashMap<>();

  private Categories(Graph graph) {
    this.graph = graph;
  }

  /** Reads the whole graph. */
  static Categories of(Graph graph) {
    Categories found = new Categories(graph);
    for (ValueInfoProto input : graph.inputs()) {
      long width = Shapes.rank(input) == 2 ? Shapes.size(input, 1) : 1;
      if (width > 0 && width <= MAX_COLUMNS) {
        found.sources.put(
            input.getName(),
            IntStream.range(0, (int) width)
                .mapToObj(column -> new Source(input.getName(), column))
                .toList());
      }
    }
    graph.nodes().forEach(found::follow);
    return found;
  }

  /** The categories of a column of an input, empty when the graph does not list them. */
  List<String> of(String input, int column) {
    return categories.getOrDefault(new Source(input, column), List.of());
  }

  private void follow(NodeProto node) {
    List<Source> from = sources.getOrDefault(Graph.input(node, 0), List.of());
    switch (node.getOpType()) {
      case "Identity", "Cast", "Imputer", "Reshape", "Unsqueeze", "Squeeze", "Flatten" ->
          passOn(node, from);
      case "Concat" -> concat(node);
      case "Gather", "ArrayFeatureExtractor" -> select(node, from);
      case "OneHotEncoder", "LabelEncoder" -> encode(node, from);
      default -> {}
    }
  }

  private void passOn(NodeProto node, List<Source> columns) {
    if (!columns.isEmpty() && node.getOutputCount() == 1) {
      sources.put(node.getOutput(0), columns);
    }
  }

  private void concat(NodeProto node) {
    List<Source> all = new ArrayList<>();
    for (String input : node.getInputList()) {
      List<Source> columns = sources.getOrDefault(input, List.of());
      if (columns.isEmpty()) {
        return;
      }
      all.addAll(columns);
    }
    if (all.size() <= MAX_COLUMNS) {
      passOn(node, all);
    }
  }

  private void select(NodeProto node, List<Source> columns) {
    TensorProto constant = graph.constant(Graph.input(node, 1));
    if (constant == null || columns.isEmpty()) {
      return;
    }
    List<Source> selected = new ArrayList<>();
    for (double index : Constants.numbers(constant)) {
      if (index < 0 || index >= columns.size()) {
        return;
      }
      selected.add(columns.get((int) index));
    }
    passOn(node, selected);
  }

  private void encode(NodeProto node, List<Source> columns) {
    List<String> values =
        ENCODED.stream()
            .map(attribute -> Graph.texts(node, attribute))
            .filter(texts -> !texts.isEmpty())
            .findFirst()
            .orElseGet(() -> floatKeys(node));
    if (columns.size() == 1 && !values.isEmpty()) {
      categories.putIfAbsent(columns.get(0), Collections.unmodifiableList(values));
    }
  }

  private static List<String> floatKeys(NodeProto node) {
    var keys = Graph.attribute(node, "keys_floats");
    return keys == null
        ? List.of()
        : keys.getFloatsList().stream().map(key -> NumericColumn.format(key)).toList();
  }
}
