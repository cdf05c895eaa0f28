package org.evenhand.model.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a tensor holds probabilities, told from the operators that make it.
 *
 * <p>Names do not tell: skl2onnx calls the margins of an SGDClassifier "probabilities". So a tensor
 * counts as probabilities only where the graph shows it, and all else has to be said by the user.
 */
final class Probabilities {
  /** Operators that move numbers about without changing them. */
  private static final Set<String> MOVING =
      Set.of(
          "Identity",
          "Cast",
          "Reshape",
          "Squeeze",
          "Unsqueeze",
          "Flatten",
          "Slice",
          "Split",
          "Gather",
          "ArrayFeatureExtractor",
          "Transpose",
          "Dropout");

  private static final Set<String> MOVING_OR_ADD =
      Stream.concat(MOVING.stream(), Stream.of("Add")).collect(Collectors.toUnmodifiableSet());

  private static final Set<String> SQUASHING =
      Set.of("SOFTMAX", "LOGISTIC", "SOFTMAX_ZERO", "PROBIT");

  /** How far back to look: a score is not made of more steps than this. */
  private static final int MAX_TENSORS = 1000;

  private static final long TREE_ENSEMBLE_NONE = 0;

  private final Graph graph;
  private final Map<String, Boolean> known = new HashMap<>();

  Probabilities(Graph graph) {
    this.graph = graph;
  }

  boolean holds(String tensor) {
    Boolean before = known.get(tensor);
    if (before != null || known.size() > MAX_TENSORS) {
      return before != null && before;
    }
    known.put(tensor, false); // ends a cycle
    NodeProto node = graph.producer(tensor);
    boolean holds = node != null && makes(node);
    known.put(tensor, holds);
    return holds;
  }

  /** The node whose numbers a tensor holds, behind those that only move them; null for an input. */
  @Nullable NodeProto origin(String tensor) {
    return graph.behind(tensor, MOVING);
  }

  private boolean makes(NodeProto node) {
    String first = Graph.input(node, 0);
    String second = Graph.input(node, 1);
    return switch (node.getOpType()) {
      case "Softmax", "Sigmoid", "HardSigmoid" -> true;
      case "LinearClassifier", "TreeEnsembleRegressor", "LinearRegressor", "SVMRegressor" ->
          squashes(node);
      case "SVMClassifier" -> squashes(node) || Graph.attribute(node, "prob_a") != null;
      case "TreeEnsembleClassifier" -> squashes(node) || isForest(node);
      case "TreeEnsemble" ->
          Graph.integer(node, "post_transform", TREE_ENSEMBLE_NONE) != TREE_ENSEMBLE_NONE;
      case "Normalizer" -> Graph.text(node, "norm").equals("L1");
      case "Concat", "Mean" -> node.getInputList().stream().allMatch(this::holds);
      case "Sub" -> isOne(first) && holds(second);
      case "Mul" -> (isOne(second) && holds(first)) || (isOne(first) && holds(second));
      case "Div" -> isAverage(node) || isShare(node);
      case "Exp" -> isLogProbability(first);
      default -> MOVING.contains(node.getOpType()) && holds(first);
    };
  }

  private static boolean squashes(NodeProto node) {
    return SQUASHING.contains(Graph.text(node, "post_transform"));
  }

  /**
   * Leaves of a forest hold shares of its training rows, those of a boosted model steps either way.
   */
  private static boolean isForest(NodeProto node) {
    AttributeProto weights = Graph.attribute(node, "class_weights");
    return weights != null
        && weights.getFloatsList().stream().allMatch(weight -> weight >= 0 && weight <= 1);
  }

  /** A sum of probabilities over their number, as ensembles of calibrated models write it. */
  private boolean isAverage(NodeProto division) {
    NodeProto sum = graph.producer(Graph.input(division, 0));
    TensorProto count = graph.constant(Graph.input(division, 1));
    return sum != null
        && count != null
        && (sum.getOpType().equals("Sum") || sum.getOpType().equals("Add"))
        && sum.getInputList().stream().allMatch(this::holds)
        && Arrays.stream(Constants.numbers(count)).allMatch(n -> n == sum.getInputCount());
  }

  /** Something over its own sum, behind the steps that keep that sum from being zero. */
  private boolean isShare(NodeProto division) {
    NodeProto node = graph.behind(Graph.input(division, 1), MOVING_OR_ADD);
    return node != null
        && node.getOpType().equals("ReduceSum")
        && Graph.input(node, 0).equals(Graph.input(division, 0));
  }

  private boolean isLogProbability(String tensor) {
    NodeProto node = graph.producer(tensor);
    if (node != null && node.getOpType().equals("Sub")) {
      NodeProto scale = origin(Graph.input(node, 1));
      return scale != null
          && scale.getOpType().equals("ReduceLogSumExp")
          && Graph.input(scale, 0).equals(Graph.input(node, 0));
    }
    return node != null && node.getOpType().equals("LogSoftmax");
  }

  private boolean isOne(String tensor) {
    TensorProto constant = graph.constant(tensor);
    if (constant == null) {
      return false;
    }
    double[] numbers = Constants.numbers(constant);
    return numbers.length > 0 && Arrays.stream(numbers).allMatch(number -> number == 1);
  }
}
