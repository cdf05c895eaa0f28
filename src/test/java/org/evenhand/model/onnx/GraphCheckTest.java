package org.evenhand.model.onnx;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TrainingInfoProto;
import java.util.Collections;
import java.util.List;
import org.evenhand.data.InputException;
import org.junit.jupiter.api.Test;

class GraphCheckTest {

  @Test
  void fourNestedBranchesPassAndFiveAreRefused() {
    assertThatCode(() -> check(Protos.model(nested(4)))).doesNotThrowAnyException();
    assertThatThrownBy(() -> check(Protos.model(nested(5))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("nested more than 4 deep");
  }

  @Test
  void branchesInsideFunctionsCountToo() {
    ModelProto model =
        Protos.model(nested(2).addNode(call("deep"))).toBuilder()
            .addFunctions(function("deep", nested(5).getNodeList()))
            .build();
    assertThatThrownBy(() -> check(model)).hasMessageContaining("nested more than 4 deep");
  }

  @Test
  void functionsOfTheModelItselfMayBeCalled() {
    ModelProto model =
        Protos.model(GraphProto.newBuilder().addNode(call("plain"))).toBuilder()
            .addFunctions(function("plain", List.of(relu())))
            .build();
    assertThatCode(() -> check(model)).doesNotThrowAnyException();
  }

  @Test
  void functionsThatMultiplyAreRefused() {
    // 10 calls of 10 calls of ...: 10^6 nodes in 61.
    ModelProto.Builder model =
        Protos.model(GraphProto.newBuilder().addNode(call("f5"))).toBuilder();
    model.addFunctions(function("f0", Collections.nCopies(10, relu())));
    for (int i = 1; i <= 5; i++) {
      model.addFunctions(function("f" + i, Collections.nCopies(10, call("f" + (i - 1)))));
    }
    assertThatThrownBy(() -> check(model.build())).hasMessageContaining("more than 100000 nodes");
  }

  @Test
  void aFunctionThatCallsItselfIsRefused() {
    ModelProto model =
        Protos.model(GraphProto.newBuilder().addNode(call("a"))).toBuilder()
            .addFunctions(function("a", List.of(call("b"))))
            .addFunctions(function("b", List.of(call("a"))))
            .build();
    assertThatThrownBy(() -> check(model)).hasMessageContaining("calls itself");
  }

  @Test
  void aLongChainOfFunctionsIsRefused() {
    ModelProto.Builder model =
        Protos.model(GraphProto.newBuilder().addNode(call("f0"))).toBuilder();
    for (int i = 0; i < 20_000; i++) {
      model.addFunctions(function("f" + i, List.of(call("f" + (i + 1)))));
    }
    assertThatThrownBy(() -> check(model.build())).hasMessageContaining("nested");
  }

  @Test
  void longNamesAreRefused() {
    GraphProto.Builder graph =
        GraphProto.newBuilder().addNode(relu().toBuilder().setName("é".repeat(513)));
    assertThatThrownBy(() -> check(Protos.model(graph)))
        .hasMessageContaining("more than 1024 bytes");
  }

  @Test
  void trainingStepsAreRefused() {
    ModelProto model =
        Protos.model(GraphProto.newBuilder().addNode(relu())).toBuilder()
            .addTrainingInfo(TrainingInfoProto.newBuilder())
            .build();
    assertThatThrownBy(() -> check(model)).hasMessageContaining("training steps");
  }

  private static void check(ModelProto model) {
    GraphCheck.check(model, InputException::new);
  }

  private static NodeProto relu() {
    return Protos.node("Relu", List.of("x"), "y").build();
  }

  private static NodeProto call(String function) {
    return Protos.node(function, List.of("x"), "y").setDomain("own").build();
  }

  private static FunctionProto function(String name, List<NodeProto> nodes) {
    return FunctionProto.newBuilder().setDomain("own").setName(name).addAllNode(nodes).build();
  }

  /** A graph with an If in an If in an If. */
  private static GraphProto.Builder nested(int depth) {
    GraphProto.Builder graph = GraphProto.newBuilder();
    return depth == 0
        ? graph.addNode(relu())
        : graph.addNode(
            Protos.node("If", List.of("yes"), "y")
                .addAttribute(Protos.graph("then_branch", nested(depth - 1).build())));
  }
}
