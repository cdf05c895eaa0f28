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

  @Mixin private final RowArguments row = new RowArguments();

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

  @Mixin private final ThresholdArgument threshold = new ThresholdArgument();

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
      RowArguments.Subject subject = row.of(table, model, console);
      NeighborRequest request =
          new NeighborRequest(
              choice.which,
              count,
              DistanceOptions.of(kind, NeighborRequest.weights(weights), excluded),
              threshold.of(workspace),
              apart);
      RowNeighbors near =
          Neighborhood.of(workspace, model, request, progress)
              .nearest(subject.number(), subject.values());
      output.write(
          console,
          sink ->
              sink.write(
                  switch (output.format()) {
                    case JSON -> NeighborsJson.line(near, request, table, subject.changed()) + "\n";
                    case CSV -> NeighborsCsv.write(near, table);
                  }));
      return ExitCode.OK;
    }
  }
}
