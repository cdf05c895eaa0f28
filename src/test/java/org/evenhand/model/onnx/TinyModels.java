package org.evenhand.model.onnx;

import static org.evenhand.model.onnx.Protos.N;
import static org.evenhand.model.onnx.Protos.constant;
import static org.evenhand.model.onnx.Protos.node;
import static org.evenhand.model.onnx.Protos.value;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Regressions that can be followed by hand, as ONNX files, for tests of whole workspaces. */
public final class TinyModels {
  private static final int WIDE = 1000;

  private TinyModels() {}

  /** A matrix of so many columns; the sum of each, times its weight. */
  public static Path sum(Path file, float... weights) {
    return write(file, weights, null);
  }

  /** The logarithm of that sum, which is NaN below 0. */
  public static Path logarithm(Path file, float... weights) {
    return write(file, weights, "Log");
  }

  /** The sum of so many columns by way of a million products, which takes its time. */
  public static Path slow(Path file, int columns) {
    float[] spread = new float[columns * WIDE];
    float[] mix = new float[WIDE * WIDE];
    float[] gather = new float[WIDE];
    Arrays.fill(spread, 1f / WIDE);
    Arrays.fill(mix, 1f / WIDE);
    Arrays.fill(gather, 1);
    return write(
        file,
        GraphProto.newBuilder()
            .addInput(value("x", DataType.FLOAT, N, columns))
            .addInitializer(constant("spread", List.of((long) columns, (long) WIDE), spread))
            .addInitializer(constant("mix", List.of((long) WIDE, (long) WIDE), mix))
            .addInitializer(constant("gather", List.of((long) WIDE, 1L), gather))
            .addNode(node("MatMul", List.of("x", "spread"), "wide"))
            .addNode(node("MatMul", List.of("wide", "mix"), "mixed"))
            .addNode(node("MatMul", List.of("mixed", "gather"), "y")));
  }

  private static Path write(Path file, float[] weights, @Nullable String operator) {
    GraphProto.Builder graph =
        GraphProto.newBuilder()
            .addInput(value("x", DataType.FLOAT, N, weights.length))
            .addInitializer(constant("weights", List.of((long) weights.length, 1L), weights))
            .addNode(node("MatMul", List.of("x", "weights"), operator == null ? "y" : "sum"));
    if (operator != null) {
      graph.addNode(node(operator, List.of("sum"), "y"));
    }
    return write(file, graph);
  }

  private static Path write(Path file, GraphProto.Builder graph) {
    graph.addOutput(value("y", DataType.FLOAT, N, 1));
    try {
      return Files.write(file, Protos.model(graph).toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
