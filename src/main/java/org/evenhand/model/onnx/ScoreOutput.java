package org.evenhand.model.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.List;
import org.evenhand.model.ModelFile;
import org.evenhand.model.ModelSource;

/**
 * Where in a graph the scores are.
 *
 * @param name the output as the file calls it
 * @param tensors what to ask the runtime for: one tensor, or one per class
 * @param classes the class names in the order of the scores, empty when the file has none
 * @param labelled whether the graph answers with a class as well, and so is a classifier
 * @param probabilities whether the graph shows that the scores are probabilities
 * @param operator the operator that makes the scores
 */
record ScoreOutput(
    String name,
    List<String> tensors,
    List<String> classes,
    boolean labelled,
    boolean probabilities,
    String operator) {

  /** An output with numbers, and the tensor that has them. */
  private record Candidate(ValueInfoProto output, String tensor, List<String> classes) {
    String name() {
      return output.getName();
    }

    boolean isOneColumn() {
      int rank = Shapes.rank(output);
      return rank == 1 || (rank == 2 && Shapes.size(output, 1) == 1);
    }
  }

  /** Finds the scores among the outputs of a graph. */
  static ScoreOutput of(ModelSource source, Graph graph) {
    List<Candidate> candidates = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (ValueInfoProto output : graph.outputs()) {
      NodeProto producer = graph.producer(output.getName());
      if (producer != null && producer.getOpType().equals("ZipMap")) {
        candidates.add(new Candidate(output, Graph.input(producer, 0), ClassLabels.of(producer)));
      } else if (isNumeric(output)) {
        candidates.add(new Candidate(output, output.getName(), List.of()));
      } else {
        labels.add(output.getName());
      }
    }
    if (graph.outputs().isEmpty()) {
      throw ModelFile.problem(source, "its graph has no outputs; export it again");
    }
    if (candidates.isEmpty()) {
      throw ModelFile.problem(
          source,
          "it answers only %s, without scores; export it with its probabilities"
              .formatted(String.join(", ", labels)));
    }
    Probabilities probabilities = new Probabilities(graph);
    List<Candidate> chosen = choose(source, graph, candidates, labels, probabilities);
    Candidate first = chosen.get(0);
    List<String> tensors = chosen.stream().map(Candidate::tensor).toList();
    NodeProto origin = probabilities.origin(first.tensor());
    return new ScoreOutput(
        first.name(),
        tensors,
        first.classes().isEmpty() ? behind(graph, labels, first) : first.classes(),
        !labels.isEmpty() || !first.classes().isEmpty(),
        tensors.stream().allMatch(probabilities::holds),
        origin == null ? "an input" : origin.getOpType());
  }

  private static List<Candidate> choose(
      ModelSource source,
      Graph graph,
      List<Candidate> candidates,
      List<String> labels,
      Probabilities probabilities) {
    if (candidates.size() == 1) {
      return candidates;
    }
    if (candidates.stream().allMatch(Candidate::isOneColumn)) {
      int classes = behind(graph, labels, candidates.get(0)).size();
      if (candidates.size() == classes || candidates.size() == source.classes().size()) {
        return candidates;
      }
    }
    List<Candidate> sure =
        candidates.stream().filter(candidate -> probabilities.holds(candidate.tensor())).toList();
    if (sure.size() == 1) {
      return sure;
    }
    throw ModelFile.problem(
        source,
        "it has several outputs that could be the scores: %s; export it with one of them"
            .formatted(String.join(", ", candidates.stream().map(Candidate::name).toList())));
  }

  private static List<String> behind(Graph graph, List<String> labels, Candidate candidate) {
    List<String> tensors = new ArrayList<>(labels);
    tensors.add(candidate.tensor());
    return ClassLabels.behind(graph, tensors);
  }

  private static boolean isNumeric(ValueInfoProto output) {
    int type = output.getType().getTensorType().getElemType();
    return type == TensorProto.DataType.FLOAT_VALUE || type == TensorProto.DataType.DOUBLE_VALUE;
  }

  /** The model with these scores as its only outputs, and without the ZipMaps behind them. */
  ModelProto keepIn(ModelProto model) {
    GraphProto.Builder graph = model.getGraph().toBuilder();
    List<NodeProto> nodes =
        graph.getNodeList().stream().filter(node -> !node.getOpType().equals("ZipMap")).toList();
    List<ValueInfoProto> outputs = tensors.stream().map(tensor -> declared(graph, tensor)).toList();
    graph.clearNode().addAllNode(nodes).clearOutput().addAllOutput(outputs);
    return model.toBuilder().setGraph(graph).build();
  }

  /** The tensor's own declaration without its shape, which exporters get wrong. */
  private static ValueInfoProto declared(GraphProto.Builder graph, String tensor) {
    int type =
        graph.getOutputList().stream()
            .filter(output -> output.getName().equals(tensor))
            .findFirst()
            .map(output -> output.getType().getTensorType().getElemType())
            .orElse(TensorProto.DataType.FLOAT_VALUE);
    return ValueInfoProto.newBuilder()
        .setName(tensor)
        .setType(
            TypeProto.newBuilder().setTensorType(TypeProto.Tensor.newBuilder().setElemType(type)))
        .build();
  }
}
