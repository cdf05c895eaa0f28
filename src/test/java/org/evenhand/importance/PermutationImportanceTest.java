package org.evenhand.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.evenhand.data.Table;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.Interval;
import org.evenhand.metric.Metric;
import org.evenhand.model.Scores;
import org.junit.jupiter.api.Test;

class PermutationImportanceTest extends PermutedTables {
  /**
   * y = 3a without error. Over all permutations the squared error rises by 2 b² var on average,
   * with the variance divided by n: 2 * 9 * 1.25 = 22.5, and its standard deviation over the 24
   * permutations is 12.990381 when divided by 24, so the root of 24 / 23 more by 23. Over all
   * switches of two different rows the variance is divided by n - 1: 2 * 9 * 5/3 = 30.
   */
  @Test
  void thePerfectLinearModelLosesTwiceTheVarianceOfItsTerm() {
    Table rows = Table.of(List.of(numbers("a", 0, 1, 2, 3), numbers("b", 5, 1, 4, 2)));
    Function<Table, Scores> model =
        value(table -> Arrays.stream(values(table, "a")).map(a -> 3 * a).toArray());
    Yardstick error = squaredError(0, 3, 6, 9);
    List<int[]> permutations = allPermutations(4);
    List<PermutedFeature> shuffled =
        run(rows, List.of(A, B), model, error, (f, repeat) -> permutations.get(repeat).clone(), 24);
    assertThat(mean(shuffled.getFirst())).isCloseTo(22.5, within(1e-12));
    assertThat(shuffled.getFirst().deviation())
        .isCloseTo(12.990381 * Math.sqrt(24 / 23.0), within(1e-6));
    assertThat(shuffled.getLast().repeats()).hasSize(24).containsOnly(0.0);
    assertThat(shuffled.getLast().deviation()).isZero();

    List<PermutedFeature> switched =
        run(
            rows,
            List.of(A, B),
            model,
            error,
            (f, repeat) -> IntStream.range(0, 4).map(row -> (row + repeat + 1) % 4).toArray(),
            SHIFTS_OF_FOUR);
    assertThat(mean(switched.getFirst())).isCloseTo(30, within(1e-12));
  }

  /** Three rows, three classes, the answer is a: after any switch every answer is wrong. */
  @Test
  void theAnswersOfAModelThatCopiesItsFeatureAreAllWrongAfterAnySwitch() {
    Table rows = Table.of(List.of(numbers("a", 0, 1, 2), numbers("b", 3, 4, 5)));
    Function<Table, Scores> model =
        table -> {
          double[][] scores = new double[3][table.rows()];
          double[] a = values(table, "a");
          for (int row = 0; row < a.length; row++) {
            scores[(int) a[row]][row] = 1;
          }
          return new Scores(scores);
        };
    ClassTruth truth = new ClassTruth(List.of("0", "1", "2"), all(3), 0, null, new double[3], 0);
    List<PermutedFeature> switched =
        run(
            rows,
            List.of(A, B),
            model,
            yardstick(truth, Metric.MULTICLASS_ACCURACY, 3),
            (f, repeat) -> IntStream.range(0, 3).map(row -> (row + repeat + 1) % 3).toArray(),
            2);
    assertThat(switched.getFirst().repeats()).containsExactly(1.0, 1.0);
    assertThat(switched.getLast().repeats()).containsExactly(0.0, 0.0);
  }

  /**
   * The score is red and blue, which never are both: as one feature nothing happens; red and blue
   * apart make rows that cannot be.
   */
  @Test
  void columnsThatMeanOneThingStayTogether() {
    Table rows = Table.of(List.of(numbers("red", 1, 0, 1, 0), numbers("blue", 0, 1, 0, 1)));
    Function<Table, Scores> model =
        value(
            table -> {
              double[] red = values(table, "red");
              double[] blue = values(table, "blue");
              return IntStream.range(0, red.length).mapToDouble(i -> red[i] * blue[i]).toArray();
            });
    FeatureGroup color = new FeatureGroup(List.of("red", "blue"));
    assertThat(color.name()).isEqualTo("red+blue");
    List<PermutedFeature> found =
        run(
            rows,
            List.of(color, FeatureGroup.of("red")),
            model,
            squaredError(0, 0, 0, 0),
            Shuffles.of(1, 4),
            50);
    assertThat(found.getFirst().repeats()).containsOnly(0.0);
    assertThat(mean(found.getLast())).isPositive();
  }

  /** Of a group both columns move from the same row: their difference stays what it was. */
  @Test
  void columnsTogetherTakeTheValuesOfOneRow() {
    Table rows = noise(60);
    Function<Table, Scores> model = probability(table -> difference(table));
    ClassTruth truth = truth(null, alternating(60));
    List<PermutedFeature> found =
        run(
            rows,
            List.of(new FeatureGroup(List.of("a", "b"))),
            table -> {
              double[] a = values(table, "a");
              double[] copy = values(table, "c");
              assertThat(copy).hasSameSizeAs(a);
              for (int i = 0; i < a.length; i++) {
                assertThat(values(table, "b")[i]).isEqualTo(a[i] * 7 % 1);
              }
              return model.apply(table);
            },
            yardstick(truth, Metric.AUC, 60),
            Shuffles.of(3, 60),
            4);
    assertThat(found.getFirst().repeats()).hasSize(4);
  }

  /** Student's interval by hand: 3.5 ± 12.7062 * 4.9497 / √2, one degree of freedom. */
  @Test
  void twoRepeatsHaveAMeanADeviationAndAWideInterval() {
    PermutedFeature two = PermutedFeature.of(A, List.of(0.0, 7.0), false, 0);
    Estimate loss = (Estimate) two.loss();
    assertThat(loss.value()).isEqualTo(3.5);
    assertThat(two.deviation()).isCloseTo(4.9497474683, within(1e-9));
    Interval interval = Objects.requireNonNull(loss.interval());
    assertThat(interval.high()).isCloseTo(3.5 + 12.7062047362 * 3.5, within(1e-6));
    assertThat(interval.low() + interval.high()).isCloseTo(7, within(1e-12));
  }

  @Test
  void oneRepeatHasNoInterval() {
    PermutedFeature one = PermutedFeature.of(A, List.of(-0.25), false, 0);
    assertThat(one.loss()).isEqualTo(new Estimate(-0.25, null, null, false));
    assertThat(one.deviation()).isNaN();
  }

  /**
   * Within strata of the parity, only what a says beyond the parity is lost; the parity is fixed.
   */
  @Test
  void withinStrataWhatTheyAlreadySayIsNotLost() {
    Table rows =
        Table.of(List.of(numbers("a", 0, 10, 0, 10, 0, 10), numbers("b", 1, 2, 3, 4, 5, 6)));
    Function<Table, Scores> model = value(table -> values(table, "a"));
    Yardstick error = squaredError(0, 10, 0, 10, 0, 10);
    int[] parity = {0, 1, 0, 1, 0, 1};
    List<PermutedFeature> free = run(rows, List.of(A, B), model, error, Shuffles.of(1, 6), 10);
    List<PermutedFeature> within =
        run(rows, List.of(A, B), model, error, Shuffles.within(1, parity, 2), 10);
    assertThat(mean(free.getFirst())).isGreaterThan(10);
    assertThat(reason(within.getFirst().loss()))
        .isEqualTo("it has one value only within each stratum");
    assertThat(within.getLast().repeats()).containsOnly(0.0);
  }

  /** A constant feature cannot matter, which is no matter of strata. */
  @Test
  void aConstantFeatureIsExactlyZero() {
    Table rows = Table.of(List.of(numbers("a", 1, 1, 1), numbers("b", 1, 2, Double.NaN)));
    AtomicInteger scored = new AtomicInteger();
    Function<Table, Scores> model =
        value(
            table -> {
              scored.addAndGet(table.rows());
              return values(table, "a");
            });
    List<PermutedFeature> found =
        run(rows, List.of(A), model, squaredError(1, 2, 3), Shuffles.of(1, 3), 5);
    assertThat(found.getFirst().repeats()).containsOnly(0.0);
    assertThat(scored).hasValue(3);
  }

  /** Twice a row is a row of weight 2, if both always get the same value. */
  @Test
  void weightsCountAsManyRows() {
    Table single = Table.of(List.of(numbers("a", 0.1, 0.4, 0.6, 0.9)));
    Table twice = Table.of(List.of(numbers("a", 0.1, 0.4, 0.4, 0.6, 0.9, 0.9)));
    Function<Table, Scores> model = probability(table -> values(table, "a"));
    List<int[]> permutations = allPermutations(4);
    int[] original = {0, 1, 1, 2, 3, 3};
    int[] first = {0, 1, 3, 4};
    for (Metric metric : List.of(Metric.AUC, Metric.LOG_LOSS, Metric.ACCURACY, Metric.F1)) {
      List<Double> weighted =
          run(
                  single,
                  List.of(A),
                  model,
                  yardstick(truth(new double[] {1, 2, 1, 2}, 0, 1, 0, 1), metric, 4),
                  (f, repeat) -> permutations.get(repeat).clone(),
                  24)
              .getFirst()
              .repeats();
      List<Double> copied =
          run(
                  twice,
                  List.of(A),
                  model,
                  yardstick(truth(null, 0, 1, 1, 0, 1, 1), metric, 6),
                  (f, repeat) ->
                      Arrays.stream(original)
                          .map(row -> first[permutations.get(repeat)[row]])
                          .toArray(),
                  24)
              .getFirst()
              .repeats();
      for (int repeat = 0; repeat < 24; repeat++) {
        assertThat(weighted.get(repeat)).isCloseTo(copied.get(repeat), within(1e-12));
      }
    }
  }
}
