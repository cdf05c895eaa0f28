package org.evenhand.model.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;
import java.util.function.Supplier;
import org.evenhand.data.Column;
import org.evenhand.data.InputException;
import org.evenhand.model.Model;
import org.evenhand.model.ModelFile;
import org.evenhand.model.ModelSource;
import org.evenhand.model.Scores;

/** Graphs that were exported for a fixed number of rows, which most can do without. */
final class BatchSize {
  private static final long LARGEST = 65_536;
  private static final int TRIED_ROWS = 3;
  private static final double SAME = 1e-5;

  private BatchSize() {}

  /** The number of rows that the graph's inputs declare, or {@link OnnxModel#FREE}. */
  static int of(ModelSource source, Graph graph) {
    List<Long> sizes =
        graph.inputs().stream()
            .filter(input -> Shapes.rank(input) > 0)
            .map(input -> Shapes.size(input, 0))
            .filter(size -> size != Shapes.UNKNOWN)
            .distinct()
            .toList();
    if (sizes.isEmpty()) {
      return OnnxModel.FREE;
    }
    if (sizes.size() > 1 || sizes.get(0) > LARGEST) {
      throw ModelFile.problem(
          source,
          "its inputs take batches of %s rows; export it with a free batch size"
              .formatted(sizes.size() > 1 ? "different numbers of" : sizes.get(0)));
    }
    return sizes.get(0).intValue();
  }

  /** The model with the batch size of its inputs left open. */
  static ModelProto free(ModelProto model) {
    GraphProto.Builder graph = model.getGraph().toBuilder().clearValueInfo();
    for (ValueInfoProto.Builder input : graph.getInputBuilderList()) {
      if (Shapes.rank(input.build()) > 0) {
        input
            .getTypeBuilder()
            .getTensorTypeBuilder()
            .getShapeBuilder()
            .getDimBuilder(0)
            .clearDimValue()
            .setDimParam("N");
      }
    }
    return model.toBuilder().setGraph(graph).build();
  }

  /**
   * Opens the freed model and keeps it if it answers several rows as the fixed one does; else keeps
   * the fixed one. The other is closed.
   */
  static Model freeIfPossible(Model fixed, Supplier<Model> opener) {
    Model free;
    try {
      free = opener.get();
    } catch (InputException e) {
      return fixed;
    }
    boolean same = answersAlike(fixed, free);
    (same ? fixed : free).close();
    return same ? free : fixed;
  }

  private static boolean answersAlike(Model fixed, Model free) {
    List<Column> rows = Trial.rows(fixed.signature().inputs(), TRIED_ROWS);
    try {
      Scores expected = fixed.score(rows);
      Scores given = free.score(rows);
      for (int output = 0; output < expected.width(); output++) {
        for (int row = 0; row < TRIED_ROWS; row++) {
          if (Math.abs(expected.get(output, row) - given.get(output, row)) > SAME) {
            return false;
          }
        }
      }
      return true;
    } catch (InputException e) {
      return false;
    }
  }
}
