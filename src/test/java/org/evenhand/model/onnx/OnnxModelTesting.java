package org.evenhand.model.onnx;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evenhand.model.onnx.Protos.N;
import static org.evenhand.model.onnx.Protos.constant;
import static org.evenhand.model.onnx.Protos.floats;
import static org.evenhand.model.onnx.Protos.integer;
import static org.evenhand.model.onnx.Protos.ml;
import static org.evenhand.model.onnx.Protos.node;
import static org.evenhand.model.onnx.Protos.text;
import static org.evenhand.model.onnx.Protos.texts;
import static org.evenhand.model.onnx.Protos.value;

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
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.ColumnType;
import org.evenhand.data.InputException;
import org.evenhand.data.NumericColumn;
import org.evenhand.model.Model;
import org.evenhand.model.ModelSource;
import org.evenhand.model.ModelSource.Activation;
import org.evenhand.model.ModelSource.Task;
import org.evenhand.model.Output;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** What tests of hand-made ONNX graphs share: how to make one, open it and see it refused. */
abstract class OnnxModelTesting {
  @TempDir Path folder;

  List<String> inputs = List.of();
  List<String> classes = List.of();
  List<String> columns = List.of();
  @Nullable Activation activation;
  @Nullable Task task;

  /** x [N,2] times a matrix of ones: each of the outputs is the sum of the row. */
  static GraphProto.Builder linear(String output, int width) {
    float[] ones = new float[2 * width];
    Arrays.fill(ones, 1);
    return GraphProto.newBuilder()
        .addInput(value("x", DataType.FLOAT, N, 2))
        .addInitializer(constant("weights", List.of(2L, (long) width), ones))
        .addNode(node("MatMul", List.of("x", "weights"), output))
        .addOutput(value(output, DataType.FLOAT, N, width));
  }

  static GraphProto.Builder classifier(String transform, String... labels) {
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

  static GraphProto.Builder cast(DataType from) {
    return GraphProto.newBuilder()
        .addInput(value("x", from, N, 1))
        .addNode(
            node("Cast", List.of("x"), "y").addAttribute(integer("to", DataType.FLOAT.getNumber())))
        .addOutput(value("y", DataType.FLOAT, N, 1));
  }

  static ModelProto withMetadata(String names) {
    return Protos.model(linear("price", 1)).toBuilder()
        .addMetadataProps(
            StringStringEntryProto.newBuilder().setKey("evenhand.inputs").setValue(names))
        .build();
  }

  void assertRefused(GraphProto.Builder graph, String words) {
    assertThatThrownBy(() -> open(graph).close())
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("model 'tested' (tested.onnx): ")
        .hasMessageContaining(words);
  }

  List<String> inputNames(ModelProto model) {
    try (Model opened = open(model)) {
      return opened.signature().inputNames();
    }
  }

  List<String> classesOf(GraphProto.Builder graph) {
    try (Model model = open(graph)) {
      return ((Output.Classes) model.signature().output()).names();
    }
  }

  Model open(GraphProto.Builder graph) {
    return open(Protos.model(graph));
  }

  Model open(ModelProto model) {
    Path file = folder.resolve("tested.onnx");
    try {
      Files.write(file, model.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return OnnxModels.open(
        new ModelSource("tested", file, inputs, activation, task, classes, columns));
  }

  static Column numbers(String name, double... values) {
    return NumericColumn.of(name, ColumnType.REAL, values);
  }

  static Column words(String name, @Nullable String... values) {
    return CategoricalColumn.of(name, ColumnType.CATEGORY, Arrays.asList(values));
  }
}
