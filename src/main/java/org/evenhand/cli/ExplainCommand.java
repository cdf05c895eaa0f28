package org.evenhand.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.evenhand.data.Column;
import org.evenhand.data.ColumnType;
import org.evenhand.data.InputException;
import org.evenhand.data.Table;
import org.evenhand.data.TableReader;
import org.evenhand.importance.Scale;
import org.evenhand.job.Progress;
import org.evenhand.report.ExplanationCsv;
import org.evenhand.report.ExplanationJson;
import org.evenhand.workspace.BackgroundChoice;
import org.evenhand.workspace.ExplanationRequest;
import org.evenhand.workspace.Explanations;
import org.evenhand.workspace.LoadedModel;
import org.evenhand.workspace.RowExplanation;
import org.evenhand.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code evenhand explain}: what each feature adds to a row's score. */
@Command(
    name = "explain",
    sortOptions = false,
    description = "Say what each column adds to a row's score (Shapley values).")
final class ExplainCommand implements Callable<Integer> {
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
      names = "--background",
      paramLabel = "COUNT|FILE",
      defaultValue = "100",
      description =
          "How many rows to hold it against, or a data file with such rows (default:"
              + " ${DEFAULT-VALUE}).")
  private String background = "100";

  @Option(
      names = "--against",
      paramLabel = "ROWS",
      defaultValue = "all",
      description =
          "Which rows to draw them from: all; other (those with another answer); row:17; or a"
              + " condition such as 'afam = yes' (default: ${DEFAULT-VALUE}).")
  private String against = "all";

  @Option(
      names = "--scale",
      paramLabel = "SCALE",
      defaultValue = "score",
      description = "score or log_odds (default: ${DEFAULT-VALUE}).")
  private Scale scale = Scale.SCORE;

  @Option(
      names = "--threshold",
      paramLabel = "T",
      description = "Positive if score >= T (default: as the workspace says); or by group.")
  private @Nullable String threshold;

  @Mixin private final PositiveArgument positive = new PositiveArgument();

  @Option(
      names = "--budget",
      paramLabel = "ROWS",
      defaultValue = "100000",
      description = "How many model rows may be scored (default: ${DEFAULT-VALUE}).")
  private long budget = ExplanationRequest.BUDGET;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "1",
      description = "Of all that is drawn (default: ${DEFAULT-VALUE}).")
  private long seed = ExplanationRequest.SEED;

  @Mixin private final Output output = new Output();

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Progress progress = console.progress();
    try (Workspace opened = arguments.open(progress)) {
      Workspace workspace = positive.of(opened);
      LoadedModel model = arguments.model(workspace);
      Table table = workspace.table();
      int from = Rows.one(row, table.rows());
      Edit edit = Edit.parse(changes, table);
      edit.check(model, console);
      Table values = edit.apply(table.slice(from, from + 1));
      RowExplanation explanation =
          Explanations.of(workspace, model, request(workspace, model, progress), progress)
              .explain(values, progress);
      output.write(
          console,
          sink ->
              sink.write(
                  switch (output.format()) {
                    case JSON ->
                        ExplanationJson.line(row, explanation, values, edit.changed(values)) + "\n";
                    case CSV -> ExplanationCsv.write(row, explanation);
                  }));
      return ExitCode.OK;
    }
  }

  private ExplanationRequest request(Workspace workspace, LoadedModel model, Progress progress) {
    boolean counted = background.matches("[+-]?\\d{1,9}");
    return new ExplanationRequest(
        scale,
        counted ? BackgroundChoice.parse(against) : given(workspace, model, progress),
        counted ? Integer.parseInt(background) : ExplanationRequest.COUNT,
        threshold == null ? workspace.threshold() : ThresholdOption.parse(threshold, workspace),
        budget,
        seed);
  }

  /** Rows of a file, whose columns are of the kinds that the workspace's are. */
  private BackgroundChoice given(Workspace workspace, LoadedModel model, Progress progress) {
    if (!against.equals("all")) {
      throw new InputException(
          "--against: all rows of the file are the background; leave out '%s'".formatted(against));
    }
    Path file = Path.of(background);
    if (!Files.exists(file)) {
      throw new InputException(
          "--background: expected a number of rows or a data file, found '%s'"
              .formatted(background));
    }
    Map<String, ColumnType> types = new LinkedHashMap<>();
    for (String name : model.binding().columns()) {
      Column column = workspace.table().column(name);
      types.put(name, column.type());
    }
    Table rows = TableReader.read(file, types, progress); // refuses a file without one of them
    return new BackgroundChoice.Given(rows, String.valueOf(file.getFileName()));
  }
}
