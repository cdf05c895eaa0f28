package org.evenhand.cli;

import org.evenhand.workspace.Threshold;
import org.evenhand.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What decides between two classes. */
final class ThresholdArgument {
  @Option(
      names = "--threshold",
      paramLabel = "T",
      description =
          "Positive if score >= T (default: as the workspace says); or by group:"
              + " 0.5,afam:yes=0.42 or 0.5,afam*single:yes*no=0.42.")
  private @Nullable String threshold;

  Threshold of(Workspace workspace) {
    return threshold == null ? workspace.threshold() : ThresholdOption.parse(threshold, workspace);
  }
}
