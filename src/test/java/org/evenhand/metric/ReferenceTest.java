package org.evenhand.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The numbers that scikit-learn gives; {@code metric/reference.py} made them. */
class ReferenceTest {

  @ParameterizedTest
  @CsvFileSource(resources = "/metric/reference.csv", numLinesToSkip = 1)
  void measuresAreThoseOfScikitLearn(String weighted, String measure, String part, double expected)
      throws IOException {
    Measure measured = measure(Metric.of(measure), weighted.equals("yes"));
    double value =
        switch (part) {
          case "low" -> Rows.interval(measured).low();
          case "high" -> Rows.interval(measured).high();
          default -> Rows.value(measured);
        };

    assertThat(value).isCloseTo(expected, within(1e-12));
  }

  private static Measure measure(Metric metric, boolean weighted) throws IOException {
    List<String> lines = lines("/metric/scores.csv");
    int rows = lines.size() - 1;
    double[] scores = new double[rows];
    byte[] labels = new byte[rows];
    double[] targets = new double[rows];
    double[] weights = new double[rows];
    for (int row = 0; row < rows; row++) {
      String[] cells = lines.get(row + 1).split(",", -1);
      scores[row] = Double.parseDouble(cells[0]);
      labels[row] = Byte.parseByte(cells[1]);
      targets[row] = labels[row];
      weights[row] = Double.parseDouble(cells[2]);
    }
    double @Nullable [] given = weighted ? weights : null;
    int[] all = Rows.first(rows);
    return metric.family() == Metric.Family.REGRESSION
        ? RegressionRows.of(scores, targets, given, all).all().measure(metric, 1)
        : ScoredRows.of(scores, labels, given, all).all().measure(metric, 0.5, true, 1);
  }

  private static List<String> lines(String resource) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ReferenceTest.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
