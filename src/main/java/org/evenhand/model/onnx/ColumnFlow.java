package org.evenhand.model.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * From which column of which input each column of a graph's tensors is made, for the operators that
 * keep columns apart; followed no further than these go.
 */
final class ColumnFlow {
  private static final int MAX_COLUMNS = 10_000;

  /** What has been done to a column on the way; the last of these that was. */
  enum Form {
    AS_IT_IS,
    SCALED,
    ENCODED
  }

  /** One column of one input of the graph. */
  record Origin(String input, int column, Form form) {
    private Origin as(Form form) {
      return new Origin(input, column, form);
    }
  }

  private final Graph graph;
  private final Map<String, List<Origin>> origins = new HashMap<>();

  private ColumnFlow(Graph graph) {
    this.graph = graph;
  }

  /** Follows the whole graph. */
  static ColumnFlow of(Graph graph) {
    ColumnFlow flow = new ColumnFlow(graph);
    for (ValueInfoProto input : graph.inputs()) {
      long width = Shapes.rank(input) == 2 ? Shapes.size(input, 1) : 1;
      if (width > 0 && width <= MAX_COLUMNS) {
        flow.origins.put(
            input.getName(),
            IntStream.range(0, (int) width)
                .mapToObj(column -> new Origin(input.getName(), column, Form.AS_IT_IS))
                .toList());
      }
    }
    graph.nodes().forEach(flow::follow);
    return flow;
  }

  /** The origins of a tensor's columns in their order; empty when they are not known. */
  List<Origin> of(String tensor) {
    return origins.getOrDefault(tensor, List.of());
  }

  private void follow(NodeProto node) {
    List<Origin> from = of(Graph.input(node, 0));
    switch (node.getOpType()) {
      case "Identity", "Cast", "Imputer", "Reshape", "Unsqueeze", "Squeeze", "Flatten" ->
          passOn(node, from);
      case "Scaler" -> passOn(node, all(from, Form.SCALED));
      case "Add", "Sub", "Mul", "Div" -> scale(node, from);
      case "Binarizer", "LabelEncoder" -> passOn(node, all(from, Form.ENCODED));
      case "OneHotEncoder" -> indicate(node, from);
      case "Concat", "FeatureVectorizer" -> join(node);
      case "Gather", "ArrayFeatureExtractor" -> select(node, from);
      default -> {}
    }
  }

  private void passOn(NodeProto node, List<Origin> columns) {
    if (!columns.isEmpty() && columns.size() <= MAX_COLUMNS && node.getOutputCount() == 1) {
      origins.put(node.getOutput(0), columns);
    }
  }

  private static List<Origin> all(List<Origin> columns, Form form) {
    return columns.stream().map(column -> column.as(form)).toList();
  }

  /** By one constant for all columns or one for each. */
  private void scale(NodeProto node, List<Origin> columns) {
    TensorProto by = graph.constant(Graph.input(node, 1));
    int numbers = by == null ? 0 : Constants.numbers(by).length;
    if (numbers == 1 || numbers == columns.size()) {
      passOn(node, all(columns, Form.SCALED));
    }
  }

  private void indicate(NodeProto node, List<Origin> columns) {
    int values = Encoders.values(node).size();
    if ((long) values * columns.size() <= MAX_COLUMNS) {
      passOn(
          node,
          columns.stream()
              .flatMap(column -> IntStream.range(0, values).mapToObj(i -> column.as(Form.ENCODED)))
              .toList());
    }
  }

  private void join(NodeProto node) {
    List<Origin> joined = new ArrayList<>();
    for (String input : node.getInputList()) {
      List<Origin> columns = of(input);
      if (columns.isEmpty()) {
        return;
      }
      joined.addAll(columns);
    }
    passOn(node, joined);
  }

  private void select(NodeProto node, List<Origin> columns) {
    TensorProto constant = graph.constant(Graph.input(node, 1));
    if (constant == null || columns.isEmpty()) {
      return;
    }
    List<Origin> selected = new ArrayList<>();
    for (double index : Constants.numbers(constant)) {
      if (index < 0 || index >= columns.size()) {
        return;
      }
      selected.add(columns.get((int) index));
    }
    passOn(node, selected);
  }
}
