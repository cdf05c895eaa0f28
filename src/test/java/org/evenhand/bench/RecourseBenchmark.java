package org.evenhand.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.evenhand.counterfactual.Distance;
import org.evenhand.counterfactual.DistanceOptions;
import org.evenhand.counterfactual.Neighbors;
import org.evenhand.counterfactual.Recourse;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.ColumnType;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.RowSet;
import org.evenhand.data.Table;
import org.evenhand.job.Progress;
import org.evenhand.workspace.CounterfactualRequest;
import org.evenhand.workspace.Counterfactuals;
import org.evenhand.workspace.RecourseAudit;
import org.evenhand.workspace.RecourseRequest;
import org.evenhand.workspace.Threshold;
import org.evenhand.workspace.Workspace;

/**
 * Distances of one row to a million others, and recourse of 1,000 mortgage applications; {@code
 * bench/recourse.sh} runs it.
 */
public final class RecourseBenchmark {
  private static final int ROWS = 1_000_000;

  private RecourseBenchmark() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) {
    distances();
    recourse();
  }

  private static void distances() {
    Random random = new Random(1);
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      columns.add(NumericColumn.of("n" + i, ColumnType.REAL, random.doubles(ROWS).toArray()));
    }
    for (int i = 0; i < 4; i++) {
      columns.add(
          CategoricalColumn.of(
              "c" + i,
              ColumnType.CATEGORY,
              List.of("a", "b", "c", "d"),
              random.ints(ROWS, 0, 4).toArray()));
    }
    Table table = Table.of(columns);
    for (DistanceOptions.Kind kind : DistanceOptions.Kind.values()) {
      Distance distance = Distance.of(table, table.names(), DistanceOptions.of(kind));
      Neighbors neighbors = new Neighbors(table, distance, RowSet.all(ROWS));
      double[] point = distance.point(table, 7);
      Timed.of(kind + ": one row against 1,000,000 x 13", () -> distance.toAll(point));
      Timed.of(
          kind + ": the 5 nearest of 1,000,000 x 13",
          () -> neighbors.nearest(table.slice(7, 8), 5, row -> row % 2 == 0));
    }
  }

  private static void recourse() {
    Path file = Path.of("sample-data/mortgage/mortgage.yaml");
    try (Workspace workspace = Workspace.open(file, Progress.NONE)) {
      Counterfactuals counterfactuals =
          Counterfactuals.of(workspace, workspace.models().getFirst(), Progress.NONE);
      // A threshold at which 1,000 applications and more are refused.
      double[] scores =
          IntStream.range(0, workspace.table().rows())
              .mapToDouble(row -> workspace.models().getFirst().scores(Progress.NONE).get(1, row))
              .sorted()
              .toArray();
      double threshold = scores[scores.length - 1000];
      CounterfactualRequest usual = counterfactuals.request();
      RecourseRequest request =
          new RecourseRequest(
              new CounterfactualRequest(
                  "no", Threshold.of(threshold), usual.constraints(), usual.options()),
              workspace.part(Workspace.ALL),
              List.of("afam"),
              null,
              1000,
              1);
      for (int run = 0; run < 3; run++) {
        long start = System.nanoTime();
        Recourse recourse = RecourseAudit.run(counterfactuals, request, Progress.NONE).recourse();
        System.out.printf(
            Locale.ROOT,
            "recourse of %d rows %43.2f s%n",
            recourse.searched(),
            (System.nanoTime() - start) / 1e9);
      }
    }
  }
}
