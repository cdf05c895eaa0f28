package org.evenhand.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.evenhand.importance.Games.model;
import static org.evenhand.importance.Games.reason;
import static org.evenhand.importance.Games.row;
import static org.evenhand.importance.Games.rows;
import static org.evenhand.importance.Games.value;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.evenhand.data.Table;
import org.evenhand.job.Progress;
import org.evenhand.metric.Measure;
import org.junit.jupiter.api.Test;

class InteractionsTest {
  /** All pairs of -1, 0 and 1: each column is centred and says nothing of the other. */
  private static final Table GRID =
      rows(
          row(-1, -1, 5),
          row(-1, 0, 6),
          row(-1, 1, 7),
          row(0, -1, 8),
          row(0, 0, 5),
          row(0, 1, 6),
          row(1, -1, 7),
          row(1, 0, 8),
          row(1, 1, 5));

  private static List<List<Measure>> of(
      Table rows, List<String> features, Function<Table, double[]> score) {
    double[] alike = new double[rows.rows()];
    Arrays.fill(alike, 1);
    return Interactions.of(rows, alike, features, score, Scale.SCORE, Progress.NONE);
  }

  private static Measure pair(ToDoubleFunction<double[]> formula) {
    return of(GRID, List.of("x0", "x1"), model(formula)).getFirst().getFirst();
  }

  @Test
  void featuresThatOnlyAddUpHaveNone() {
    assertThat(value(pair(x -> 3 * x[0] * x[0] + Math.exp(x[1]) + x[2])))
        .isCloseTo(0, within(1e-12));
  }

  @Test
  void aProductOfCentredFeaturesIsAllInteraction() {
    assertThat(value(pair(x -> x[0] * x[1] + x[2]))).isCloseTo(1, within(1e-12));
  }

  /** x0 + x0 x1: of the variance of the pair, 2/3 is x0's and 4/9 the product's: 4/9 / (10/9). */
  @Test
  void aMixtureHasItsShare() {
    assertThat(value(pair(x -> x[0] + x[0] * x[1]))).isCloseTo(.4, within(1e-12));
  }

  /** A row of weight 2 is there twice. */
  @Test
  void rowsCountForTheirWeights() {
    ToDoubleFunction<double[]> formula = x -> Math.exp(x[0] * x[1]) + x[0];
    List<String> both = List.of("x0", "x1");
    double[] weights = {1, 2, 1};
    Measure weighted =
        Interactions.of(
                rows(row(0, 1), row(1, 2), row(3, 1)),
                weights,
                both,
                model(formula),
                Scale.SCORE,
                Progress.NONE)
            .getFirst()
            .getFirst();
    Table twice = rows(row(0, 1), row(1, 2), row(1, 2), row(3, 1));
    assertThat(value(weighted))
        .isPositive()
        .isCloseTo(value(of(twice, both, model(formula)).getFirst().getFirst()), within(1e-12));
  }

  /** A detector by the variance of partial dependence would miss this one. */
  @Test
  void theSignOfAProductIsFound() {
    assertThat(value(pair(x -> x[0] * x[1] > 0 ? 1 : 0))).isGreaterThan(.4);
  }

  @Test
  void aPairThatMovesNothingIsNotEstimable() {
    assertThat(reason(pair(x -> x[2]))).contains("move nothing");
    assertThat(reason(pair(x -> x[0] == 1 ? Double.NaN : 0))).contains("no score");
  }

  /** Means of large scores are rounded, and what is rounded must not be taken for an effect. */
  @Test
  void aPairThatMovesNothingOfLargeScoresIsNotEstimable() {
    Table rows = rows(IntStream.range(0, 25).mapToObj(i -> row(i, -i)).toArray(double[][]::new));
    for (double level = 2e8; level < 1.2e9; level += 12_345_678.9) {
      double constant = level;
      assertThat(reason(of(rows, List.of("x0", "x1"), model(x -> constant)).getFirst().getFirst()))
          .contains("move nothing");
    }
    assertThat(value(pair(x -> 1e9 / 3 + x[0] * x[1]))).isCloseTo(1, within(1e-6));
  }

  /** A value of one feature that has no score beside some values of the other. */
  @Test
  void aFeatureWithoutScoresOfItsOwnIsNotEstimable() {
    Table rows = rows(row(0, 0), row(1, 1));
    List<List<Measure>> pairs =
        of(rows, List.of("x0", "x1"), model(x -> x[0] == x[1] ? x[0] : Double.NaN));
    assertThat(reason(pairs.getFirst().getFirst())).contains("no score");
  }

  @Test
  void everyPairIsThereOnce() {
    List<List<Measure>> pairs = of(GRID, List.of("x0", "x1", "x2"), model(x -> x[0] * x[1] + x[2]));
    assertThat(pairs.stream().map(List::size)).containsExactly(2, 1, 0);
    assertThat(of(GRID, List.of(), model(x -> 0))).isEmpty();
  }

  /** A logistic model is a sum on the scale of log-odds only, where 0 and 1 have no place. */
  @Test
  void theScaleDecidesWhatAddsUp() {
    Function<Table, double[]> logistic = model(x -> 1 / (1 + Math.exp(-3 * x[0] - 2 * x[1])));
    assertThat(value(on(Scale.SCORE, logistic))).isGreaterThan(.01);
    assertThat(value(on(Scale.LOG_ODDS, logistic))).isCloseTo(0, within(1e-12));
    assertThat(reason(on(Scale.LOG_ODDS, model(x -> x[0] > 0 ? 1 : .5))))
        .contains("log-odds are not defined");
  }

  private static Measure on(Scale scale, Function<Table, double[]> score) {
    double[] alike = new double[GRID.rows()];
    Arrays.fill(alike, 1);
    return Interactions.of(GRID, alike, List.of("x0", "x1"), score, scale, Progress.NONE)
        .getFirst()
        .getFirst();
  }
}
