package org.evenhand.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.evenhand.model.onnx.Protos.N;
import static org.evenhand.model.onnx.Protos.constant;
import static org.evenhand.model.onnx.Protos.integer;
import static org.evenhand.model.onnx.Protos.node;
import static org.evenhand.model.onnx.Protos.value;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;
import org.evenhand.data.InputException;
import org.evenhand.model.Model;
import org.evenhand.model.ModelSource.Activation;
import org.evenhand.model.ModelSource.Task;
import org.evenhand.model.Output;
import org.junit.jupiter.api.Test;

/** How the outputs of ONNX graphs are read: probabilities, raw scores, classes. */
class OnnxOutputsTest extends OnnxModelTesting {
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
}
