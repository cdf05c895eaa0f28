package org.evenhand.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.ColumnType;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.Table;
import org.evenhand.job.CancelledException;
import org.evenhand.job.Progress;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.Interval;
import org.evenhand.metric.Measure.NotEstimable;
import org.evenhand.metric.Metric;
import org.evenhand.metric.RegressionRows;
import org.evenhand.model.Scores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PermutationImportanceTest {
  private static final FeatureGroup A = FeatureGroup.of("a");
  private static final FeatureGroup B = FeatureGroup.of("b");

  /** All pairs of different rows, each once: the row so many places further on. */
  private static final int SHIFTS_OF_FOUR = 3;

  private static NumericColumn numbers(String name, double... values) {
    return NumericColumn.of(name, ColumnType.REAL, values);
  }

  private static Function<Table, Scores> value(Function<Table, double[]> formula) {
    return table -> new Scores(new double[][] {formula.apply(table)});
  }

  /** Of two classes, the positive one last. */
  private static Function<Table, Scores> probability(Function<Table, double[]> formula) {
    return table -> {
      double[] positive = formula.apply(table);
      return new Scores(
          new double[][] {Arrays.stream(positive).map(p -> 1 - p).toArray(), positive});
    };
  }

  private static double[] values(Table table, String column) {
    return ((NumericColumn) table.column(column)).toArray();
  }

  private static int[] all(int rows) {
    return IntStream.range(0, rows).toArray();
  }

  private static ClassTruth truth(double @Nullable [] weights, int... labels) {
    double[] thresholds = new double[labels.length];
    Arrays.fill(thresholds, 0.5);
    return new ClassTruth(List.of("no", "yes"), labels, 1, weights, thresholds, 0);
  }

  private static Yardstick yardstick(ClassTruth truth, Metric metric, int rows) {
    return new Yardstick(
        (scores, some) -> truth.measure(metric, scores, some),
        Boolean.TRUE.equals(metric.higherIsBetter()),
        all(rows));
  }

  /** The mean squared error, a loss that no metric of the audit is. */
  private static Yardstick squaredError(double... targets) {
    return new Yardstick(
        (scores, rows) -> {
          double error =
              Objects.requireNonNull(
                  RegressionRows.of(scores.column(0), targets, null, rows)
                      .all()
                      .measure(Metric.ROOT_MEAN_SQUARED_ERROR, 0)
                      .valueOrNull());
          return new Estimate(error * error, null, null, false);
        },
        false,
        all(targets.length));
  }

  private static List<PermutedFeature> run(
      Table rows,
      List<FeatureGroup> features,
      Function<Table, Scores> model,
      Yardstick yardstick,
      Permutations permutations,
      int repeats) {
    return PermutationImportance.of(
            rows,
            features,
            model,
            model.apply(rows),
            List.of(yardstick),
            permutations,
            repeats,
            Progress.NONE)
        .getFirst()
        .features();
  }

  private static double mean(PermutedFeature feature) {
    return ((Estimate) feature.loss()).value();
  }

  private static String reason(Measure measure) {
    return ((NotEstimable) measure).reason();
  }

  private static List<int[]> allPermutations(int size) {
    List<int[]> all = new ArrayList<>();
    permute(new int[size], 0, new boolean[size], all);
    return all;
  }

  private static void permute(int[] some, int at, boolean[] used, List<int[]> all) {
    if (at == some.length) {
      all.add(some.clone());
      return;
    }
    for (int i = 0; i < some.length; i++) {
      if (!used[i]) {
        used[i] = true;
        some[at] = i;
        permute(some, at + 1, used, all);
        used[i] = false;
      }
    }
  }

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

  private static double[] difference(Table table) {
    double[] a = values(table, "a");
    double[] b = values(table, "b");
    return IntStream.range(0, a.length).mapToDouble(i -> (a[i] - b[i] + 1) / 2).toArray();
  }

  /** a is random, b follows from it, c counts the rows, s is their parity. */
  private static Table noise(int rows) {
    SplittableRandom random = new SplittableRandom(5);
    double[] a = random.doubles(rows).toArray();
    return Table.of(
        List.of(
            numbers("a", a),
            numbers("b", Arrays.stream(a).map(value -> value * 7 % 1).toArray()),
            numbers("c", IntStream.range(0, rows).asDoubleStream().toArray()),
            CategoricalColumn.of(
                "s",
                ColumnType.CATEGORY,
                List.of("even", "odd"),
                IntStream.range(0, rows).map(row -> row % 2).toArray())));
  }

  private static int[] alternating(int rows) {
    return IntStream.range(0, rows).map(row -> row / 2 % 2).toArray();
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

  @Test
  void theSameSeedGivesTheSameDigitsWhateverTheOrderOrTheMetric() {
    Table rows = noise(200);
    Function<Table, Scores> model = probability(PermutationImportanceTest::difference);
    ClassTruth truth = truth(null, alternating(200));
    Yardstick auc = yardstick(truth, Metric.AUC, 200);
    List<PermutedFeature> there = run(rows, List.of(A, B), model, auc, Shuffles.of(7, 200), 5);
    List<PermutedFeature> back = run(rows, List.of(B, A), model, auc, Shuffles.of(7, 200), 5);
    assertThat(back.reversed()).isEqualTo(there);
    assertThat(run(rows, List.of(A, B), model, auc, Shuffles.of(8, 200), 5)).isNotEqualTo(there);
    // The first repeats of many are those of few.
    assertThat(
            run(rows, List.of(A), model, auc, Shuffles.of(7, 200), 9)
                .getFirst()
                .repeats()
                .subList(0, 5))
        .isEqualTo(there.getFirst().repeats());
    List<PermutationImportance> both =
        PermutationImportance.of(
            rows,
            List.of(A, B),
            model,
            model.apply(rows),
            List.of(yardstick(truth, Metric.LOG_LOSS, 200), auc),
            Shuffles.of(7, 200),
            5,
            Progress.NONE);
    assertThat(both.getLast().features()).isEqualTo(there);
  }

  @Test
  void aShuffleTakesEveryRowOnceAndNeverLeavesItsStratum() {
    int[] stratumOf = IntStream.range(0, 100).map(row -> row * row % 7).toArray();
    Shuffles within = Shuffles.within(1, stratumOf, 7);
    for (int repeat = 0; repeat < 20; repeat++) {
      int[] from = within.of(A, repeat);
      assertThat(Arrays.stream(from).sorted().toArray()).isEqualTo(all(100));
      for (int row = 0; row < 100; row++) {
        assertThat(stratumOf[from[row]]).isEqualTo(stratumOf[row]);
      }
      assertThat(within.of(B, repeat)).isNotEqualTo(from);
      assertThat(within.of(A, repeat + 1)).isNotEqualTo(from);
      assertThat(Shuffles.of(1, 100).of(A, repeat)).isNotEqualTo(from);
    }
    assertThat(Shuffles.of(1, 9).of(new FeatureGroup(List.of("a", "b")), 0))
        .isEqualTo(Shuffles.of(1, 9).of(new FeatureGroup(List.of("b", "a")), 0));
  }

  /** Each of the six permutations of three rows, 600 times in all: 100 times each on average. */
  @Test
  void everyPermutationIsAsLikely() {
    Shuffles shuffles = Shuffles.of(1, 3);
    List<String> drawn =
        IntStream.range(0, 600).mapToObj(i -> Arrays.toString(shuffles.of(A, i))).toList();
    for (int[] permutation : allPermutations(3)) {
      // The standard deviation of a count is 9.1.
      assertThat(Collections.frequency(drawn, Arrays.toString(permutation))).isBetween(64, 136);
    }
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

  /**
   * scikit-learn 1.9.1's permutation_importance(n_repeats=3, random_state=3) of the same model and
   * weights, whose permutations were recorded.
   */
  @Test
  void theSamePermutationsGiveTheNumbersOfScikitLearn() {
    Table rows =
        Table.of(
            List.of(
                numbers("a", 0.5, 2, -1, 1.5, -0.5, 0, 3, -2),
                numbers("b", 1, -1, 0, 2, -2, 1, 0.5, -1)));
    Function<Table, Scores> model =
        probability(
            table -> {
              double[] a = values(table, "a");
              double[] b = values(table, "b");
              return IntStream.range(0, a.length)
                  .mapToDouble(i -> 1 / (1 + Math.exp(b[i] / 2 - a[i])))
                  .toArray();
            });
    ClassTruth truth = truth(new double[] {1, 2, 1, 3, 1, 1, 2, 0.5}, 0, 1, 0, 1, 0, 1, 1, 0);
    int[][] recorded = {
      {6, 5, 4, 3, 1, 2, 7, 0}, {5, 2, 1, 3, 4, 0, 6, 7}, {4, 0, 5, 6, 1, 3, 2, 7}
    };
    Map<Metric, double[][]> expected =
        Map.of(
            Metric.AUC,
            new double[][] {
              {0.696428571429, 0.285714285714, 0.303571428571},
              {-0.053571428571, 0.017857142857, 0.089285714286}
            },
            Metric.LOG_LOSS,
            new double[][] {
              {0.936624448344, 0.26991659333, 0.323557829779},
              {0.0061016608, 0.022338421753, 0.044044825358}
            },
            Metric.ACCURACY,
            new double[][] {{0.217391304348, 0.086956521739, 0.086956521739}, {0, 0, 0}});
    expected.forEach(
        (metric, losses) -> {
          List<PermutedFeature> found =
              run(
                  rows,
                  List.of(A, B),
                  model,
                  yardstick(truth, metric, 8),
                  (f, repeat) -> recorded[repeat].clone(),
                  3);
          for (int feature = 0; feature < 2; feature++) {
            for (int repeat = 0; repeat < 3; repeat++) {
              assertThat(found.get(feature).repeats().get(repeat))
                  .isCloseTo(losses[feature][repeat], within(1e-11));
            }
          }
        });
  }

  /** What each repeat should be, by scoring whole permuted tables with nothing saved. */
  @Test
  void nothingIsLostBySavingWork() {
    SplittableRandom random = new SplittableRandom(11);
    int rows = 300;
    Table table =
        Table.of(
            List.of(
                numbers("a", random.ints(rows, 0, 4).asDoubleStream().toArray()),
                numbers("b", random.doubles(rows).map(v -> v < 0.1 ? Double.NaN : v).toArray()),
                CategoricalColumn.of(
                    "s",
                    ColumnType.CATEGORY,
                    List.of("x", "never", "y", "z"),
                    random.ints(rows, -1, 4).map(code -> code == 1 ? 0 : code).toArray())));
    ToDoubleFunction<Object[]> formula =
        row -> {
          double b = Double.isNaN((double) row[1]) ? 0.3 : (double) row[1];
          double s = row[2] == null ? 0.5 : "xyz".indexOf(String.valueOf(row[2])) / 3.0;
          return ((double) row[0] / 4 + b + s) / 3;
        };
    Function<Table, Scores> model =
        probability(
            some ->
                IntStream.range(0, some.rows())
                    .mapToDouble(
                        i ->
                            formula.applyAsDouble(
                                new Object[] {
                                  values(some, "a")[i],
                                  values(some, "b")[i],
                                  some.column("s").text(i)
                                }))
                    .toArray());
    ClassTruth truth = truth(null, random.ints(rows, 0, 2).toArray());
    Yardstick auc = yardstick(truth, Metric.AUC, rows);
    FeatureGroup pair = new FeatureGroup(List.of("s", "a"));
    Shuffles shuffles = Shuffles.of(4, rows);
    List<FeatureGroup> features = List.of(A, pair, B, FeatureGroup.of("s"));
    List<PermutedFeature> found = run(table, features, model, auc, shuffles, 20);
    double baseline =
        Objects.requireNonNull(
            truth.measure(Metric.AUC, model.apply(table), all(rows)).valueOrNull());
    for (PermutedFeature feature : found) {
      for (int repeat = 0; repeat < 20; repeat++) {
        Table permuted = table;
        for (String column : feature.feature().columns()) {
          permuted =
              permuted.with(table.column(column).take(shuffles.of(feature.feature(), repeat)));
        }
        double value =
            Objects.requireNonNull(
                truth.measure(Metric.AUC, model.apply(permuted), all(rows)).valueOrNull());
        assertThat(feature.repeats().get(repeat)).isEqualTo(baseline - value);
      }
    }
  }

  @Test
  void oneClassOnlyIsNotEstimable() {
    Table rows = noise(10);
    PermutationImportance found =
        PermutationImportance.of(
                rows,
                List.of(A),
                probability(PermutationImportanceTest::difference),
                probability(PermutationImportanceTest::difference).apply(rows),
                List.of(yardstick(truth(null, new int[10]), Metric.AUC, 10)),
                Shuffles.of(1, 10),
                3,
                Progress.NONE)
            .getFirst();
    assertThat(reason(found.baseline())).isEqualTo("no positives among 10 rows");
    assertThat(reason(found.features().getFirst().loss())).isEqualTo("no positives among 10 rows");
    assertThat(found.features().getFirst().repeats()).isEmpty();
  }

  /** The group's own rows are measured, after the same permutations of all. */
  @Test
  void groupsAreMeasuredByTheSamePermutations() {
    Table rows = noise(100);
    // The model reads a of the even rows only.
    Function<Table, Scores> model =
        probability(
            table ->
                IntStream.range(0, table.rows())
                    .mapToDouble(
                        i -> "even".equals(table.column("s").text(i)) ? values(table, "a")[i] : 0.5)
                    .toArray());
    double[] a = values(rows, "a");
    ClassTruth truth =
        truth(null, IntStream.range(0, 100).map(row -> a[row] >= 0.5 ? 1 : 0).toArray());
    Yardstick all = yardstick(truth, Metric.AUC, 100);
    List<PermutationImportance> found =
        PermutationImportance.of(
            rows,
            List.of(A),
            model,
            model.apply(rows),
            List.of(all, all.where(row -> row % 2 == 0), all.where(row -> row % 2 == 1)),
            Shuffles.of(1, 100),
            10,
            Progress.NONE);
    assertThat(found.get(1).baseline().valueOrNull()).isEqualTo(1.0);
    assertThat(mean(found.get(1).features().getFirst())).isBetween(0.3, 0.7);
    assertThat(found.get(2).features().getFirst().repeats()).containsOnly(0.0);
  }

  /** Rows without a score are left out on both sides: what is left has not changed. */
  @Test
  void rowsThatLoseTheirScoreAreLeftOutAndCounted() {
    Table rows = Table.of(List.of(numbers("a", 0, 0, 1, 1), numbers("b", 1, 1, 0, 0)));
    // A score only where a and b differ, as they do in all rows as they are.
    Function<Table, Scores> model =
        value(
            table ->
                IntStream.range(0, table.rows())
                    .mapToDouble(
                        i -> values(table, "a")[i] == values(table, "b")[i] ? Double.NaN : 5)
                    .toArray());
    PermutedFeature found =
        run(
                rows,
                List.of(A),
                model,
                squaredError(5, 6, 7, 8),
                (f, repeat) -> repeat == 0 ? new int[] {2, 1, 0, 3} : new int[] {1, 2, 0, 3},
                2)
            .getFirst();
    assertThat(found.repeats()).containsExactly(0.0, 0.0);
    assertThat(found.leftOut()).isEqualTo(4);
    PermutedFeature none =
        run(
                rows,
                List.of(A),
                model,
                yardstick(
                    new ClassTruth(List.of("x"), new int[4], 0, null, new double[4], 0),
                    Metric.ACCURACY,
                    4),
                (f, repeat) -> new int[] {2, 3, 0, 1},
                3)
            .getFirst();
    assertThat(reason(none.loss()))
        .isEqualTo("the model has no score for 4 of 4 rows with permuted values: no rows");
  }

  /** Rows in hand at a time are bounded: 2.5 million scores in five pieces are the same digits. */
  @Test
  void manyRepeatsOfManyRowsAreTakenPieceByPiece() {
    int rows = 30_000;
    double[] a = new SplittableRandom(2).doubles(rows).toArray();
    Table table = Table.of(List.of(numbers("a", a), numbers("b", a)));
    Function<Table, Scores> model = value(some -> values(some, "a"));
    List<PermutedFeature> many =
        run(table, List.of(A, B), model, squaredError(a), Shuffles.of(1, rows), 150);
    List<PermutedFeature> few =
        run(table, List.of(A), model, squaredError(a), Shuffles.of(1, rows), 3);
    assertThat(many.getFirst().repeats()).hasSize(150);
    assertThat(many.getFirst().repeats().subList(0, 3)).isEqualTo(few.getFirst().repeats());
    // The expectation is twice the variance, 2 / 12.
    assertThat(mean(many.getFirst())).isCloseTo(1 / 6.0, within(0.002));
  }

  @Test
  void workStopsWhenItIsToldTo() {
    Table rows = noise(5000);
    Function<Table, Scores> model = probability(PermutationImportanceTest::difference);
    Scores baseline = model.apply(rows);
    assertThatThrownBy(
            () ->
                PermutationImportance.of(
                    rows,
                    List.of(A),
                    model,
                    baseline,
                    List.of(yardstick(truth(null, alternating(5000)), Metric.AUC, 5000)),
                    Shuffles.of(1, 5000),
                    10,
                    (task, done, total) -> {
                      throw new CancelledException();
                    }))
        .isInstanceOf(CancelledException.class);
  }

  @Test
  void progressRisesToItsTotal() {
    Table rows = noise(500);
    Function<Table, Scores> model = probability(PermutationImportanceTest::difference);
    List<Long> told = Collections.synchronizedList(new ArrayList<>());
    PermutationImportance.of(
        rows,
        List.of(A, B),
        model,
        model.apply(rows),
        List.of(yardstick(truth(null, alternating(500)), Metric.AUC, 500)),
        Shuffles.of(1, 500),
        10,
        (task, done, total) -> {
          assertThat(total).isEqualTo(20);
          told.add(done);
        });
    assertThat(told).isSorted().endsWith(20L);
  }
}
