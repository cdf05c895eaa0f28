package org.evenhand.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.evenhand.counterfactual.SearchOptions;
import org.evenhand.data.InputException;
import org.evenhand.fairness.Reference;
import org.evenhand.job.Progress;
import org.evenhand.report.RecourseCsv;
import org.evenhand.report.RecourseJson;
import org.evenhand.workspace.CounterfactualRequest;
import org.evenhand.workspace.Counterfactuals;
import org.evenhand.workspace.LoadedModel;
import org.evenhand.workspace.RecourseAudit;
import org.evenhand.workspace.RecourseRequest;
import org.evenhand.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code evenhand recourse}: what it takes groups of people to get the favorable outcome. */
@Command(
    name = "recourse",
    sortOptions = false,
    description =
        "Compare between groups what it takes rows without the favorable outcome to get it: how"
            + " many can, by how many changes, and how far away it is.")
final class RecourseCommand implements Callable<Integer> {
  @Mixin private final WorkspaceArguments arguments = new WorkspaceArguments();

  @Option(
      names = "--by",
      paramLabel = "A*B",
      description =
          "Attributes whose groups are compared; * intersects (default: the first protected one).")
  private @Nullable String by;

  @Mixin private final PartArgument part = new PartArgument();

  @Option(
      names = "--rows",
      paramLabel = "COUNT",
      defaultValue = "1000",
      description =
          "Search for at most so many rows, a random sample of those that need it, as many of each"
              + " group as of any other where it has them (default: ${DEFAULT-VALUE}).")
  private int most;

  @Option(
      names = "--reference",
      paramLabel = "VALUE",
      description =
          "The group to compare others with: a value (A*B of intersections) or 'largest'"
              + " (default: as the workspace says, else the largest).")
  private @Nullable String reference;

  @Mixin private final SearchArguments search = new SearchArguments();
  @Mixin private final Output output = new Output();
  private final Console console;

  RecourseCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (most < 1) {
      throw new InputException("--rows: expected at least 1, found " + most);
    }
    Progress progress = console.progress();
    try (Workspace workspace = arguments.open(progress)) {
      LoadedModel model = arguments.model(workspace);
      Counterfactuals counterfactuals = search.prepare(workspace, model, progress);
      CounterfactualRequest wanted =
          search.request(workspace, counterfactuals, SearchOptions.STANDARD.count());
      RecourseAudit audit =
          RecourseAudit.run(
              counterfactuals,
              new RecourseRequest(
                  wanted,
                  part.rows(workspace),
                  attributes(workspace),
                  reference(),
                  most,
                  search.seed()),
              progress);
      output.write(
          console,
          sink ->
              sink.write(
                  switch (output.format()) {
                    case JSON -> RecourseJson.write(audit);
                    case CSV -> RecourseCsv.write(audit);
                  }));
      return ExitCode.OK;
    }
  }

  private List<String> attributes(Workspace workspace) {
    if (by == null) {
      return workspace.protectedAttributes().stream().limit(1).toList();
    }
    List<String> attributes = new ArrayList<>();
    for (String attribute : by.split("\\*", -1)) {
      if (attribute.isBlank() || attributes.contains(attribute.strip())) {
        throw new InputException(
            "--by: expected attributes such as afam or afam*single; found '" + by + "'");
      }
      attributes.add(attribute.strip());
    }
    return attributes;
  }

  private @Nullable Reference reference() {
    return switch (reference) {
      case null -> null;
      case "largest" -> new Reference.Largest();
      default -> new Reference.Named(List.of(reference.split("\\*", -1)));
    };
  }
}
