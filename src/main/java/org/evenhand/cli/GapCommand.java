package org.evenhand.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.evenhand.data.InputException;
import org.evenhand.job.Progress;
import org.evenhand.metric.Metric;
import org.evenhand.report.GapCsv;
import org.evenhand.report.GapJson;
import org.evenhand.workspace.GapExplanation;
import org.evenhand.workspace.GapExplanations;
import org.evenhand.workspace.GapRequest;
import org.evenhand.workspace.LoadedModel;
import org.evenhand.workspace.Product;
import org.evenhand.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code evenhand gap}: through which columns a gap between two groups comes. */
@Command(
    name = "gap",
    sortOptions = false,
    description = "Say through which columns of the model a gap between two groups comes.")
final class GapCommand implements Callable<Integer> {
  @Mixin private final WorkspaceArguments arguments = new WorkspaceArguments();
  private final Console console;

  @Option(
      names = "--by",
      paramLabel = "ATTRIBUTE",
      description =
          "A protected attribute, or several as in afam*single (default: the workspace's first).")
  private @Nullable String by;

  @Option(
      names = "--group",
      paramLabel = "VALUE",
      description = "The one group (default: the one furthest from the other).")
  private @Nullable String group;

  @Option(
      names = "--against",
      paramLabel = "VALUE",
      description = "The other group (default: the workspace's reference, else the largest).")
  private @Nullable String against;

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      description =
          "selection_rate, mean_score, true_positive_rate or false_positive_rate; mean_prediction"
              + " of a regression (default: the first that goes with the model).")
  private @Nullable String metric;

  @Mixin private final PartArgument part = new PartArgument();

  @Mixin private final ThresholdArgument threshold = new ThresholdArgument();

  @Mixin private final PositiveArgument positive = new PositiveArgument();

  @Option(
      names = "--rows",
      paramLabel = "COUNT",
      defaultValue = "2000",
      description = "How many rows to take of each group at most (default: ${DEFAULT-VALUE}).")
  private int rows = GapRequest.ROWS;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "1",
      description = "Of all that is drawn (default: ${DEFAULT-VALUE}).")
  private long seed = GapRequest.SEED;

  @Mixin private final Output output = new Output();

  GapCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Progress progress = console.progress();
    try (Workspace opened = arguments.open(progress)) {
      Workspace workspace = positive.of(opened);
      LoadedModel model = arguments.model(workspace);
      GapRequest request = request(workspace, model);
      GapExplanation gap =
          GapExplanations.of(workspace, model, request, part.rows(workspace), progress);
      output.write(
          console,
          sink ->
              sink.write(
                  switch (output.format()) {
                    case JSON ->
                        GapJson.write(gap, workspace, part.of(workspace), request.threshold());
                    case CSV -> GapCsv.write(gap);
                  }));
      return ExitCode.OK;
    }
  }

  private GapRequest request(Workspace workspace, LoadedModel model) {
    List<String> attributes = by == null ? first(workspace) : Product.split(by);
    return new GapRequest(
        metric == null
            ? model.classes().isEmpty() ? Metric.MEAN_PREDICTION : Metric.SELECTION_RATE
            : Metric.of(metric),
        attributes,
        values(group, attributes),
        values(against, attributes),
        threshold.of(workspace),
        rows,
        seed);
  }

  private static List<String> first(Workspace workspace) {
    List<String> known = workspace.protectedAttributes();
    if (known.isEmpty()) {
      throw new InputException(
          "--by: the workspace names no protected attribute; name a column to compare groups by");
    }
    return known.subList(0, 1);
  }

  private static @Nullable List<String> values(@Nullable String text, List<String> attributes) {
    return text == null ? null : Product.splitValues(text, attributes.size());
  }
}
