package org.evenhand.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.evenhand.data.Table;
import org.evenhand.model.Flag;
import org.evenhand.report.PredictJson;
import org.evenhand.workspace.Answer;
import org.evenhand.workspace.LoadedModel;
import org.evenhand.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code evenhand predict}: a model's answers to rows, changed or not. */
@Command(
    name = "predict",
    sortOptions = false,
    description = "Print a model's answer to each row, one JSON object a line.")
final class PredictCommand implements Callable<Integer> {
  private static final int BATCH = 4096;
  private static final int MAX_WARNINGS = 20;

  @Mixin private final WorkspaceArguments arguments = new WorkspaceArguments();
  private final Console console;

  @Option(
      names = "--rows",
      paramLabel = "0,4-9",
      description = "Rows, counted from 0 in file order (default: all).")
  private @Nullable String rows;

  @Option(
      names = "--set",
      paramLabel = "COLUMN=VALUE",
      description = "Change a column in all these rows first; without a value it is missing.")
  private List<String> changes = new ArrayList<>();

  private int warnings;

  PredictCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (Workspace workspace = arguments.open(console.progress())) {
      LoadedModel model = arguments.model(workspace);
      Edit edit = Edit.parse(changes, workspace.table());
      edit.check(model, console);
      int[] chosen = Rows.parse(rows, workspace.table().rows());
      for (int from = 0; from < chosen.length; from += BATCH) {
        int[] batch = Arrays.copyOfRange(chosen, from, Math.min(chosen.length, from + BATCH));
        answer(workspace, model, edit, batch);
      }
      if (warnings > MAX_WARNINGS) {
        console.warn("%d more warnings".formatted(warnings - MAX_WARNINGS));
      }
      return ExitCode.OK;
    }
  }

  private void answer(Workspace workspace, LoadedModel model, Edit edit, int[] rows) {
    Table edited = edit.apply(workspace.table().take(rows));
    Table changed = edit.changed(edited);
    List<Answer> answers =
        model.answers(edited, workspace.thresholds(edited, workspace.threshold()));
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < rows.length; i++) {
      lines.append(PredictJson.line(rows[i], changed, i, answers.get(i))).append('\n');
      for (Flag flag : answers.get(i).flags()) {
        if (warnings++ < MAX_WARNINGS) {
          console.warn("row %d, %s: %s".formatted(rows[i], flag.input(), flag.message()));
        }
      }
    }
    console.answer(lines.toString());
  }
}
