package org.evenhand.model.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;
import java.util.Set;

/** The names of a classifier's classes, read from its graph in the order of its scores. */
final class ClassLabels {
  private static final Set<String> PASSING =
      Set.of(
          "Identity",
          "Cast",
          "Reshape",
          "Squeeze",
          "Unsqueeze",
          "Flatten",
          "Slice",
          "Mul",
          "Normalizer");
  private static final List<String> ATTRIBUTES =
      List.of("classlabels_strings", "classlabels_ints", "classlabels_int64s");

  private ClassLabels() {}

  /** The names that a ZipMap or a classifier carries, empty for other nodes. */
  static List<String> of(NodeProto node) {
    return Graph.firstTexts(node, ATTRIBUTES);
  }

  /**
   * The names behind the first of the tensors that shows any: those of the classifier that makes
   * it, or the constant that a label is picked from; empty when none shows any.
   */
  static List<String> behind(Graph graph, List<String> tensors) {
    return tensors.stream()
        .map(tensor -> behind(graph, tensor))
        .filter(names -> !names.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static List<String> behind(Graph graph, String tensor) {
    NodeProto node = graph.behind(tensor, PASSING);
    if (node == null) {
      return List.of();
    }
    if (node.getOpType().equals("ArrayFeatureExtractor") || node.getOpType().equals("Gather")) {
      TensorProto names = graph.constant(Graph.input(node, 0));
      return names == null ? List.of() : Constants.texts(names);
    }
    return of(node);
  }
}
