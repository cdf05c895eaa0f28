package org.evenhand.cli;

import java.nio.file.Path;
import org.evenhand.job.Progress;
import org.evenhand.workspace.LoadedModel;
import org.evenhand.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The arguments of every command that asks a model of a workspace. */
final class WorkspaceArguments {
  @Parameters(paramLabel = "WORKSPACE", description = "The workspace file.")
  private Path workspace = Path.of("");

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "The model (default: the first of the workspace).")
  private @Nullable String model;

  Workspace open(Progress progress) {
    return Workspace.open(workspace, progress);
  }

  LoadedModel model(Workspace opened) {
    return model == null ? opened.models().getFirst() : opened.model(model);
  }
}
