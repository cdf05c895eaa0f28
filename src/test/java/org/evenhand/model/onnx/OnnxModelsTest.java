package org.evenhand.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.evenhand.model.onnx.Protos.N;
import static org.evenhand.model.onnx.Protos.constant;
import static org.evenhand.model.onnx.Protos.floats;
import static org.evenhand.model.onnx.Protos.integer;
import static org.evenhand.model.onnx.Protos.integers;
import static org.evenhand.model.onnx.Protos.ml;
import static org.evenhand.model.onnx.Protos.node;
import static org.evenhand.model.onnx.Protos.text;
import static org.evenhand.model.onnx.Protos.texts;
import static org.evenhand.model.onnx.Protos.value;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.ColumnType;
import org.evenhand.data.InputException;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.Table;
import org.evenhand.model.Binding;
import org.evenhand.model.Flag;
import org.evenhand.model.Input;
import org.evenhand.model.Model;
import org.evenhand.model.ModelSource;
import org.evenhand.model.ModelSource.Activation;
import org.evenhand.model.ModelSource.Task;
import org.evenhand.model.Output;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxModelsTest {
  @TempDir Path folder;

  private List<String> inputs = List.of();
  private List<String> classes = List.of();
  private List<String> columns = List.of();
  private @Nullable Activation activation;
  private @Nullable Task task;

  // What the outputs mean

  @Test
  void rawOutputsNeedAnActivation() {
    inputs = List.of("a", "b");
    assertRefused(
        linear("logit", 1),
        "the output 'logit' is the raw result of MatMul, not a probability: add `activation: sigmoid` (or softmax, or none) to the model");
    assertRefused(linear("logits", 2), "add `activation: softmax` (or sigmoid, or none)");
  }

  @Test
  void aRegressionNeedsNoActivation() {
    inputs = List.of("a", "b");
    task = Task.REGRESSION;
    try (Model model = open(linear("price", 1))) {
      assertThat(model.signature().output()).isEqualTo(new Output.Value());
      assertThat(model.score(List.of(numbers("a", 2), numbers("b", 5))).get(0, 0)).isEqualTo(7);
    }
    activation = Activation.SIGMOID;
    assertRefused(linear("price", 1), "remove `activation:`");
    activation = null;
    assertRefused(linear("prices", 2), "'prices' has 2 numbers a row; a regression gives one");
  }

  @Test
  void sigmoidAndSoftmaxAreAppliedAsSaid() {
    inputs = List.of("a", "b");
    activation = Activation.SIGMOID;
    try (Model model = open(linear("logit", 1))) {
      // The logit is a + b = 1: 1 / (1 + e^-1) = 0.731059.
      var scores = model.score(List.of(numbers("a", 3), numbers("b", -2)));
      assertThat(scores.get(1, 0)).isCloseTo(0.731059, within(1e-6));
      assertThat(scores.get(0, 0)).isCloseTo(0.268941, within(1e-6));
      assertThat(model.signature().output()).isEqualTo(new Output.Classes(List.of("0", "1")));
    }
    activation = Activation.SOFTMAX;
    try (Model model = open(linear("logits", 3))) {
      // All three logits are a + b, and large: equal shares, no overflow.
      var scores = model.score(List.of(numbers("a", 900), numbers("b", 900)));
      assertThat(scores.get(2, 0)).isCloseTo(1 / 3.0, within(1e-12));
    }
  }

  @Test
  void activationsThatCannotBeMeantAreRefused() {
    inputs = List.of("a", "b");
    activation = Activation.SOFTMAX;
    assertRefused(linear("logit", 1), "did you mean `activation: sigmoid`?");
    activation = Activation.SIGMOID;
    assertRefused(linear("logits", 3), "did you mean `activation: softmax`?");
    assertRefused(classifier("LOGISTIC", "no", "yes"), "already is a probability");
  }

  @Test
  void numbersThatAreNoProbabilitiesAreRefusedWhenScored() {
    inputs = List.of("a", "b");
    activation = Activation.NONE;
    try (Model model = open(linear("score", 1))) {
      assertThat(model.score(List.of(numbers("a", 0.5), numbers("b", 0.25))).get(1, 0))
          .isEqualTo(0.75);
      assertThatThrownBy(() -> model.score(List.of(numbers("a", 1), numbers("b", 2))))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("gave 3.0, which is not a probability");
    }
  }

  @Test
  void marginsThatAreCalledProbabilitiesAreNotTakenForThem() {
    // As skl2onnx writes an SGDClassifier: probabilities = [-margin, margin].
    GraphProto.Builder graph =
        linear("margin", 1)
            .addInitializer(constant("negate", List.of(1L), -1))
            .addNode(node("Mul", List.of("margin", "negate"), "negated"))
            .addNode(
                node("Concat", List.of("negated", "margin"), "probabilities")
                    .addAttribute(integer("axis", 1)))
            .clearOutput()
            .addOutput(value("probabilities", DataType.FLOAT, N, 2));
    inputs = List.of("a", "b");
    assertRefused(graph, "'probabilities' is the raw result of Concat");
  }

  @Test
  void aProbabilityAndItsComplementAreRecognised() {
    GraphProto.Builder graph =
        linear("logit", 1)
            .addInitializer(constant("one", List.of(1L), 1))
            .addNode(node("Sigmoid", List.of("logit"), "yes"))
            .addNode(node("Sub", List.of("one", "yes"), "no"))
            .addNode(node("Concat", List.of("no", "yes"), "both").addAttribute(integer("axis", 1)))
            .clearOutput()
            .addOutput(value("both", DataType.FLOAT, N, 2));
    inputs = List.of("a", "b");
    try (Model model = open(graph)) {
      assertThat(model.score(List.of(numbers("a", 0), numbers("b", 0))).get(0, 0)).isEqualTo(0.5);
    }
  }

  @Test
  void classesAreNamedByTheFileOrElseByTheWorkspace() {
    inputs = List.of("a", "b");
    assertThat(classesOf(classifier("SOFTMAX", "no", "yes"))).containsExactly("no", "yes");
    classes = List.of("refused", "granted");
    assertThat(classesOf(classifier("SOFTMAX", "0", "1"))).containsExactly("refused", "granted");
    classes = List.of("yes", "no");
    assertRefused(classifier("SOFTMAX", "no", "yes"), "another order than the file: no, yes");
    classes = List.of("a", "b", "c");
    assertRefused(classifier("SOFTMAX", "no", "yes"), "names 3 classes; the model has 2");
  }

  @Test
  void aModelWithOnlyLabelsIsRefused() {
    inputs = List.of("a", "b");
    assertRefused(
        classifier("SOFTMAX", "no", "yes").removeOutput(1),
        "answers only label, without scores; export it with its probabilities");
  }

  @Test
  void severalScoresAreRefused() {
    inputs = List.of("a", "b");
    assertRefused(
        linear("first", 1)
            .addNode(node("Neg", List.of("first"), "second"))
            .addOutput(value("second", DataType.FLOAT, N, 1)),
        "several outputs that could be the scores: first, second");
  }

  // What the inputs are

  @Test
  void aMatrixWithoutNamesIsRefused() {
    columns = List.of("a", "b", "c");
    task = Task.REGRESSION;
    assertRefused(
        linear("price", 1),
        "its input 'x' is a matrix of 2 columns without names, and the data has 3 to choose from; name them");
    inputs = List.of("a");
    assertRefused(linear("price", 1), "its input 'x' has 2 columns, but `inputs:` names 1");
  }

  @Test
  void aMatrixTakesItsNamesFromTheFileOrFromDataThatFits() {
    task = Task.REGRESSION;
    columns = List.of("p", "q");
    assertThat(inputNames(Protos.model(linear("price", 1)))).containsExactly("p", "q");
    assertThat(inputNames(withMetadata("a, b"))).containsExactly("a", "b");
    assertThat(inputNames(withMetadata("[\"c\", \"d=x, y\"]"))).containsExactly("c", "d");
    assertThatThrownBy(() -> inputNames(withMetadata("[\"c\"")))
        .hasMessageContaining("'evenhand.inputs' is not a JSON array");
  }

  @Test
  void indicatorsBecomeOneInput() {
    task = Task.REGRESSION;
    inputs = List.of("sex=female", "sex=male");
    try (Model model = open(linear("price", 1))) {
      assertThat(model.signature().inputs()).containsExactly(Input.of("sex", Input.Type.TEXT));
      var scores = model.score(List.of(words("sex", "female", "male", "other", null)));
      assertThat(scores.column(0)).containsExactly(1, 1, 0, 0);
      // A numeric column has indicators too.
      assertThat(model.score(List.of(numbers("sex", 1))).get(0, 0)).isZero();
    }
  }

  @Test
  void anIndicatorOfANumberMatchesNumericColumns() {
    task = Task.REGRESSION;
    inputs = List.of("grade=1", "grade=2.50");
    try (Model model = open(linear("price", 1))) {
      var scores = model.score(List.of(numbers("grade", 1, 2.5, 3, Double.NaN)));
      assertThat(scores.column(0)).containsExactly(1, 1, 0, 0);
    }
  }

  @Test
  void numbersAmongCategoriesFeedNumericInputs() {
    task = Task.REGRESSION;
    inputs = List.of("a", "b");
    try (Model model = open(linear("price", 1))) {
      assertThat(model.score(List.of(words("a", "1", "2.5"), numbers("b", 1, 1))).column(0))
          .containsExactly(2, 3.5);
      assertThat(model.score(List.of(words("a", "1", null), numbers("b", 1, 1))).get(0, 1)).isNaN();
      assertThatThrownBy(() -> model.score(List.of(words("a", "yes"), numbers("b", 1))))
          .isInstanceOf(InputException.class)
          .hasMessage("input 'a' takes numbers, and 'yes' is none");
    }
  }

  @Test
  void valuesThatWholeNumberInputsCannotTakeAreRefused() {
    task = Task.REGRESSION;
    try (Model model = open(cast(DataType.INT32))) {
      assertThat(model.signature().inputs().get(0).type()).isEqualTo(Input.Type.INTEGER);
      assertThat(model.score(List.of(numbers("x", -3))).get(0, 0)).isEqualTo(-3);
      assertThatThrownBy(() -> model.score(List.of(numbers("x", 1, 2.5))))
          .hasMessage("input 'x' takes whole numbers; 2.5 is not one it can take");
      assertThatThrownBy(() -> model.score(List.of(numbers("x", 3e9))))
          .hasMessage("input 'x' takes whole numbers; 3000000000 is not one it can take");
      assertThatThrownBy(() -> model.score(List.of(numbers("x", 1, Double.NaN, Double.NaN))))
          .isInstanceOf(InputException.class)
          .hasMessage(
              "input 'x' takes whole numbers and cannot take missing values; 2 of these 3 rows have none: fill them or leave the rows out");
    }
  }

  @Test
  void truthIsReadFromWordsAndNumbers() {
    task = Task.REGRESSION;
    try (Model model = open(cast(DataType.BOOL))) {
      assertThat(model.signature().inputs().get(0).type()).isEqualTo(Input.Type.BOOLEAN);
      assertThat(model.score(List.of(words("x", "true", "No", "YES", "0"))).column(0))
          .containsExactly(1, 0, 1, 0);
      assertThat(model.score(List.of(numbers("x", 1, 0))).column(0)).containsExactly(1, 0);
      assertThatThrownBy(() -> model.score(List.of(numbers("x", -1))))
          .hasMessageContaining("takes true or false (1 or 0); -1 is not");
      assertThatThrownBy(() -> model.score(List.of(words("x", "maybe"))))
          .hasMessage("input 'x' takes true or false, and 'maybe' is none");
    }
  }

  @Test
  void doublesKeepTheirPrecision() {
    task = Task.REGRESSION;
    GraphProto.Builder graph =
        GraphProto.newBuilder()
            .addInput(value("x", DataType.DOUBLE, N, 1))
            .addNode(node("Identity", List.of("x"), "y"))
            .addOutput(value("y", DataType.DOUBLE, N, 1));
    try (Model model = open(graph)) {
      assertThat(model.score(List.of(numbers("x", 0.1))).get(0, 0)).isEqualTo(0.1);
    }
  }

  @Test
  void shapesThatNoColumnFitsAreRefused() {
    GraphProto.Builder graph =
        GraphProto.newBuilder()
            .addInput(value("a", DataType.FLOAT, N, 1))
            .addInput(value("rest", DataType.FLOAT, N, 3))
            .addNode(node("Concat", List.of("a", "rest"), "y").addAttribute(integer("axis", 1)))
            .addOutput(value("y", DataType.FLOAT, N, 4));
    assertRefused(graph, "takes a, rest, of which 'rest' is a matrix [N, 3]");
    inputs = List.of("a", "b");
    assertRefused(graph, "remove `inputs:`");
    inputs = List.of();
    assertRefused(cast(DataType.FLOAT16), "takes float16 values [N, 1]; Evenhand feeds float");
  }

  @Test
  void categoriesAreReadFromTheGraphAndUnseenOnesNamed() {
    // Behind a Concat and a Gather, as old exporters write; zeros=0 makes an unseen one an error.
    GraphProto.Builder graph =
        GraphProto.newBuilder()
            .addInput(value("size", DataType.STRING, N, 1))
            .addInput(value("colour", DataType.STRING, N, 1))
            .addInitializer(integers("second", 1))
            .addNode(
                node("Concat", List.of("size", "colour"), "all").addAttribute(integer("axis", 1)))
            .addNode(
                node("Gather", List.of("all", "second"), "one").addAttribute(integer("axis", 1)))
            .addNode(
                ml("OneHotEncoder", List.of("one"), "hot")
                    .addAttribute(texts("cats_strings", "red", "7"))
                    .addAttribute(integer("zeros", 0)))
            .addInitializer(integers("axis", 1, 2))
            .addInitializer(constant("weights", List.of(2L), 1, 2))
            .addNode(node("Mul", List.of("hot", "weights"), "weighted"))
            .addNode(
                node("ReduceSum", List.of("weighted", "axis"), "y")
                    .addAttribute(integer("keepdims", 0)))
            .addOutput(value("y", DataType.FLOAT, N));
    task = Task.REGRESSION;
    try (Model model = open(graph)) {
      assertThat(model.signature().inputs().get(0).categories()).isEmpty();
      assertThat(model.signature().inputs().get(1).categories()).containsExactly("red", "7");
      List<Column> seen = List.of(words("size", "s", "l"), words("colour", "7", "red"));
      assertThat(model.score(seen).column(0)).containsExactly(2, 1);
      // A number is the text that people write for it.
      assertThat(model.score(List.of(words("size", "s"), numbers("colour", 7))).get(0, 0))
          .isEqualTo(2);
      List<Column> unseen =
          List.of(words("size", "s", "s", "s"), words("colour", "red", "purple", "red"));
      assertThat(Flag.of(model.signature(), unseen, 1)).hasSize(1);
      assertThatThrownBy(() -> model.score(unseen))
          .isInstanceOf(InputException.class)
          .hasMessage(
              "model 'tested' (tested.onnx): it cannot answer a row: input 'colour': 'purple' was not in training: the model knows red, 7");
    }
  }

  @Test
  void ordinalCodesOfTextsAreLookedUp() {
    GraphProto.Builder graph =
        GraphProto.newBuilder()
            .addInput(value("grade", DataType.STRING, N, 1))
            .addNode(
                ml("LabelEncoder", List.of("grade"), "y")
                    .addAttribute(texts("keys_strings", "low", "high", ""))
                    .addAttribute(floats("values_floats", 10, 20, 30))
                    .addAttribute(
                        AttributeProto.newBuilder()
                            .setName("default_float")
                            .setType(AttributeProto.AttributeType.FLOAT)
                            .setF(-1)
                            .build()))
            .addOutput(value("y", DataType.FLOAT, N, 1));
    task = Task.REGRESSION;
    try (Model model = open(graph)) {
      assertThat(model.signature().inputs())
          .containsExactly(
              new Input("grade", Input.Type.TEXT, List.of("low", "high", ""), /* range= */ null));
      assertThat(model.score(List.of(words("grade", "high", "low", null, "odd"))).column(0))
          .containsExactly(20, 10, 30, -1);
    }
  }

  @Test
  void textsThatTheGraphDoesMoreWithReachIt() {
    GraphProto.Builder graph =
        GraphProto.newBuilder()
            .addInput(value("x", DataType.STRING, N))
            .addInitializer(integers("from", 0))
            .addInitializer(integers("to", 1_000_000))
            .addNode(node("Slice", List.of("x", "from", "to"), "all"))
            .addNode(
                ml("LabelEncoder", List.of("all"), "y")
                    .addAttribute(texts("keys_strings", "a", "3", ""))
                    .addAttribute(floats("values_floats", 1, 2, 3)))
            .addOutput(value("y", DataType.FLOAT, N));
    task = Task.REGRESSION;
    try (Model model = open(graph)) {
      assertThat(model.score(List.of(words("x", "a", "3", null))).column(0))
          .containsExactly(1, 2, 3);
      assertThat(model.score(List.of(numbers("x", 3, Double.NaN))).column(0)).containsExactly(2, 3);
    }
  }

  @Test
  void severalThreadsGetTheSameAnswers() {
    ExportedCase exported = ExportedCase.named("skl-strings-zipmap");
    Table data = exported.data();
    try (Model model = OnnxModels.open(exported.source())) {
      List<Column> all = Binding.of("m", model.signature(), data.names()).select(data);
      double[] alone = model.score(all).column(1);
      List<double[]> together =
          IntStream.range(0, 16)
              .parallel()
              .mapToObj(
                  i -> model.score(all.stream().map(c -> c.slice(i * 50, 400 + i * 50)).toList()))
              .map(scores -> scores.column(1))
              .toList();
      for (int i = 0; i < together.size(); i++) {
        assertThat(together.get(i))
            .containsExactly(Arrays.copyOfRange(alone, i * 50, 400 + i * 50));
      }
    }
  }

  // What the runtime refuses

  @Test
  void typesThatDoNotGoTogetherAreRefused() {
    GraphProto.Builder graph =
        GraphProto.newBuilder()
            .addInput(value("a", DataType.FLOAT, N, 1))
            .addInput(value("b", DataType.STRING, N, 1))
            .addNode(node("Add", List.of("a", "b"), "y"))
            .addOutput(value("y", DataType.FLOAT, N, 1));
    assertRefused(graph, "its operator Add has inputs of types that do not go together");
  }

  @Test
  void newerFormatsAreNamed() {
    ModelProto newer = Protos.model(cast(DataType.DOUBLE)).toBuilder().setIrVersion(999).build();
    assertThatThrownBy(() -> open(newer)).hasMessageContaining("its format version 999 is newer");
    ModelProto.Builder opset = Protos.model(cast(DataType.DOUBLE)).toBuilder();
    opset.getOpsetImportBuilder(0).setVersion(999);
    assertThatThrownBy(() -> open(opset.build())).hasMessageContaining("its opset 999 is newer");
  }

  @Test
  void aGraphThatNeedsItsBatchSizeIsScoredInParts() {
    // Reshape to [3, 1] holds for three rows only.
    GraphProto.Builder graph =
        GraphProto.newBuilder()
            .addInput(value("x", DataType.FLOAT, 3, 1))
            .addInitializer(integers("shape", 3, 1))
            .addNode(node("Reshape", List.of("x", "shape"), "y"))
            .addOutput(value("y", DataType.FLOAT, 3, 1));
    task = Task.REGRESSION;
    try (Model model = open(graph)) {
      assertThat(model.score(List.of(numbers("x", 1, 2, 3, 4, 5, 6, 7))).column(0))
          .containsExactly(1, 2, 3, 4, 5, 6, 7);
      assertThat(model.score(List.of(numbers("x", 8))).column(0)).containsExactly(8);
    }
  }

  @Test
  void noRowsGiveNoScores() {
    inputs = List.of("a", "b");
    try (Model model = open(classifier("SOFTMAX", "no", "yes"))) {
      var scores = model.score(List.of(numbers("a"), numbers("b")));
      assertThat(scores.rows()).isZero();
      assertThat(scores.width()).isEqualTo(2);
    }
  }

  /** x [N,2] times a matrix of ones: each of the outputs is the sum of the row. */
  private static GraphProto.Builder linear(String output, int width) {
    float[] ones = new float[2 * width];
    Arrays.fill(ones, 1);
    return GraphProto.newBuilder()
        .addInput(value("x", DataType.FLOAT, N, 2))
        .addInitializer(constant("weights", List.of(2L, (long) width), ones))
        .addNode(node("MatMul", List.of("x", "weights"), output))
        .addOutput(value(output, DataType.FLOAT, N, width));
  }

  private static GraphProto.Builder classifier(String transform, String... labels) {
    return GraphProto.newBuilder()
        .addInput(value("x", DataType.FLOAT, N, 2))
        .addNode(
            ml("LinearClassifier", List.of("x"), "label", "probabilities")
                .addAttribute(floats("coefficients", 1, 0, 0, 1))
                .addAttribute(floats("intercepts", 0, 0))
                .addAttribute(text("post_transform", transform))
                .addAttribute(texts("classlabels_strings", labels)))
        .addOutput(value("label", DataType.STRING, N))
        .addOutput(value("probabilities", DataType.FLOAT, N, 2));
  }

  private static GraphProto.Builder cast(DataType from) {
    return GraphProto.newBuilder()
        .addInput(value("x", from, N, 1))
        .addNode(
            node("Cast", List.of("x"), "y").addAttribute(integer("to", DataType.FLOAT.getNumber())))
        .addOutput(value("y", DataType.FLOAT, N, 1));
  }

  private static ModelProto withMetadata(String names) {
    return Protos.model(linear("price", 1)).toBuilder()
        .addMetadataProps(
            StringStringEntryProto.newBuilder().setKey("evenhand.inputs").setValue(names))
        .build();
  }

  private void assertRefused(GraphProto.Builder graph, String words) {
    assertThatThrownBy(() -> open(graph).close())
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("model 'tested' (tested.onnx): ")
        .hasMessageContaining(words);
  }

  private List<String> inputNames(ModelProto model) {
    try (Model opened = open(model)) {
      return opened.signature().inputNames();
    }
  }

  private List<String> classesOf(GraphProto.Builder graph) {
    try (Model model = open(graph)) {
      return ((Output.Classes) model.signature().output()).names();
    }
  }

  private Model open(GraphProto.Builder graph) {
    return open(Protos.model(graph));
  }

  private Model open(ModelProto model) {
    Path file = folder.resolve("tested.onnx");
    try {
      Files.write(file, model.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return OnnxModels.open(
        new ModelSource("tested", file, inputs, activation, task, classes, columns));
  }

  private static Column numbers(String name, double... values) {
    return NumericColumn.of(name, ColumnType.REAL, values);
  }

  private static Column words(String name, @Nullable String... values) {
    return CategoricalColumn.of(name, ColumnType.CATEGORY, Arrays.asList(values));
  }
}
