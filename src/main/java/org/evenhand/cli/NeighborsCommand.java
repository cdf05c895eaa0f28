package org.evenhand.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.evenhand.counterfactual.DistanceOptions;
import org.evenhand.data.InputException;
import org.evenhand.data.Table;
import org.evenhand.job.Progress;
import org.evenhand.report.NeighborsCsv;
import org.evenhand.report.NeighborsJson;
import org.evenhand.workspace.LoadedModel;
import org.evenhand.workspace.NeighborRequest;
import org.evenhand.workspace.NeighborRequest.Which;
import org.evenhand.workspace.Neighborhood;
import org.evenhand.workspace.RowNeighbors;
import org.evenhand.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code evenhand neighbors}: the rows of the data nearest to one. */
@Command(
    name = "neighbors",
    sortOptions = false,
    description = "Find the rows nearest to one over the columns that the model reads.")
final class NeighborsCommand implements Callable<Integer> {
  @Mixin private final WorkspaceArguments arguments = new WorkspaceArguments();
  private final Console console;

  @Option(
      names = "--row",
      required = true,
      paramLabel = "N",
      description = "The row, counted from 0 in file order.")
  private int row;

  @Option(
      names = "--set",
      paramLabel = "COLUMN=VALUE",
      description = "Change a column first; without a value it is missing.")
  private List<String> changes = new ArrayList<>();

  @Option(
      names = "--count",
      paramLabel = "COUNT",
      defaultValue = "5",
      description = "How many rows at most (default: ${DEFAULT-VALUE}).")
  private int count;

  @ArgGroup private Choice choice = new Choice();

  @Option(
      names = "--apart",
      paramLabel = "VALUE",
      description =
          "Of a regression: values differ from here on (default: one standard deviation of the"
              + " model's values).")
  private @Nullable Double apart;

  @Option(
      names = "--distance",
      paramLabel = "KIND",
      defaultValue = "gower",
      description =
          "gower: the mean over columns, numbers by their range; l1: the sum, numbers by their"
              + " standard deviation; l2: the root of the sum of squares (default:"
              + " ${DEFAULT-VALUE}).")
  private DistanceOptions.Kind kind = DistanceOptions.Kind.GOWER;

  @Option(
      names = "--exclude",
      paramLabel = "A,B",
      split = ",",
      hideParamSyntax = true,
      description = "Columns that do not count.")
  private List<String> excluded = new ArrayList<>();

  @Option(
      names = "--weights",
      paramLabel = "A=2,B=0.5",
      split = ",",
      hideParamSyntax = true,
      description = "How much columns count; 1 for the others.")
  private List<String> weights = new ArrayList<>();

  @Option(
      names = "--threshold",
      paramLabel = "T",
      description = "Positive if score >= T (default: as the workspace says); or by group.")
  private @Nullable String threshold;

  @Mixin private final Output output = new Output();

  NeighborsCommand(Console console) {
    this.console = console;
  }

  /** Which rows to take. */
  static final class Choice {
    private Which which = Which.UNLIKE;

    @Option(names = "--unlike", description = "Rows with another answer (the default).")
    void unlike(boolean given) {
      take(given, Which.UNLIKE);
    }

    @Option(names = "--like", description = "Rows with the same answer.")
    void like(boolean given) {
      take(given, Which.LIKE);
    }

    @Option(names = "--all", description = "Rows with any answer.")
    void all(boolean given) {
      take(given, Which.ALL);
    }

    private void take(boolean given, Which chosen) {
      which = given ? chosen : which;
    }
  }

  @Override
  public Integer call() {
    if (count < 1) {
      throw new InputException("--count: expected at least 1, found " + count);
    }
    if (apart != null && !(apart >= 0 && apart < Double.POSITIVE_INFINITY)) {
      throw new InputException("--apart: expected a number not below 0, found " + apart);
    }
    Progress progress = console.progress();
    try (Workspace workspace = arguments.open(progress)) {
      LoadedModel model = arguments.model(workspace);
      Table table = workspace.table();
      int from = Rows.one(row, table.rows());
      Edit edit = Edit.parse(changes, table);
      edit.check(model, console);
      NeighborRequest request =
          new NeighborRequest(
              choice.which,
              count,
              DistanceOptions.of(kind, NeighborRequest.weights(weights), excluded),
              threshold == null
                  ? workspace.threshold()
                  : ThresholdOption.parse(threshold, workspace),
              apart);
      Table values = edit.apply(table.slice(from, from + 1));
      RowNeighbors near =
          Neighborhood.of(workspace, model, request, progress).nearest(from, values);
      output.write(
          console,
          sink ->
              sink.write(
                  switch (output.format()) {
                    case JSON ->
                        NeighborsJson.line(near, request, table, edit.changed(values)) + "\n";
                    case CSV -> NeighborsCsv.write(near, table);
                  }));
      return ExitCode.OK;
    }
  }
}
