package org.evenhand.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.evenhand.model.onnx.Protos.N;
import static org.evenhand.model.onnx.Protos.constant;
import static org.evenhand.model.onnx.Protos.floats;
import static org.evenhand.model.onnx.Protos.integer;
import static org.evenhand.model.onnx.Protos.integerList;
import static org.evenhand.model.onnx.Protos.ml;
import static org.evenhand.model.onnx.Protos.node;
import static org.evenhand.model.onnx.Protos.text;
import static org.evenhand.model.onnx.Protos.texts;
import static org.evenhand.model.onnx.Protos.value;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.evenhand.model.Model;
import org.evenhand.model.ModelSource.Task;
import org.evenhand.model.OwnImportance;
import org.evenhand.model.OwnImportance.Figure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OwnFiguresTest extends OnnxModelTesting {

  static List<String> told() throws IOException {
    return lines().stream().map(cells -> cells[0]).distinct().toList();
  }

  private static List<String[]> lines() throws IOException {
    return Files.readAllLines(ExportedCase.ALL.resolve("own.csv")).stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .toList();
  }

  /** What scikit-learn, XGBoost and LightGBM say of the same models; made by own_figures.py. */
  @ParameterizedTest
  @MethodSource("told")
  void filesSayWhatTheirMakersSay(String name) throws IOException {
    Map<String, Map<String, Double>> expected = new TreeMap<>();
    for (String[] cells : lines()) {
      if (cells[0].equals(name)) {
        expected
            .computeIfAbsent(cells[1] + cells[2], key -> new LinkedHashMap<>())
            .put(cells[3], Double.parseDouble(cells[4]));
      }
    }
    try (Model model = OnnxModels.open(ExportedCase.named(name).source())) {
      List<OwnImportance> found = model.ownImportance();
      assertThat(found).hasSameSizeAs(expected.keySet());
      for (OwnImportance own : found) {
        String output = own.output() == OwnImportance.ALL ? "" : Integer.toString(own.output());
        Map<String, Double> wanted = expected.get(own.figure().key() + output);
        assertThat(wanted).as("%s of %s", own.figure(), output).isNotNull();
        assertThat(own.byInput().keySet()).isEqualTo(wanted.keySet());
        own.byInput()
            .forEach(
                (input, figure) ->
                    assertThat(figure).as(input).isCloseTo(wanted.get(input), within(1e-5)));
      }
    }
  }

  @Test
  void weightsOfColumnsAsTheyAreArePerUnitOfTheirInput() {
    inputs = List.of("age", "income");
    assertThat(figures(classifier("SOFTMAX", "no", "yes")))
        .containsExactly(
            new OwnImportance(Figure.WEIGHT, 0, Map.of("age", 1.0, "income", 0.0)),
            new OwnImportance(Figure.WEIGHT, 1, Map.of("age", 0.0, "income", 1.0)));
  }

  /** Indicators of one column: |1| + |-3|; the column beside is -2. */
  @Test
  void indicatorsOfAColumnAreAddedUp() {
    inputs = List.of("city=Rome", "age", "city=Oslo");
    assertThat(figures(regressor(value("x", DataType.FLOAT, N, 3), "x", 1, -2, -3)))
        .containsExactly(
            new OwnImportance(Figure.WEIGHT, OwnImportance.ALL, Map.of("city", 4.0, "age", 2.0)));
  }

  @Test
  void scaledByConstantsIsScaled() {
    inputs = List.of("age", "income");
    GraphProto.Builder graph =
        regressor(value("x", DataType.FLOAT, N, 2), "scaled", 5, 7)
            .addInitializer(constant("spread", List.of(2L), 10, 100));
    graph.addNode(0, node("Div", List.of("x", "spread"), "scaled"));
    assertThat(figures(graph))
        .containsExactly(
            new OwnImportance(
                Figure.SCALED_WEIGHT, OwnImportance.ALL, Map.of("age", 5.0, "income", 7.0)));
  }

  /** A split reads the second number, which is the sum of both columns: of which, none can say. */
  @Test
  void whatMixesColumnsSaysNothing() {
    inputs = List.of("age", "income");
    GraphProto.Builder graph =
        regressor(value("x", DataType.FLOAT, N, 2), "mixed", 5, 7)
            .addInitializer(constant("mix", List.of(2L, 2L), 1, 1, 1, 1));
    graph.addNode(0, node("MatMul", List.of("x", "mix"), "mixed"));
    assertThat(figures(graph)).isEmpty();
  }

  @Test
  void aNetSaysNothing() {
    inputs = List.of("age", "income");
    task = Task.REGRESSION;
    assertThat(figures(linear("price", 1))).isEmpty();
  }

  /** One node reads the first column and has no mode: leaf or not, none can say. */
  @Test
  void aDamagedTreeIsRefusedLikeAnyOther() {
    inputs = List.of("age", "income");
    assertRefused(
        GraphProto.newBuilder()
            .addInput(value("x", DataType.FLOAT, N, 2))
            .addNode(
                ml("TreeEnsembleRegressor", List.of("x"), "y")
                    .addAttribute(integerList("nodes_featureids", 0, 1))
                    .addAttribute(texts("nodes_modes", "LEAF"))
                    .addAttribute(integer("n_targets", 1)))
            .addOutput(value("y", DataType.FLOAT, N, 1)),
        "");
  }

  private List<OwnImportance> figures(GraphProto.Builder graph) {
    try (Model model = open(graph)) {
      return model.ownImportance();
    }
  }

  private static GraphProto.Builder regressor(ValueInfoProto input, String read, float... weights) {
    return GraphProto.newBuilder()
        .addInput(input)
        .addNode(
            ml("LinearRegressor", List.of(read), "y")
                .addAttribute(floats("coefficients", weights))
                .addAttribute(floats("intercepts", 0))
                .addAttribute(integer("targets", 1))
                .addAttribute(text("post_transform", "NONE")))
        .addOutput(value("y", DataType.FLOAT, N, 1));
  }
}
