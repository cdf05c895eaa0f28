package org.evenhand.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.evenhand.data.Parallel;
import org.evenhand.data.Table;
import org.evenhand.data.TableReader;
import org.evenhand.importance.ClassTruth;
import org.evenhand.importance.FeatureGroup;
import org.evenhand.importance.PermutationImportance;
import org.evenhand.importance.Shuffles;
import org.evenhand.importance.Yardstick;
import org.evenhand.job.Progress;
import org.evenhand.metric.Metric;
import org.evenhand.model.Binding;
import org.evenhand.model.Model;
import org.evenhand.model.ModelSource;
import org.evenhand.model.Scorer;
import org.evenhand.model.Scores;
import org.evenhand.model.load.ModelLoader;

/**
 * Permutation importance of the mortgage sample's boosted trees, next to the time that the model
 * itself takes for the rows it is asked for; {@code bench/importance.sh} says how long scikit-learn
 * took for its own model of the same form. Bare and not are run by turns; shares are medians of the
 * rounds' own.
 */
public final class ImportanceBenchmark {
  private static final Path FOLDER = Path.of("sample-data/mortgage");
  private static final int REPEATS = 10;
  private static final int ROUNDS = 25;

  private ImportanceBenchmark() {}

  /** Arguments: scikit-learn's "seconds rows", of the same features and repeats. */
  public static void main(String[] arguments) {
    Table data = TableReader.read(FOLDER.resolve("hmda.csv"), Map.of(), Progress.NONE);
    try (Model model =
        ModelLoader.load(ModelSource.of("Boosted trees", FOLDER.resolve("boosted-trees.onnx")))) {
      Binding binding = Binding.of("Boosted trees", model.signature(), data.names());
      Table rows = Table.of(binding.select(data));
      Function<Table, Scores> score =
          table -> Scorer.score(model, binding, table, "", Progress.NONE);
      int[] denied =
          IntStream.range(0, data.rows())
              .map(row -> "yes".equals(data.column("deny").text(row)) ? 1 : 0)
              .toArray();
      double[] thresholds = new double[denied.length];
      Arrays.fill(thresholds, 0.25);
      ClassTruth truth = new ClassTruth(List.of("no", "yes"), denied, 1, null, thresholds, 30);
      double here = 0;
      for (Metric metric : List.of(Metric.LOG_LOSS, Metric.ACCURACY, Metric.AUC)) {
        here = compare(metric, rows, score, truth);
      }
      if (arguments.length > 0) {
        String[] told = arguments[0].trim().split(" ", -1);
        double there = Double.parseDouble(told[0]) * 1000;
        System.out.printf(
            Locale.ROOT,
            "  scikit-learn, AUC: %.0f ms for %s rows, %.0f times as long%n",
            there,
            told[1],
            there / here);
      }
    }
  }

  /** Milliseconds. */
  private static double compare(
      Metric metric, Table rows, Function<Table, Scores> score, ClassTruth truth) {
    List<Table> asked = Collections.synchronizedList(new ArrayList<>());
    importance(
        metric,
        rows,
        table -> {
          asked.add(table);
          return score.apply(table);
        },
        truth);
    List<Callable<Scores>> bareWork = new ArrayList<>();
    asked.forEach(table -> bareWork.add(() -> score.apply(table)));
    double[] ours = new double[ROUNDS];
    double[] bare = new double[ROUNDS];
    for (int round = -ROUNDS; round < ROUNDS; round++) { // as many to warm up
      int kept = Math.max(0, round);
      long start = System.nanoTime();
      Parallel.run("", bareWork, Progress.NONE, () -> {});
      bare[kept] = (System.nanoTime() - start) / 1e6;
      start = System.nanoTime();
      importance(metric, rows, score, truth);
      ours[kept] = (System.nanoTime() - start) / 1e6;
    }
    double[] shares =
        IntStream.range(0, ROUNDS).mapToDouble(round -> bare[round] / ours[round]).toArray();
    System.out.printf(
        Locale.ROOT,
        "permutation importance by %s, %d features x %d repeats x %,d rows:"
            + " %.1f ms, %.0f %% of it in the model for the %,d rows that differ%n",
        metric.key(),
        rows.columns().size(),
        REPEATS,
        rows.rows(),
        median(ours),
        100 * median(shares),
        asked.stream().mapToInt(Table::rows).sum());
    return median(ours);
  }

  private static void importance(
      Metric metric, Table rows, Function<Table, Scores> score, ClassTruth truth) {
    PermutationImportance.of(
        rows,
        rows.names().stream().map(FeatureGroup::of).toList(),
        score,
        score.apply(rows),
        List.of(
            new Yardstick(
                (scores, some) -> truth.measure(metric, scores, some),
                Boolean.TRUE.equals(metric.higherIsBetter()),
                IntStream.range(0, rows.rows()).toArray())),
        Shuffles.of(1, rows.rows()),
        REPEATS,
        Progress.NONE);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
