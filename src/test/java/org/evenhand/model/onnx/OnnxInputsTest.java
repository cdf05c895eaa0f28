package org.evenhand.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evenhand.model.onnx.Protos.N;
import static org.evenhand.model.onnx.Protos.constant;
import static org.evenhand.model.onnx.Protos.floats;
import static org.evenhand.model.onnx.Protos.integer;
import static org.evenhand.model.onnx.Protos.integers;
import static org.evenhand.model.onnx.Protos.ml;
import static org.evenhand.model.onnx.Protos.node;
import static org.evenhand.model.onnx.Protos.texts;
import static org.evenhand.model.onnx.Protos.value;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.evenhand.data.Column;
import org.evenhand.data.InputException;
import org.evenhand.data.Table;
import org.evenhand.model.Binding;
import org.evenhand.model.Flag;
import org.evenhand.model.Input;
import org.evenhand.model.Model;
import org.evenhand.model.ModelSource.Task;
import org.junit.jupiter.api.Test;

/** How columns reach the inputs of ONNX graphs: matrices, indicators, types, shapes, texts. */
class OnnxInputsTest extends OnnxModelTesting {
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
}
