package org.evenhand.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.evenhand.importance.Games.amounts;
import static org.evenhand.importance.Games.explainer;
import static org.evenhand.importance.Games.model;
import static org.evenhand.importance.Games.reason;
import static org.evenhand.importance.Games.row;
import static org.evenhand.importance.Games.rows;
import static org.evenhand.importance.Games.value;

import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.ColumnType;
import org.evenhand.data.InputException;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.Table;
import org.evenhand.job.CancelledException;
import org.evenhand.job.Progress;
import org.evenhand.metric.Measure;
import org.junit.jupiter.api.Test;

class ExplainerTest {
  private static final Offset<Double> E = within(1e-12);
  private static final Table CORNERS = rows(row(0, 0), row(0, 1), row(1, 0), row(1, 1));

  private static double[] explain(
      Table background, ToDoubleFunction<double[]> formula, double... values) {
    Attribution found =
        explainer(background, formula, Scale.SCORE).explain(rows(values), Progress.NONE);
    assertThat(found.exact()).isTrue();
    assertThat(value(found.base()) + Arrays.stream(amounts(found)).sum())
        .isCloseTo(value(found.score()), E);
    assertThat(value(found.residual())).isCloseTo(0, E);
    return amounts(found);
  }

  /** A linear model's values are {@code w (x - mean)}, whatever the background. */
  @Test
  void aLinearModelGivesWeightTimesDistanceFromTheMean() {
    double[] w = {.5488135, .71518937, .60276338, .54488318};
    ToDoubleFunction<double[]> linear =
        x -> 10 + IntStream.range(0, 4).mapToDouble(j -> w[j] * x[j]).sum();
    double[] x = {1.62434536, -.61175641, -.52817175, -1.07296862};
    // The random linear model of shap's notebook on a simple kernel explainer.
    assertThat(explain(rows(row(0, 0, 0, 0)), linear, x))
        .containsExactly(
            new double[] {.89146267, -.43752168, -.31836259, -.58464256}, within(1e-8));
    Table background = rows(row(1, 2, 3, 4), row(3, 0, -1, 4), row(0, 0, 0, 7));
    double[] means = {4 / 3.0, 2 / 3.0, 2 / 3.0, 5};
    assertThat(explain(background, linear, x))
        .containsExactly(
            IntStream.range(0, 4).mapToDouble(j -> w[j] * (x[j] - means[j])).toArray(), E);
  }

  /** Logical functions of two features over all four corners, worked out by hand. */
  @Test
  void logicalFunctionsOverAllCorners() {
    ToDoubleFunction<double[]> and = x -> x[0] * x[1];
    assertThat(explain(CORNERS, and, 1, 1)).containsExactly(new double[] {.375, .375}, E);
    assertThat(explain(CORNERS, and, 0, 0)).containsExactly(new double[] {-.125, -.125}, E);
    assertThat(explain(CORNERS, and, 1, 0)).containsExactly(new double[] {.125, -.375}, E);
    ToDoubleFunction<double[]> or = x -> Math.max(x[0], x[1]);
    assertThat(explain(CORNERS, or, 1, 1)).containsExactly(new double[] {.125, .125}, E);
    assertThat(explain(CORNERS, or, 0, 0)).containsExactly(new double[] {-.375, -.375}, E);
    assertThat(explain(CORNERS, or, 1, 0)).containsExactly(new double[] {.375, -.125}, E);
    ToDoubleFunction<double[]> xor = x -> x[0] == x[1] ? 0 : 1;
    assertThat(explain(CORNERS, xor, 1, 1)).containsExactly(new double[] {-.25, -.25}, E);
    assertThat(explain(CORNERS, xor, 0, 0)).containsExactly(new double[] {-.25, -.25}, E);
    assertThat(explain(CORNERS, xor, 1, 0)).containsExactly(new double[] {.25, .25}, E);
    ToDoubleFunction<double[]> more = x -> x[0] * x[1] + x[0];
    assertThat(explain(CORNERS, more, 1, 1)).containsExactly(new double[] {.875, .375}, E);
    assertThat(explain(CORNERS, more, 0, 0)).containsExactly(new double[] {-.625, -.125}, E);
    ToDoubleFunction<double[]> eighty = x -> 80 * x[0] * x[1];
    assertThat(explain(CORNERS, eighty, 0, 0)).containsExactly(new double[] {-10, -10}, E);
    assertThat(explain(CORNERS, eighty, 0, 1)).containsExactly(new double[] {-30, 10}, E);
    assertThat(explain(CORNERS, eighty, 1, 0)).containsExactly(new double[] {10, -30}, E);
    assertThat(explain(CORNERS, eighty, 1, 1)).containsExactly(new double[] {30, 30}, E);
  }

  @Test
  void theBackgroundMatters() {
    ToDoubleFunction<double[]> or = x -> Math.max(x[0], x[1]);
    assertThat(explain(rows(row(0, 0)), or, 1, 0)).containsExactly(new double[] {1, 0}, E);
    Table others = rows(row(1, 0), row(0, 1), row(1, 1));
    assertThat(explain(others, or, 1, 0)).containsExactly(new double[] {1 / 6.0, -1 / 6.0}, E);
    assertThat(explain(rows(row(1, 1)), or, 0, 0)).containsExactly(new double[] {-.5, -.5}, E);
  }

  /** The logistic model's numbers were enumerated by hand and agree with shap's exact explainer. */
  @Test
  void aLogisticModelIsASumOnItsLogOdds() {
    ToDoubleFunction<double[]> logistic =
        x -> 1 / (1 + Math.exp(.5 - 2 * x[0] + 1.5 * x[1] - x[2]));
    Table zero = rows(row(0, 0, 0));
    assertThat(explain(zero, logistic, 1, 1, 1))
        .containsExactly(new double[] {.414464, -.262322, .201377}, within(1e-6));
    Attribution odds =
        explainer(zero, logistic, Scale.LOG_ODDS).explain(rows(row(1, 1, 1)), Progress.NONE);
    assertThat(amounts(odds)).containsExactly(new double[] {2, -1.5, 1}, E);
    assertThat(value(odds.base())).isCloseTo(-.5, E);
    // With many rows too: the mean of log-odds keeps the sum, the log-odds of a mean would not.
    Table background = rows(row(0, 1, 2), row(3, 0, 1), row(-1, 2, 0));
    assertThat(
            amounts(
                explainer(background, logistic, Scale.LOG_ODDS)
                    .explain(rows(row(1, 1, 1)), Progress.NONE)))
        .containsExactly(new double[] {2 * (1 - 2 / 3.0), 0, 0}, within(1e-9));
  }

  /** Features that always move together keep what the model gives each: no reading between them. */
  @Test
  void whatTheModelDoesNotReadHasNothingHoweverItIsCorrelated() {
    SplittableRandom random = new SplittableRandom(4);
    double[][] background = new double[50][];
    for (int i = 0; i < 50; i++) {
      double x = random.nextDouble(-1, 1);
      background[i] = row(x, x + 1e-6 * random.nextDouble(), random.nextDouble(-1, 1));
    }
    double mean = Arrays.stream(background).mapToDouble(x -> x[0]).average().orElseThrow();
    assertThat(explain(rows(background), x -> x[0], 1, 1, 1))
        .containsExactly(new double[] {1 - mean, 0, 0}, E);
  }

  /** X = 1, missing three times, 100; the tree gives 1 to the first and 0 to the others. */
  @Test
  void missingValuesAreValues() {
    double none = Double.NaN;
    Table background = rows(row(1), row(none), row(none), row(none), row(100));
    ToDoubleFunction<double[]> tree = x -> x[0] <= 50.5 ? 1 : 0;
    assertThat(explain(background, tree, 1)).containsExactly(new double[] {.8}, E);
    assertThat(explain(background, tree, none)).containsExactly(new double[] {-.2}, E);
    assertThat(explain(background, tree, 100)).containsExactly(new double[] {-.2}, E);
    // All missing, in the row and in the background: nothing differs.
    assertThat(explain(rows(row(none, none)), x -> 7, none, none))
        .containsExactly(new double[] {0, 0}, E);
  }

  @Test
  void aFeatureThatDoesNotVaryHasNothing() {
    ToDoubleFunction<double[]> sum = x -> Arrays.stream(x).sum();
    assertThat(explain(rows(row(0, 1, 2, 3)), sum, 0, 5, 2, 7))
        .containsExactly(new double[] {0, 4, 0, 4}, E);
    assertThat(explain(rows(row(0, 1, 2, 3)), x -> 2 * sum.applyAsDouble(x), 0, 5, 2, 7))
        .containsExactly(new double[] {0, 8, 0, 8}, E);
  }

  /** f = red and blue of a column that is red or blue: 0 for a column that is one player. */
  @Test
  void oneColumnIsOnePlayerHoweverAModelEncodesIt() {
    Table background =
        Table.of(List.of(CategoricalColumn.of("color", ColumnType.CATEGORY, List.of("red"))));
    Table blue =
        Table.of(List.of(CategoricalColumn.of("color", ColumnType.CATEGORY, List.of("blue"))));
    Explainer explainer =
        new Explainer(
            background,
            List.of("color"),
            table -> {
              double[] scores = new double[table.rows()];
              for (int i = 0; i < scores.length; i++) {
                String color = table.column("color").text(i);
                double red = "red".equals(color) ? 1 : 0;
                double isBlue = "blue".equals(color) ? 1 : 0;
                scores[i] = red * isBlue;
              }
              return scores;
            },
            Scale.SCORE,
            1_000,
            1);
    Attribution found = explainer.explain(blue, Progress.NONE);
    assertThat(amounts(found)).containsExactly(0);
    assertThat(found.contributions().getFirst().value()).isEqualTo("blue");
  }

  @Test
  void aBackgroundEqualToTheRowLeavesNothingToExplain() {
    assertThat(explain(rows(row(3, 4), row(3, 4)), x -> x[0] * x[1], 3, 4)).containsExactly(0, 0);
    assertThat(explain(CORNERS, x -> .25, 1, 0)).containsExactly(0, 0);
  }

  @Test
  void symmetricFeaturesHaveTheSameAndSumsOfModelsTheSums() {
    SplittableRandom random = new SplittableRandom(8);
    double[][] background =
        IntStream.range(0, 7).mapToObj(i -> random.doubles(4).toArray()).toArray(double[][]::new);
    // Columns 0 and 1 the same everywhere, and alike in the model.
    for (double[] values : background) {
      values[1] = values[0];
    }
    ToDoubleFunction<double[]> one = x -> x[0] * x[1] * x[2] + Math.exp(x[0] + x[1]);
    ToDoubleFunction<double[]> other = x -> Math.sin(5 * x[3] * x[0]) + x[2];
    double[] found = explain(rows(background), one, .3, .3, .9, .1);
    assertThat(found[0]).isCloseTo(found[1], E);
    assertThat(found[3]).isZero();
    double[] others = explain(rows(background), other, .3, .3, .9, .1);
    double[] both =
        explain(
            rows(background),
            x -> 2 * one.applyAsDouble(x) - 3 * other.applyAsDouble(x),
            .3,
            .3,
            .9,
            .1);
    for (int j = 0; j < 4; j++) {
      assertThat(both[j]).isCloseTo(2 * found[j] - 3 * others[j], within(1e-11));
    }
  }

  @Test
  void logOddsOfZeroOrOneAreNotEstimableWithTheReason() {
    Attribution found =
        explainer(CORNERS, x -> x[0] * x[1], Scale.LOG_ODDS)
            .explain(rows(row(1, 1)), Progress.NONE);
    assertThat(reason(found.base())).contains("not between 0 and 1", "log-odds", "score itself");
    assertThat(found.contributions()).hasSize(2);
    assertThat(reason(found.contributions().getFirst().amount())).contains("log-odds");
    assertThat(found.contributions().getFirst().error()).isNaN();
    assertThat(reason(found.residual())).isNotEmpty();
  }

  @Test
  void aModelWithoutAScoreForACombinationIsNotEstimableWithTheReason() {
    Attribution found =
        explainer(CORNERS, x -> x[0] > x[1] ? Double.NaN : x[0], Scale.SCORE)
            .explain(rows(row(1, 1)), Progress.NONE);
    assertThat(reason(found.base())).contains("gives no score to 2 of 9 combinations");
    assertThat(value(found.score())).isEqualTo(1);
  }

  /** Scores cut off at 0 and 1 are no sums, and still add up as Shapley values do. */
  @Test
  void clippedScoresAddUp() {
    ToDoubleFunction<double[]> clipped = x -> Math.clamp(x[0] + x[1] + x[2] - 1, 0.0, 1.0);
    double[] found = explain(rows(row(0, 0, 0), row(1, 1, 0)), clipped, 1, 1, 1);
    assertThat(Arrays.stream(found).sum()).isCloseTo(.5, E);
  }

  @Test
  void whatCannotBeDoneIsSaid() {
    Table none = CORNERS.slice(0, 0);
    assertThatThrownBy(() -> explainer(none, x -> 0, Scale.SCORE))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("the background has no rows");
    assertThatThrownBy(
            () -> new Explainer(CORNERS, CORNERS.names(), model(x -> 0), Scale.SCORE, 3, 1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("budget of 3 model rows", "2 features", "at least 4");
    Progress stop =
        (task, done, total) -> {
          throw new CancelledException();
        };
    assertThatThrownBy(
            () -> explainer(CORNERS, x -> x[0], Scale.SCORE).explain(rows(row(1, 1)), stop))
        .isInstanceOf(CancelledException.class);
  }

  /** Two tables may spell the same categories by other codes. */
  @Test
  void categoriesAreComparedByName() {
    Table background =
        Table.of(
            List.of(
                CategoricalColumn.of("c", ColumnType.CATEGORY, List.of("a", "b")),
                NumericColumn.of("n", ColumnType.REAL, 1, 1)));
    Table row =
        Table.of(
            List.of(
                CategoricalColumn.of("c", ColumnType.CATEGORY, List.of("b")),
                NumericColumn.of("n", ColumnType.REAL, 1)));
    Attribution found =
        new Explainer(
                background,
                List.of("c", "n"),
                table ->
                    IntStream.range(0, table.rows())
                        .mapToDouble(i -> "b".equals(table.column("c").text(i)) ? 3 : 1)
                        .toArray(),
                Scale.SCORE,
                1_000,
                1)
            .explain(row, Progress.NONE);
    assertThat(amounts(found)).containsExactly(1, 0);
    assertThat(value(found.base())).isEqualTo(2);
    Measure amount = found.contributions().getFirst().amount();
    assertThat(amount).isEqualTo(new Measure.Estimate(1, null, null, false));
  }

  /** A background row of weight 2 is there twice. */
  @Test
  void backgroundRowsCountForTheirWeights() {
    ToDoubleFunction<double[]> formula = x -> x[0] * x[1] + x[2] * x[2] * x[0];
    Table once = rows(row(1, 2, 0), row(0, -1, 3));
    Table twice = rows(row(1, 2, 0), row(0, -1, 3), row(0, -1, 3));
    for (double unit : new double[] {1, .001}) {
      double[] weights = {unit, 2 * unit};
      Attribution found =
          new Explainer(once, weights, once.names(), model(formula), Scale.SCORE, 1_000, 1)
              .explain(rows(row(3, 4, 5)), Progress.NONE);
      assertThat(amounts(found)).containsExactly(explain(twice, formula, 3, 4, 5), E);
      assertThat(value(found.base())).isCloseTo(2 / 3.0, E);
      assertThat(value(found.residual())).isCloseTo(0, E);
    }
  }

  /** Else many rows would take the square of their number. */
  @Test
  void aRowIsHeldAgainstTheBackgroundWithoutTheOthers() {
    List<String> names = IntStream.range(0, 30).mapToObj(i -> "c" + i).toList();
    Table rows = Table.of(List.of(CategoricalColumn.of("c", ColumnType.CATEGORY, names)));
    Queue<Integer> known = new ConcurrentLinkedQueue<>();
    Explainer explainer =
        new Explainer(
            rows.slice(0, 1),
            List.of("c"),
            table -> {
              known.add(((CategoricalColumn) table.column("c")).dictionary().size());
              return new double[table.rows()];
            },
            Scale.SCORE,
            1_000,
            1);
    assertThat(explainer.explainAll(rows, Progress.NONE)).hasSize(30);
    assertThat(known).hasSizeGreaterThanOrEqualTo(30).allMatch(size -> size <= 2);
  }
}
