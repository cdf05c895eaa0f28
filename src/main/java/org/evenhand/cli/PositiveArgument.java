package org.evenhand.cli;

import org.evenhand.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The class that is held against the rest. */
final class PositiveArgument {
  @Option(
      names = "--positive",
      paramLabel = "CLASS",
      description =
          "The class held against the rest (default: as the workspace says). Limits, which are"
              + " about the workspace's class, are not checked for another.")
  private @Nullable String positive;

  Workspace of(Workspace opened) {
    return positive == null ? opened : opened.withPositive(positive);
  }
}
