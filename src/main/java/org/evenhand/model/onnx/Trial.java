package org.evenhand.model.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.ColumnType;
import org.evenhand.data.InputException;
import org.evenhand.data.NumericColumn;
import org.evenhand.model.Input;
import org.evenhand.model.ModelFile;
import org.evenhand.model.ModelSource;

/** A first run on made-up rows, before anyone relies on a model. */
final class Trial {
  private static final int SECONDS = 5;

  private Trial() {}

  /**
   * The number of scores that a graph gives for each row.
   *
   * @throws InputException if the graph fails, or does not end in time
   */
  static int width(
      ModelSource source, Session session, List<Input> inputs, ScoreOutput scores, int rows) {
    List<Buffer> tensors;
    try {
      tensors = run(source, session, rows(inputs, rows));
    } catch (OrtException e) {
      boolean unknownText =
          inputs.stream()
              .anyMatch(input -> input.type() == Input.Type.TEXT && input.categories().isEmpty());
      if (unknownText && !scores.classes().isEmpty()) {
        return scores.classes().size();
      }
      throw ModelFile.problem(
          source, "ONNX Runtime fails on it with made-up rows; check it and export it again", e);
    }
    if (tensors.size() > 1) {
      return tensors.size();
    }
    return tensors.get(0).remaining() / rows;
  }

  private static List<Buffer> run(ModelSource source, Session session, List<Column> rows)
      throws OrtException {
    try (OrtSession.RunOptions options = new OrtSession.RunOptions()) {
      CompletableFuture<Void> ended = new CompletableFuture<>();
      CompletableFuture<Void> clock =
          ended.orTimeout(SECONDS, TimeUnit.SECONDS).exceptionally(timeout -> stop(options));
      try {
        return session.run(rows, options);
      } catch (OrtException e) {
        if (ended.isCompletedExceptionally()) {
          throw ModelFile.problem(
              source,
              "it did not answer %d rows in %d s".formatted(rows.get(0).size(), SECONDS),
              e);
        }
        throw e;
      } finally {
        ended.complete(null);
        clock.join();
      }
    }
  }

  private static Void stop(OrtSession.RunOptions options) {
    try {
      options.setTerminate(true);
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
    return null;
  }

  /** Rows that differ: known categories where there are some, small numbers elsewhere. */
  static List<Column> rows(List<Input> inputs, int rows) {
    List<Column> columns = new ArrayList<>();
    for (Input input : inputs) {
      List<String> known = input.categories();
      if (!known.isEmpty()) {
        columns.add(
            texts(
                input.name(),
                IntStream.range(0, rows).mapToObj(row -> known.get(row % known.size())).toList()));
        continue;
      }
      double step = input.type() == Input.Type.REAL ? 0.375 : 1;
      columns.add(
          input.type() == Input.Type.TEXT
              ? texts(input.name(), IntStream.range(0, rows).mapToObj(row -> "").toList())
              : NumericColumn.of(
                  input.name(),
                  ColumnType.REAL,
                  IntStream.range(0, rows).mapToDouble(row -> row % 2 * step).toArray()));
    }
    return columns;
  }

  private static Column texts(String name, List<String> values) {
    return CategoricalColumn.of(name, ColumnType.CATEGORY, values);
  }
}
