package org.evenhand.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.evenhand.data.Column;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.Table;
import org.evenhand.job.Progress;
import org.evenhand.model.Binding;
import org.evenhand.model.Model;
import org.evenhand.model.Output;
import org.evenhand.model.Scorer;
import org.evenhand.model.Scores;
import org.evenhand.model.load.ModelLoader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of export answers as its maker and as Python's onnxruntime do. */
class ExportsTest {
  static List<ExportedCase> cases() {
    return ExportedCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void answersAsItsMakerAndAsPythonsRuntime(ExportedCase exported) {
    Table data = exported.data();
    Table reference = exported.reference();
    try (Model model = ModelLoader.load(exported.source())) {
      Scores scores = score(model, data);
      List<String> names = names(model.signature().output());
      assertThat(data.rows()).isGreaterThanOrEqualTo(1000);
      for (int output = 0; output < names.size(); output++) {
        double[] given = scores.column(output);
        assertThat(largestGap(given, reference.column("maker:" + names.get(output))))
            .as("maker:%s", names.get(output))
            .isCloseTo(0, within(1e-5));
        assertThat(largestGap(given, reference.column("onnxruntime:" + names.get(output))))
            .as("onnxruntime:%s", names.get(output))
            .isCloseTo(0, within(1e-6));
      }
      assertThat(reference.columns()).hasSize(2 * names.size());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void rowsAreScoredIndependently(ExportedCase exported) {
    Table data = exported.data();
    try (Model model = ModelLoader.load(exported.source())) {
      List<Column> inputs = Binding.of("m", model.signature(), data.names()).select(data);
      Scores together = model.score(slice(inputs, 100, 117));
      for (int row = 0; row < 17; row++) {
        Scores alone = model.score(slice(inputs, 100 + row, 101 + row));
        for (int output = 0; output < alone.width(); output++) {
          assertThat(alone.get(output, 0)).isCloseTo(together.get(output, row), within(1e-7));
        }
      }
    }
  }

  private static List<Column> slice(List<Column> columns, int from, int to) {
    return columns.stream().<Column>map(column -> column.slice(from, to)).toList();
  }

  static Scores score(Model model, Table data) {
    Binding binding = Binding.of("m", model.signature(), data.names());
    return Scorer.score(model, binding, data, "Scoring", Progress.NONE);
  }

  private static List<String> names(Output output) {
    return switch (output) {
      case Output.Classes classes -> classes.names();
      case Output.Value value -> List.of("value");
    };
  }

  private static double largestGap(double[] given, Column expected) {
    double[] wanted = ((NumericColumn) expected).toArray();
    assertThat(given).hasSameSizeAs(wanted);
    return IntStream.range(0, given.length)
        .mapToDouble(row -> Math.abs(given[row] - wanted[row]))
        .max()
        .orElseThrow();
  }
}
