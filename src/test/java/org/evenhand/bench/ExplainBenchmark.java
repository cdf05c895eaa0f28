package org.evenhand.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.Table;
import org.evenhand.data.TableReader;
import org.evenhand.importance.Attribution;
import org.evenhand.importance.Explainer;
import org.evenhand.importance.Scale;
import org.evenhand.job.Progress;
import org.evenhand.metric.Measure;
import org.evenhand.model.Binding;
import org.evenhand.model.Model;
import org.evenhand.model.ModelSource;
import org.evenhand.model.Scorer;
import org.evenhand.model.load.ModelLoader;
import org.evenhand.workspace.BackgroundChoice;
import org.evenhand.workspace.ExplanationRequest;
import org.evenhand.workspace.GlobalExplanations;
import org.evenhand.workspace.GlobalRequest;
import org.evenhand.workspace.LoadedModel;
import org.evenhand.workspace.Workspace;

/**
 * Shapley values of rows next to what shap has said of the same models, rows and backgrounds; its
 * files are described in {@code bench/explain_shap.py}.
 */
public final class ExplainBenchmark {
  private static final Path SAMPLE = Path.of("sample-data/mortgage/mortgage.yaml");
  private static final int SEEDS = 5;

  private ExplainBenchmark() {}

  /** Argument: the folder that {@code bench/explain_shap.py} has written. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    try (Workspace workspace = Workspace.open(SAMPLE, Progress.NONE)) {
      exact(workspace, workspace.models().get(0), folder, "boosted-trees");
      exact(workspace, workspace.models().get(1), folder, "xgboost");
      global(workspace);
    }
    sampled(folder);
  }

  /** A model that counts the nanoseconds spent inside it. */
  private record Clocked(Function<Table, double[]> model, AtomicLong nanoseconds)
      implements Function<Table, double[]> {
    @Override
    public double[] apply(Table rows) {
      long start = System.nanoTime();
      double[] scores = model.apply(rows);
      nanoseconds.addAndGet(System.nanoTime() - start);
      return scores;
    }
  }

  private static void exact(Workspace workspace, LoadedModel model, Path folder, String name)
      throws IOException {
    List<String> told = Files.readAllLines(folder.resolve(name + ".txt"));
    Table rows = workspace.table().take(numbers(told.get(0)));
    Table background = workspace.table().take(numbers(told.get(1)));
    Table values = read(folder.resolve(name + ".csv"));
    Clocked score =
        new Clocked(asked -> model.score(asked).column(model.positiveIndex()), new AtomicLong());
    Explainer explainer =
        new Explainer(
            background, model.binding().columns(), score, Scale.SCORE, Long.MAX_VALUE / 4, 1);
    double[] milliseconds = new double[rows.rows()];
    double evaluations = 0;
    double apart = 0;
    for (int round = 0; round < 2; round++) { // once to warm up
      evaluations = 0;
      for (int row = 0; row < rows.rows(); row++) {
        Table one = rows.slice(row, row + 1);
        long start = System.nanoTime();
        Attribution answer = explainer.explain(one, Progress.NONE);
        milliseconds[row] = (System.nanoTime() - start) / 1e6;
        evaluations += answer.evaluations();
        apart = Math.max(apart, Math.sqrt(largestSquare(answer, values, row)));
      }
    }
    score.nanoseconds.set(0);
    long start = System.nanoTime();
    for (int row = 0; row < rows.rows(); row++) {
      explainer.explainAll(rows.slice(row, row + 1), Progress.NONE); // of one row: on one thread
    }
    double inside = (double) score.nanoseconds.get() / (System.nanoTime() - start);
    double[] shap =
        Arrays.stream(told.get(2).split(" ")).mapToDouble(Double::parseDouble).toArray();
    Arrays.sort(milliseconds);
    double median = milliseconds[milliseconds.length / 2];
    System.out.printf(
        Locale.ROOT,
        "%s, exact, %d rows against %d: median %.1f ms, 95%% %.1f ms, %,.0f model rows, %.0f%% of"
            + " one thread's time inside the model%n",
        model.name(),
        milliseconds.length,
        background.rows(),
        median,
        milliseconds[(int) Math.ceil(0.95 * milliseconds.length) - 1],
        evaluations / milliseconds.length,
        100 * inside);
    System.out.printf(
        Locale.ROOT,
        "  shap: median %.1f ms, 95%% %.1f ms, %,.0f model rows, %.0f%% inside onnxruntime; %.1f"
            + " times as long; largest difference between values %.1e%n",
        shap[0],
        shap[1],
        shap[2],
        100 * shap[3],
        shap[0] / median,
        apart);
  }

  private static void global(Workspace workspace) {
    GlobalRequest request =
        new GlobalRequest(
            new ExplanationRequest(
                Scale.SCORE,
                BackgroundChoice.ALL,
                ExplanationRequest.COUNT,
                workspace.threshold(),
                GlobalRequest.BUDGET,
                ExplanationRequest.SEED),
            GlobalRequest.ROWS,
            null);
    for (LoadedModel model : workspace.models().subList(0, 3)) { // the forest is slow
      long start = System.nanoTime();
      boolean exact =
          GlobalExplanations.of(
                  workspace, model, request, workspace.part(workspace.defaultPart()), Progress.NONE)
              .attributions()
              .stream()
              .allMatch(Attribution::exact);
      System.out.printf(
          Locale.ROOT,
          "%s, %d rows: %.1f s%s%n",
          model.name(),
          GlobalRequest.ROWS,
          (System.nanoTime() - start) / 1e9,
          exact ? ", all exact" : "");
    }
  }

  private static void sampled(Path folder) throws IOException {
    Table rows = read(folder.resolve("wide-rows.csv"));
    Table background = read(folder.resolve("wide-background.csv"));
    List<String> names = rows.names();
    ModelSource source =
        new ModelSource(
            "wide",
            folder.resolve("wide.onnx"),
            names,
            null,
            ModelSource.Task.REGRESSION,
            List.of(),
            names);
    try (Model model = ModelLoader.load(source)) {
      Binding binding = Binding.of("wide", model.signature(), names);
      Function<Table, double[]> score =
          asked -> Scorer.score(model, binding, asked, "", Progress.NONE).column(0);
      for (String line : Files.readAllLines(folder.resolve("sampled.txt"))) {
        double[] told = Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray();
        int held = (int) told[0];
        Table truth = read(folder.resolve("truth-%d.csv".formatted(held)));
        compare(rows, background.slice(0, held), score, truth, told);
      }
    }
  }

  /** With half of the evaluations that shap was allowed, and with as many. */
  private static void compare(
      Table rows, Table held, Function<Table, double[]> score, Table truth, double[] told) {
    long whole = (long) (told[2] * held.rows());
    System.out.printf(
        Locale.ROOT,
        "%d columns, %d rows against %d: shap %,d model rows, error %.4f, %.2f s%n",
        rows.names().size(),
        rows.rows(),
        held.rows(),
        whole,
        told[3],
        told[4]);
    for (long budget : new long[] {whole / 2, whole}) {
      double squares = 0;
      long evaluations = 0;
      int used = 0;
      long start = System.nanoTime();
      for (int seed = 0; seed < SEEDS; seed++) {
        Explainer explainer = new Explainer(held, rows.names(), score, Scale.SCORE, budget, seed);
        for (int row = 0; row < rows.rows(); row++) {
          Attribution answer = explainer.explain(rows.slice(row, row + 1), Progress.NONE);
          squares += squares(answer, truth, row).sum();
          evaluations += answer.evaluations();
          used += answer.background().used();
        }
      }
      int answers = SEEDS * rows.rows();
      double error = Math.sqrt(squares / answers / rows.names().size());
      System.out.printf(
          Locale.ROOT,
          "  Evenhand %,d model rows, %d of the background: error %.4f (%.2f of shap's), %.2f s%n",
          evaluations / answers,
          used / answers,
          error,
          error / told[3],
          (System.nanoTime() - start) / 1e9 / answers);
    }
  }

  private static double largestSquare(Attribution answer, Table expected, int row) {
    return squares(answer, expected, row).max().orElseThrow();
  }

  /** How far each feature's amount is from what is expected, squared. */
  private static DoubleStream squares(Attribution answer, Table expected, int row) {
    return answer.contributions().stream()
        .mapToDouble(
            contribution -> {
              if (!(contribution.amount() instanceof Measure.Estimate amount)) {
                throw new IllegalStateException(contribution.feature() + " has no amount");
              }
              NumericColumn known = (NumericColumn) expected.column(contribution.feature());
              double off = amount.value() - known.get(row);
              return off * off;
            });
  }

  private static Table read(Path file) {
    return TableReader.read(file, Map.of(), Progress.NONE);
  }

  private static int[] numbers(String line) {
    return Arrays.stream(line.split(" ")).mapToInt(Integer::parseInt).toArray();
  }
}
