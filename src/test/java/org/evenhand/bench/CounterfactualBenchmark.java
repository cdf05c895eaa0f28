package org.evenhand.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evenhand.counterfactual.Background;
import org.evenhand.counterfactual.Constraints;
import org.evenhand.counterfactual.Counterfactual;
import org.evenhand.counterfactual.Findings;
import org.evenhand.counterfactual.Search;
import org.evenhand.counterfactual.SearchOptions;
import org.evenhand.counterfactual.Target;
import org.evenhand.data.ColumnType;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.RowSet;
import org.evenhand.data.Table;
import org.evenhand.job.Progress;
import org.evenhand.model.Scores;
import org.evenhand.workspace.LoadedModel;
import org.evenhand.workspace.Workspace;

/**
 * Measures searches for four counterfactuals, protected attributes frozen: for the boosted trees of
 * the mortgages, and for a made-up model of 100 columns. {@code bench/counterfactuals.sh} says what
 * DiCE did for the same mortgages.
 *
 * <p>Arguments: the workspace file; how many rows to ask about; DiCE's lines, the first the rows by
 * number, each other one "method median 95% answers changes valid".
 */
public final class CounterfactualBenchmark {
  private static final int COLUMNS = 100;

  private CounterfactualBenchmark() {}

  public static void main(String[] arguments) {
    Path file = Path.of(arguments.length > 0 ? arguments[0] : "sample-data/mortgage/mortgage.yaml");
    int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200;
    try (Workspace workspace = Workspace.open(file, Progress.NONE)) {
      LoadedModel model = workspace.models().getFirst();
      Scores scores = model.scores(Progress.NONE);
      Table table = workspace.table();
      long start = System.nanoTime();
      Background background =
          Background.of(
              table, scores, RowSet.all(table.rows()), model.binding().columns(), 1, Progress.NONE);
      System.out.printf(Locale.ROOT, "background %.1f ms%n", (System.nanoTime() - start) / 1e6);
      Constraints frozen = Constraints.NONE.freeze(workspace.protectedAttributes());
      double threshold = workspace.threshold().standard();
      double[] positive = scores.column(model.positiveIndex());
      for (boolean wanted : new boolean[] {false, true}) {
        int[] rows =
            IntStream.of(workspace.part(workspace.defaultPart()).toArray())
                .filter(row -> (positive[row] >= threshold) != wanted)
                .limit(count)
                .toArray();
        Target target =
            new Target.Decision(
                model.positiveIndex(),
                wanted,
                asked -> workspace.thresholds(asked, workspace.threshold()));
        Search search = Search.of(background, model::score, target, frozen, SearchOptions.STANDARD);
        double median =
            measure(
                wanted ? "mortgage, to be refused" : "mortgage, not refused",
                search,
                row -> reached(target, row, model.score(row)),
                table,
                rows);
        if (!wanted && arguments.length > 2) {
          compare(median, rows, arguments[2].lines().toList());
        }
      }
    }
    wide();
  }

  /** Two of three columns count, one of them by how high the other is; few score 0.6. */
  private static void wide() {
    Random random = new Random(1);
    List<NumericColumn> columns =
        IntStream.range(0, COLUMNS)
            .mapToObj(
                column ->
                    NumericColumn.of(
                        "c" + column,
                        ColumnType.REAL,
                        random.doubles(20_000).map(v -> Math.rint(v * 1000) / 100).toArray()))
            .toList();
    Table table = Table.of(columns);
    Function<Table, Scores> model = CounterfactualBenchmark::wideScores;
    Scores scores = model.apply(table);
    Background background =
        Background.of(table, scores, RowSet.all(table.rows()), table.names(), 1, Progress.NONE);
    Target target = new Target.ScoreRange(0, 0.6, 1);
    Search search = Search.of(background, model, target, Constraints.NONE, SearchOptions.STANDARD);
    int[] rows =
        IntStream.range(0, table.rows()).filter(r -> scores.get(0, r) < 0.5).limit(50).toArray();
    measure("100 columns", search, row -> reached(target, row, model.apply(row)), table, rows);
  }

  private static Scores wideScores(Table rows) {
    double[] sums = new double[rows.rows()];
    for (int column = 0; column < COLUMNS; column += 3) {
      NumericColumn one = (NumericColumn) rows.column("c" + column);
      NumericColumn other = (NumericColumn) rows.column("c" + (column + 1) % COLUMNS);
      for (int row = 0; row < sums.length; row++) {
        sums[row] += (one.get(row) - 5) * (other.get(row) > 5 ? 0.03 : 0.01);
      }
    }
    return new Scores(
        new double[][] {Arrays.stream(sums).map(s -> 1 / (1 + Math.exp(-s))).toArray()});
  }

  private static boolean reached(Target target, Table row, Scores scores) {
    return target.shortfalls(row, scores)[0] <= 0;
  }

  /** Prints what DiCE did, next to the median here. */
  private static void compare(double median, int[] rows, List<String> dice) {
    String asked = IntStream.of(rows).mapToObj(Integer::toString).collect(Collectors.joining(" "));
    if (!dice.getFirst().equals(asked)) {
      throw new IllegalStateException("DiCE was asked about rows " + dice.getFirst());
    }
    for (String line : dice.subList(1, dice.size())) {
      String[] words = line.split(" ", -1);
      double[] told = Arrays.stream(words).skip(1).mapToDouble(Double::parseDouble).toArray();
      System.out.printf(
          Locale.ROOT,
          "%-24s %4d rows  median %.1f ms  95%% %.1f ms  answers %.2f  changes %.2f  valid %.3f"
              + "  %.1f times as long%n",
          "DiCE, " + words[0],
          rows.length,
          told[0],
          told[1],
          told[2],
          told[3],
          told[4],
          told[0] / median);
    }
  }

  /** Prints what was found; the median in milliseconds. */
  private static double measure(
      String what, Search search, Predicate<Table> valid, Table table, int[] rows) {
    double[] milliseconds = new double[rows.length];
    Findings[] answers = new Findings[rows.length];
    for (int round = 0; round < 3; round++) { // the last counts
      for (int i = 0; i < rows.length; i++) {
        long start = System.nanoTime();
        answers[i] = search.find(table.slice(rows[i], rows[i] + 1), Progress.NONE);
        milliseconds[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    Arrays.sort(milliseconds);
    List<Counterfactual> found =
        Arrays.stream(answers).flatMap(answer -> answer.found().stream()).toList();
    System.out.printf(
        Locale.ROOT,
        "%-24s %4d rows  median %.1f ms  95%% %.1f ms  max %.1f  with answer %d  answers %.2f"
            + "  changes %.2f  valid %.3f  fewest %.2f  distance %.4f  agreeing %.2f  outside %.2f"
            + "  evaluations %.0f%n",
        what,
        rows.length,
        milliseconds[rows.length / 2],
        milliseconds[(int) Math.ceil(0.95 * rows.length) - 1],
        milliseconds[rows.length - 1],
        Arrays.stream(answers).filter(answer -> !answer.found().isEmpty()).count(),
        (double) found.size() / rows.length,
        found.stream().mapToInt(Counterfactual::changed).average().orElse(Double.NaN),
        found.stream().map(Counterfactual::row).filter(valid).count() / (double) found.size(),
        Arrays.stream(answers)
            .filter(answer -> !answer.found().isEmpty())
            .mapToInt(answer -> answer.found().getFirst().changed())
            .average()
            .orElse(Double.NaN),
        found.stream().mapToDouble(Counterfactual::distance).average().orElse(Double.NaN),
        found.stream().mapToDouble(Counterfactual::neighborsAgreeing).average().orElse(Double.NaN),
        found.stream().filter(one -> one.outside() != null).count() / (double) found.size(),
        Arrays.stream(answers).mapToInt(Findings::evaluations).average().orElse(Double.NaN));
    return milliseconds[rows.length / 2];
  }
}
