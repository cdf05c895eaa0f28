package org.evenhand.model.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.evenhand.model.OwnImportance;
import org.evenhand.model.OwnImportance.Figure;
import org.evenhand.model.onnx.ColumnFlow.Form;
import org.evenhand.model.onnx.ColumnFlow.Origin;

/**
 * What a graph says of how much it uses its inputs: the splits of its trees or the weights of its
 * linear model, where all that they read leads back to columns. ONNX keeps no gains and no covers.
 */
record OwnFigures(Graph graph, ColumnFlow flow, GraphInputs inputs) {
  private static final Set<String> TREES =
      Set.of("TreeEnsembleClassifier", "TreeEnsembleRegressor", "TreeEnsemble");
  private static final Set<String> LINEAR = Set.of("LinearClassifier", "LinearRegressor");
  private static final String LEAF = "LEAF";

  /** Empty where the graph has neither, both, or several linear models. */
  List<OwnImportance> read() {
    List<NodeProto> trees = nodes(TREES);
    List<NodeProto> linear = nodes(LINEAR);
    if (trees.isEmpty() && linear.size() == 1) {
      return weights(linear.getFirst());
    }
    return linear.isEmpty() && !trees.isEmpty() ? splits(trees) : List.of();
  }

  private List<NodeProto> nodes(Set<String> operators) {
    return graph.nodes().stream().filter(node -> operators.contains(node.getOpType())).toList();
  }

  private List<OwnImportance> splits(List<NodeProto> ensembles) {
    Map<String, Double> splits = zeros();
    for (NodeProto ensemble : ensembles) {
      List<Origin> read = flow.of(Graph.input(ensemble, 0));
      for (long feature : splitBy(ensemble)) {
        if (feature < 0 || feature >= read.size()) {
          return List.of();
        }
        splits.merge(inputs.of(read.get((int) feature)), 1.0, Double::sum);
      }
    }
    return List.of(new OwnImportance(Figure.SPLITS, OwnImportance.ALL, splits));
  }

  /** The numbers of the features that are split by, once for each split. */
  private static long[] splitBy(NodeProto ensemble) {
    AttributeProto features = Graph.attribute(ensemble, "nodes_featureids");
    // A TreeEnsemble has its leaves elsewhere; its nodes are all splits.
    List<String> modes = Graph.texts(ensemble, "nodes_modes");
    if (features == null) {
      return new long[0];
    }
    return IntStream.range(0, features.getIntsCount())
        .filter(node -> node >= modes.size() || !modes.get(node).equals(LEAF))
        .mapToLong(features::getInts)
        .toArray();
  }

  /** Weights come row by row, one row per class; a single row is that of all of them. */
  private List<OwnImportance> weights(NodeProto linear) {
    List<Origin> read = flow.of(Graph.input(linear, 0));
    AttributeProto weights = Graph.attribute(linear, "coefficients");
    if (weights == null || read.isEmpty() || weights.getFloatsCount() % read.size() != 0) {
      return List.of();
    }
    boolean scaled = read.stream().anyMatch(origin -> origin.form() == Form.SCALED);
    int outputs = weights.getFloatsCount() / read.size();
    List<OwnImportance> figures = new ArrayList<>();
    for (int output = 0; output < outputs; output++) {
      Map<String, Double> sums = zeros();
      for (int i = 0; i < read.size(); i++) {
        double weight = Math.abs(weights.getFloats(output * read.size() + i));
        sums.merge(inputs.of(read.get(i)), weight, Double::sum);
      }
      figures.add(
          new OwnImportance(
              scaled ? Figure.SCALED_WEIGHT : Figure.WEIGHT,
              outputs == 1 ? OwnImportance.ALL : output,
              sums));
    }
    return figures;
  }

  private Map<String, Double> zeros() {
    Map<String, Double> zeros = new LinkedHashMap<>();
    inputs.inputs().forEach(input -> zeros.put(input.name(), 0.0));
    return zeros;
  }
}
