package org.evenhand.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.model.onnx.Protos.N;
import static org.evenhand.model.onnx.Protos.integer;
import static org.evenhand.model.onnx.Protos.ml;
import static org.evenhand.model.onnx.Protos.node;
import static org.evenhand.model.onnx.Protos.texts;
import static org.evenhand.model.onnx.Protos.value;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextCodesTest {

  @Test
  void textsThatAreOnlyLookedUpBecomeNumbers() {
    // Two encoders share a column but not their categories.
    GraphProto.Builder graph =
        inputs("size", "colour")
            .addNode(
                node("Concat", List.of("size", "colour"), "both").addAttribute(integer("axis", 1)))
            .addNode(node("Identity", List.of("both"), "same"))
            .addNode(oneHot("same", "a", "red", "small"))
            .addNode(oneHot("size", "b", "large", "small"));
    TextCodes codes = TextCodes.of(new Graph(graph.build()));
    assertThat(codes.of("red")).isZero();
    assertThat(codes.of("small")).isEqualTo(1);
    assertThat(codes.of("large")).isEqualTo(2);
    assertThat(codes.of("purple")).isEqualTo(TextCodes.UNKNOWN);

    ModelProto coded = codes.applyTo(Protos.model(graph));
    assertThat(coded.getGraph().getInputList())
        .allMatch(input -> input.getType().getTensorType().getElemType() == 7); // int64
    assertThat(Graph.texts(coded.getGraph().getNode(2), "cats_int64s")).containsExactly("0", "1");
    assertThat(Graph.texts(coded.getGraph().getNode(3), "cats_int64s")).containsExactly("2", "1");
    assertThat(Graph.attribute(coded.getGraph().getNode(3), "cats_strings")).isNull();
  }

  @Test
  void textsThatAreUsedOtherwiseStayTexts() {
    assertStays(
        inputs("size")
            .addNode(oneHot("size", "a", "small"))
            .addNode(ml("StringNormalizer", List.of("size"), "b")));
    assertStays(inputs("size").addNode(node("Concat", List.of("size", "fixed"), "b")));
    // An encoder of texts that are made inside the graph.
    assertStays(
        inputs("size")
            .addNode(oneHot("size", "a", "small"))
            .addNode(node("Cast", List.of("number"), "text"))
            .addNode(oneHot("text", "b", "1.0")));
    // A branch may read any text by its name.
    assertStays(
        inputs("size")
            .addNode(oneHot("size", "a", "small"))
            .addNode(
                node("If", List.of("yes"), "b")
                    .addAttribute(Protos.graph("then_branch", GraphProto.getDefaultInstance()))));
  }

  private static void assertStays(GraphProto.Builder graph) {
    TextCodes codes = TextCodes.of(new Graph(graph.build()));
    assertThat(codes.isEmpty()).isTrue();
    ModelProto model = Protos.model(graph);
    assertThat(codes.applyTo(model)).isEqualTo(model);
  }

  private static GraphProto.Builder inputs(String... names) {
    GraphProto.Builder graph = GraphProto.newBuilder();
    for (String name : names) {
      graph.addInput(value(name, DataType.STRING, N, 1));
    }
    return graph;
  }

  private static NodeProto.Builder oneHot(String input, String output, String... categories) {
    return ml("OneHotEncoder", List.of(input), output)
        .addAttribute(texts("cats_strings", categories));
  }
}
