package org.evenhand.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.evenhand.importance.Games.amounts;
import static org.evenhand.importance.Games.value;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.Table;
import org.evenhand.data.TableReader;
import org.evenhand.job.Progress;
import org.evenhand.model.Binding;
import org.evenhand.model.Model;
import org.evenhand.model.ModelSource;
import org.evenhand.model.Scorer;
import org.evenhand.model.load.ModelLoader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What TreeSHAP says of an XGBoost model; {@code treeshap/reference.py} asked it. */
class TreeShapTest {
  private static final Path FOLDER = Path.of("src/test/resources/treeshap");
  private static final Table ROWS = read("rows");
  private static final Table BACKGROUND = read("background");

  /** The model's sums and probabilities are in single precision. */
  private static final Offset<Double> SINGLE = within(2e-6);

  private static List<Attribution> explained = List.of();

  /** One row's values by TreeSHAP. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Told(double base, double[] values) {
    double sum() {
      return base + Arrays.stream(values).sum();
    }
  }

  private static Table read(String name) {
    return TableReader.read(FOLDER.resolve(name + ".csv"), Map.of(), Progress.NONE);
  }

  private static List<Told> told(String kind) {
    Table reference = read("reference");
    return IntStream.range(0, reference.rows())
        .filter(row -> kind.equals(reference.column("kind").text(row)))
        .mapToObj(
            row ->
                new Told(
                    number(reference, "base", row),
                    ROWS.names().stream()
                        .mapToDouble(name -> number(reference, name, row))
                        .toArray()))
        .toList();
  }

  private static double number(Table table, String name, int row) {
    return ((NumericColumn) table.column(name)).get(row);
  }

  @BeforeAll
  static void explain() {
    List<String> names = ROWS.names();
    ModelSource source =
        new ModelSource(
            "xgboost",
            FOLDER.resolve("model.onnx"),
            names,
            null,
            ModelSource.Task.CLASSIFICATION,
            List.of(),
            names);
    try (Model model = ModelLoader.load(source)) {
      Binding binding = Binding.of("xgboost", model.signature(), names);
      Explainer explainer =
          new Explainer(
              BACKGROUND,
              names,
              rows -> Scorer.score(model, binding, rows, "", Progress.NONE).column(1),
              Scale.LOG_ODDS,
              100_000,
              1);
      explained = explainer.explainAll(ROWS, Progress.NONE);
    }
  }

  /** The log-odds of the probability of a logistic objective are the sum of the trees. */
  @Test
  void contributionsToTheLogOddsAreThoseOfInterventionalTreeShap() {
    List<Told> told = told("interventional");
    assertThat(told).hasSameSizeAs(explained).hasSize(10);
    for (int row = 0; row < told.size(); row++) {
      Attribution found = explained.get(row);
      assertThat(found.exact()).isTrue();
      assertThat(value(found.base())).isCloseTo(told.get(row).base(), SINGLE);
      assertThat(amounts(found)).containsExactly(told.get(row).values(), SINGLE);
    }
  }

  /**
   * XGBoost's own contributions add up to the same log-odds from another start. They know no
   * background: a feature that is left out follows both branches of a split, each by the training
   * rows that came that way, given the splits above.
   */
  @Test
  void theModelsOwnContributionsAddUpToTheSameButAreOthers() {
    List<Told> told = told("path");
    double apart = 0;
    for (int row = 0; row < told.size(); row++) {
      Attribution found = explained.get(row);
      assertThat(value(found.score())).isCloseTo(told.get(row).sum(), SINGLE);
      double[] own = told.get(row).values();
      double[] amounts = amounts(found);
      apart =
          IntStream.range(0, own.length)
              .mapToDouble(feature -> Math.abs(own[feature] - amounts[feature]))
              .reduce(apart, Math::max);
    }
    // The largest difference that reference.py printed.
    assertThat(apart).isCloseTo(0.620909, within(1e-5));
  }
}
