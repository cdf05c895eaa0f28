package org.evenhand.model.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evenhand.model.onnx.ColumnFlow.Form;
import org.evenhand.model.onnx.ColumnFlow.Origin;

/**
 * The categories that a graph's encoders know for the columns of its inputs that reach them as they
 * are.
 *
 * <p>Ranges are not read: a graph holds "subtract this, divide by that" alike for the smallest
 * value and the range of the training data and for its mean and standard deviation.
 */
final class Categories {
  private static final Set<String> ENCODERS = Set.of("OneHotEncoder", "LabelEncoder");

  private final Map<Origin, List<String>> known = new HashMap<>();

  private Categories() {}

  /** Reads the whole graph. */
  static Categories of(Graph graph, ColumnFlow flow) {
    Categories found = new Categories();
    for (NodeProto node : graph.nodes()) {
      List<Origin> encoded = flow.of(Graph.input(node, 0));
      List<String> values = Encoders.values(node);
      if (ENCODERS.contains(node.getOpType()) && encoded.size() == 1 && !values.isEmpty()) {
        found.known.putIfAbsent(encoded.get(0), values);
      }
    }
    return found;
  }

  /** The categories of a column of an input, empty when the graph does not list them. */
  List<String> of(String input, int column) {
    return known.getOrDefault(new Origin(input, column, Form.AS_IT_IS), List.of());
  }
}
