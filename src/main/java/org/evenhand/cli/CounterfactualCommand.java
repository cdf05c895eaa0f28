package org.evenhand.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.evenhand.data.InputException;
import org.evenhand.data.Table;
import org.evenhand.job.Progress;
import org.evenhand.report.CounterfactualCsv;
import org.evenhand.report.CounterfactualJson;
import org.evenhand.report.CounterfactualWords;
import org.evenhand.workspace.CounterfactualRequest;
import org.evenhand.workspace.Counterfactuals;
import org.evenhand.workspace.LoadedModel;
import org.evenhand.workspace.RowCounterfactuals;
import org.evenhand.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code evenhand counterfactual}: the fewest, nearest, permitted changes to another answer. */
@Command(
    name = "counterfactual",
    sortOptions = false,
    description =
        "Find what would have to be different for another answer, one JSON object a row."
            + " To find nothing is an answer too, with the reason.")
final class CounterfactualCommand implements Callable<Integer> {
  /** Rows that are searched for before their answers are written. */
  private static final int BATCH = 64;

  private static final String ALL = "all";

  @Mixin private final WorkspaceArguments arguments = new WorkspaceArguments();

  @ArgGroup(multiplicity = "1")
  private Subjects subjects = new Subjects();

  @Option(
      names = "--set",
      paramLabel = "COLUMN=VALUE",
      description = "Change a column first; without a value it is missing.")
  private List<String> changes = new ArrayList<>();

  @Option(
      names = "--count",
      paramLabel = "COUNT",
      defaultValue = "4",
      description = "How many to find at most for each row (default: ${DEFAULT-VALUE}).")
  private int count;

  @Mixin private final SearchArguments search = new SearchArguments();
  @Mixin private final Output output = new Output();
  private final Console console;

  CounterfactualCommand(Console console) {
    this.console = console;
  }

  /** The rows asked about. */
  static final class Subjects {
    @Option(
        names = "--row",
        required = true,
        paramLabel = "N",
        description = "The row, counted from 0 in file order.")
    private @Nullable Integer row;

    @Option(
        names = "--rows",
        required = true,
        paramLabel = "0,4-9",
        description = "Several rows, or 'all'.")
    private @Nullable String rows;

    int[] of(int total) {
      return row == null
          ? Rows.parse(ALL.equals(rows) ? null : rows, total)
          : new int[] {Rows.one(row, total)};
    }
  }

  @Override
  public Integer call() {
    Progress progress = console.progress();
    try (Workspace workspace = arguments.open(progress)) {
      LoadedModel model = arguments.model(workspace);
      int[] rows = subjects.of(workspace.table().rows());
      Edit edit = Edit.parse(changes, workspace.table());
      edit.check(model, console);
      Counterfactuals counterfactuals = search.prepare(workspace, model, progress);
      CounterfactualRequest request = search.request(workspace, counterfactuals, count);
      if (rows.length == 0) {
        throw new InputException("--rows: the data has no rows");
      }
      output.write(
          console,
          sink -> {
            Lines lines = lines(edit);
            for (int from = 0; from < rows.length; from += BATCH) {
              int done = from;
              int[] batch = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + BATCH));
              List<RowCounterfactuals> found =
                  counterfactuals.find(
                      batch,
                      edit.apply(workspace.table().take(batch)),
                      request,
                      (task, part, of) -> progress.report(task, done + part, rows.length));
              found.forEach(this::warn);
              sink.write(lines.of(found));
            }
          });
      return ExitCode.OK;
    }
  }

  /** What writes the answers of some rows. */
  @FunctionalInterface
  private interface Lines {
    String of(List<RowCounterfactuals> rows);
  }

  private Lines lines(Edit edit) {
    return switch (output.format()) {
      case CSV -> {
        CounterfactualCsv csv = new CounterfactualCsv();
        yield csv::lines;
      }
      case JSON ->
          rows -> {
            StringBuilder lines = new StringBuilder();
            for (RowCounterfactuals row : rows) {
              Table changed = edit.changed(row.values());
              lines.append(CounterfactualJson.line(row, changed)).append('\n');
            }
            return lines.toString();
          };
    };
  }

  /** Says what no later run need agree with. */
  private void warn(RowCounterfactuals row) {
    if (row.findings().stoppedEarly()) {
      console.warn("row %d: %s".formatted(row.row(), CounterfactualWords.cut(row.findings())));
    }
  }
}
