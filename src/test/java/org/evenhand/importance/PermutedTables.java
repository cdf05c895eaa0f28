package org.evenhand.importance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.ColumnType;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.Table;
import org.evenhand.job.Progress;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.NotEstimable;
import org.evenhand.metric.Metric;
import org.evenhand.metric.RegressionRows;
import org.evenhand.model.Scores;
import org.jspecify.annotations.Nullable;

/** Tables, models and yardsticks to permute by; for tests to extend. */
abstract class PermutedTables {
  static final FeatureGroup A = FeatureGroup.of("a");
  static final FeatureGroup B = FeatureGroup.of("b");

  /** All pairs of different rows, each once: the row so many places further on. */
  static final int SHIFTS_OF_FOUR = 3;

  static NumericColumn numbers(String name, double... values) {
    return NumericColumn.of(name, ColumnType.REAL, values);
  }

  static Function<Table, Scores> value(Function<Table, double[]> formula) {
    return table -> new Scores(new double[][] {formula.apply(table)});
  }

  /** Of two classes, the positive one last. */
  static Function<Table, Scores> probability(Function<Table, double[]> formula) {
    return table -> {
      double[] positive = formula.apply(table);
      return new Scores(
          new double[][] {Arrays.stream(positive).map(p -> 1 - p).toArray(), positive});
    };
  }

  static double[] values(Table table, String column) {
    return ((NumericColumn) table.column(column)).toArray();
  }

  static int[] all(int rows) {
    return IntStream.range(0, rows).toArray();
  }

  static ClassTruth truth(double @Nullable [] weights, int... labels) {
    double[] thresholds = new double[labels.length];
    Arrays.fill(thresholds, 0.5);
    return new ClassTruth(List.of("no", "yes"), labels, 1, weights, thresholds, 0);
  }

  static Yardstick yardstick(ClassTruth truth, Metric metric, int rows) {
    return new Yardstick(
        (scores, some) -> truth.measure(metric, scores, some),
        Boolean.TRUE.equals(metric.higherIsBetter()),
        all(rows));
  }

  /** The mean squared error, a loss that no metric of the audit is. */
  static Yardstick squaredError(double... targets) {
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

  static List<PermutedFeature> run(
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

  static double mean(PermutedFeature feature) {
    return ((Estimate) feature.loss()).value();
  }

  static String reason(Measure measure) {
    return ((NotEstimable) measure).reason();
  }

  static List<int[]> allPermutations(int size) {
    List<int[]> all = new ArrayList<>();
    permute(new int[size], 0, new boolean[size], all);
    return all;
  }

  static void permute(int[] some, int at, boolean[] used, List<int[]> all) {
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

  /** a is random, b follows from it, c counts the rows, s is their parity. */
  static Table noise(int rows) {
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

  /** Of two numbers from 0 to 1, moved into that range. */
  static double[] difference(Table table) {
    double[] a = values(table, "a");
    double[] b = values(table, "b");
    return IntStream.range(0, a.length).mapToDouble(i -> (a[i] - b[i] + 1) / 2).toArray();
  }

  static int[] alternating(int rows) {
    return IntStream.range(0, rows).map(row -> row / 2 % 2).toArray();
  }
}
