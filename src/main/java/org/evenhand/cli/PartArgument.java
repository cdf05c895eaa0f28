package org.evenhand.cli;

import org.evenhand.data.RowSet;
import org.evenhand.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which part of the data is looked at. */
final class PartArgument {
  @Option(
      names = "--split",
      paramLabel = "PART",
      description = "The part of the data to judge, or 'all' (default: as the workspace says).")
  private @Nullable String part;

  String of(Workspace workspace) {
    return part == null ? workspace.defaultPart() : part;
  }

  /**
   * The rows of the part.
   *
   * @throws org.evenhand.data.InputException if the workspace has no such part
   */
  RowSet rows(Workspace workspace) {
    return workspace.part(of(workspace));
  }
}
