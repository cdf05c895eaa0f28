package org.evenhand.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.evenhand.data.InputException;
import org.evenhand.data.RowSet;
import org.evenhand.importance.Summary;
import org.evenhand.job.Progress;
import org.evenhand.metric.Measure;
import org.evenhand.report.ContributionsJson;
import org.evenhand.report.ContributionsReport;
import org.evenhand.report.ContributionsTable;
import org.evenhand.workspace.GlobalExplanation;
import org.evenhand.workspace.GlobalExplanations;
import org.evenhand.workspace.GlobalRequest;
import org.evenhand.workspace.LoadedModel;
import org.evenhand.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code evenhand contributions}: what columns add to the scores of many rows. */
@Command(
    name = "contributions",
    sortOptions = false,
    description =
        "Say how far each column moves the scores of many rows (mean absolute Shapley values).")
final class ContributionsCommand implements Callable<Integer> {
  @Mixin private final WorkspaceArguments arguments = new WorkspaceArguments();
  private final Console console;

  @Mixin private final PartArgument part = new PartArgument();

  @Option(
      names = "--rows",
      paramLabel = "COUNT",
      defaultValue = "500",
      description =
          "How many rows to explain at most, drawn at random (default: ${DEFAULT-VALUE}).")
  private int rows = GlobalRequest.ROWS;

  @Option(
      names = "--by",
      paramLabel = "A*B",
      description = "For each group of this attribute too; * intersects.")
  private @Nullable String by;

  @Option(
      names = "--interactions",
      paramLabel = "COUNT",
      defaultValue = "0",
      description =
          "Of so many of the columns that move scores most, how much pairs act together (default:"
              + " ${DEFAULT-VALUE}).")
  private int interactions;

  @Mixin private final BackgroundArguments background = new BackgroundArguments();
  @Mixin private final PositiveArgument positive = new PositiveArgument();
  @Mixin private final Output output = new Output();

  @Option(
      names = "--table",
      paramLabel = "TABLE",
      description = "Of --format csv: ${COMPLETION-CANDIDATES} (default: rows).")
  private @Nullable ContributionsTable table;

  ContributionsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (interactions < 0) {
      throw new InputException("--interactions: expected at least 0, found " + interactions);
    }
    checkTable();
    Progress progress = console.progress();
    try (Workspace opened = arguments.open(progress)) {
      Workspace workspace = positive.of(opened);
      LoadedModel model = arguments.model(workspace);
      RowSet among = part.rows(workspace);
      GlobalRequest request =
          new GlobalRequest(
              background.request(workspace, model, GlobalRequest.BUDGET, progress), rows, by);
      GlobalExplanation found = GlobalExplanations.of(workspace, model, request, among, progress);
      List<String> strongest =
          found.features().stream().limit(interactions).map(Summary::feature).toList();
      List<List<Measure>> pairs =
          GlobalExplanations.interactions(workspace, model, request, among, strongest, progress);
      ContributionsReport report =
          new ContributionsReport(workspace, part.of(workspace), request, found, strongest, pairs);
      output.write(
          console,
          sink ->
              sink.write(
                  switch (output.format()) {
                    case JSON -> ContributionsJson.write(report);
                    case CSV -> table().write(report);
                  }));
      return ExitCode.OK;
    }
  }

  private ContributionsTable table() {
    return table == null ? ContributionsTable.ROWS : table;
  }

  /** What was asked for is not to be left out in silence. */
  private void checkTable() {
    boolean csv = output.format() == Output.Format.CSV;
    if (table != null && !csv) {
      throw new InputException("--table: goes with --format csv");
    }
    if (csv && by != null && table() != ContributionsTable.FEATURES) {
      throw new InputException("--by: goes with --format json or --table features");
    }
    if (csv && (interactions > 0) != (table() == ContributionsTable.INTERACTIONS)) {
      throw new InputException(
          interactions > 0
              ? "--interactions: goes with --format json or --table interactions"
              : "--table: of interactions, --interactions says of how many columns");
    }
  }
}
