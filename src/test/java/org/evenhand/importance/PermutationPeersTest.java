package org.evenhand.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.ColumnType;
import org.evenhand.data.Table;
import org.evenhand.job.Progress;
import org.evenhand.metric.Metric;
import org.evenhand.model.Scores;
import org.junit.jupiter.api.Test;

/** The same digits by other ways: other tools, other orders, nothing saved. */
class PermutationPeersTest extends PermutedTables {
  @Test
  void theSameSeedGivesTheSameDigitsWhateverTheOrderOrTheMetric() {
    Table rows = noise(200);
    Function<Table, Scores> model = probability(PermutedTables::difference);
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
}
