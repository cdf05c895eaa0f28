package org.evenhand.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.ColumnType;

/** A file of rows that {@code bench/measures_fairlearn.py} made. */
final class ScoredSample {
  private final double[] scores;
  private final byte[] labels;
  private final List<CategoricalColumn> attributes;

  private ScoredSample(double[] scores, byte[] labels, List<CategoricalColumn> attributes) {
    this.scores = scores;
    this.labels = labels;
    this.attributes = attributes;
  }

  double[] scores() {
    return scores;
  }

  byte[] labels() {
    return labels;
  }

  /** Sex, of two values, and race, of six. */
  List<CategoricalColumn> attributes() {
    return attributes;
  }

  static ScoredSample read(Path file) throws IOException {
    List<String[]> lines;
    try (Stream<String> text = Files.lines(file)) {
      lines = text.skip(1).map(line -> line.split(",", -1)).toList();
    }
    byte[] labels = new byte[lines.size()];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = Byte.parseByte(lines.get(row)[1]);
    }
    return new ScoredSample(
        lines.stream().mapToDouble(line -> Double.parseDouble(line[0])).toArray(),
        labels,
        List.of(column("sex", lines, 2), column("race", lines, 3)));
  }

  private static CategoricalColumn column(String name, List<String[]> lines, int cell) {
    return CategoricalColumn.of(
        name, ColumnType.CATEGORY, lines.stream().map(line -> line[cell]).toList());
  }
}
