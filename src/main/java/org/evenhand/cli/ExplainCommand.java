package org.evenhand.cli;

import java.util.concurrent.Callable;
import org.evenhand.job.Progress;
import org.evenhand.report.ExplanationCsv;
import org.evenhand.report.ExplanationJson;
import org.evenhand.workspace.ExplanationRequest;
import org.evenhand.workspace.Explanations;
import org.evenhand.workspace.LoadedModel;
import org.evenhand.workspace.RowExplanation;
import org.evenhand.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code evenhand explain}: what each feature adds to a row's score. */
@Command(
    name = "explain",
    sortOptions = false,
    description = "Say what each column adds to a row's score (Shapley values).")
final class ExplainCommand implements Callable<Integer> {
  @Mixin private final WorkspaceArguments arguments = new WorkspaceArguments();
  @Mixin private final RowArguments row = new RowArguments();
  @Mixin private final BackgroundArguments background = new BackgroundArguments();
  @Mixin private final PositiveArgument positive = new PositiveArgument();
  @Mixin private final Output output = new Output();
  private final Console console;

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Progress progress = console.progress();
    try (Workspace opened = arguments.open(progress)) {
      Workspace workspace = positive.of(opened);
      LoadedModel model = arguments.model(workspace);
      RowArguments.Subject subject = row.of(workspace.table(), model, console);
      ExplanationRequest request =
          background.request(workspace, model, ExplanationRequest.BUDGET, progress);
      RowExplanation explanation =
          Explanations.of(workspace, model, request, progress).explain(subject.values(), progress);
      output.write(
          console,
          sink ->
              sink.write(
                  switch (output.format()) {
                    case JSON ->
                        ExplanationJson.line(
                                subject.number(), explanation, subject.values(), subject.changed())
                            + "\n";
                    case CSV -> ExplanationCsv.write(subject.number(), explanation);
                  }));
      return ExitCode.OK;
    }
  }
}
