package org.evenhand.model.onnx;

import ai.onnxruntime.OrtException;
import java.util.List;
import org.evenhand.data.Column;
import org.evenhand.data.InputException;
import org.evenhand.model.Flag;
import org.evenhand.model.Model;
import org.evenhand.model.ModelFile;
import org.evenhand.model.ModelSource;
import org.evenhand.model.OwnImportance;
import org.evenhand.model.Scores;
import org.evenhand.model.Signature;

/** A model in ONNX Runtime. */
final class OnnxModel implements Model {
  /** The batch size of a graph that takes any. */
  static final int FREE = 0;

  private final ModelSource source;
  private final Signature signature;
  private final Session session;
  private final ScoreReader reader;
  private final List<OwnImportance> own;
  private final int batch;

  /**
   * @param own what the file says of its inputs
   * @param batch the only number of rows that the graph takes at once, or {@link #FREE}
   */
  OnnxModel(
      ModelSource source,
      Signature signature,
      Session session,
      ScoreReader reader,
      List<OwnImportance> own,
      int batch) {
    this.source = source;
    this.signature = signature;
    this.session = session;
    this.reader = reader;
    this.own = own;
    this.batch = batch;
  }

  @Override
  public Signature signature() {
    return signature;
  }

  @Override
  public Scores score(List<? extends Column> inputs) {
    int rows = inputs.get(0).size();
    if (rows == 0) {
      return new Scores(new double[signature.output().width()][0]);
    }
    return batch == FREE || batch == rows ? scoreAtOnce(inputs) : scoreInParts(inputs, rows);
  }

  private Scores scoreAtOnce(List<? extends Column> inputs) {
    try {
      return reader.read(session.run(inputs, /* options= */ null), inputs.get(0).size());
    } catch (OrtException e) {
      throw refusedRow(inputs, e);
    }
  }

  @Override
  public List<OwnImportance> ownImportance() {
    return own;
  }

  /** For a graph with a fixed batch size; the last part is filled up with its last row. */
  private Scores scoreInParts(List<? extends Column> inputs, int rows) {
    double[][] scores = new double[signature.output().width()][rows];
    int[] part = new int[batch];
    for (int from = 0; from < rows; from += batch) {
      for (int i = 0; i < batch; i++) {
        part[i] = Math.min(from + i, rows - 1);
      }
      Scores scored = scoreAtOnce(inputs.stream().map(column -> column.take(part)).toList());
      for (int output = 0; output < scores.length; output++) {
        System.arraycopy(
            scored.column(output), 0, scores[output], from, Math.min(batch, rows - from));
      }
    }
    return new Scores(scores);
  }

  /** Finds a row that makes the batch fail, to say what is unusual about it. */
  private InputException refusedRow(List<? extends Column> inputs, OrtException cause) {
    List<? extends Column> failing = inputs;
    while (batch == FREE && failing.get(0).size() > 1) {
      int rows = failing.get(0).size();
      List<? extends Column> first = slice(failing, 0, rows / 2);
      List<? extends Column> second = slice(failing, rows / 2, rows);
      if (fails(first)) {
        failing = first;
      } else if (fails(second)) {
        failing = second;
      } else {
        return ModelFile.problem(
            source,
            "it fails on %d rows that it answers one by one; export it with a free batch size"
                .formatted(rows),
            cause);
      }
    }
    return ModelFile.problem(source, "it cannot answer a row: " + reason(failing), cause);
  }

  private String reason(List<? extends Column> row) {
    List<Flag> flags = Flag.of(signature, row, 0);
    if (!flags.isEmpty()) {
      return "input '%s': %s".formatted(flags.get(0).input(), flags.get(0).message());
    }
    List<String> values =
        row.stream().limit(5).map(column -> column.name() + "=" + column.text(0)).toList();
    return "ONNX Runtime fails on the row with " + String.join(", ", values);
  }

  private boolean fails(List<? extends Column> inputs) {
    try {
      session.run(inputs, /* options= */ null);
      return false;
    } catch (OrtException e) {
      return true;
    }
  }

  private static List<? extends Column> slice(List<? extends Column> columns, int from, int to) {
    return columns.stream().map(column -> column.slice(from, to)).toList();
  }

  @Override
  public void close() {
    session.close();
  }
}
