package org.evenhand.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.evenhand.data.ColumnType;
import org.evenhand.data.InputException;
import org.evenhand.data.Table;
import org.evenhand.data.TableReader;
import org.evenhand.importance.Scale;
import org.evenhand.job.Progress;
import org.evenhand.workspace.BackgroundChoice;
import org.evenhand.workspace.ExplanationRequest;
import org.evenhand.workspace.LoadedModel;
import org.evenhand.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What scores are held against when they are explained, and on which scale. */
final class BackgroundArguments {
  @Option(
      names = "--background",
      paramLabel = "COUNT|FILE",
      defaultValue = "100",
      description =
          "How many rows to hold a row against, or a data file with such rows (default:"
              + " ${DEFAULT-VALUE}).")
  private String background = "100";

  @Option(
      names = "--against",
      paramLabel = "ROWS",
      defaultValue = "all",
      description =
          "Which rows to draw them from: all; other (of one row: those with another answer);"
              + " row:17; or a condition such as 'afam = yes' (default: ${DEFAULT-VALUE}).")
  private String against = "all";

  @Option(
      names = "--scale",
      paramLabel = "SCALE",
      defaultValue = "score",
      description = "score or log_odds (default: ${DEFAULT-VALUE}).")
  private Scale scale = Scale.SCORE;

  @Mixin private final ThresholdArgument threshold = new ThresholdArgument();

  @Option(
      names = "--budget",
      paramLabel = "ROWS",
      description =
          "How many model rows may be scored for a row (default: 100000; 50000 for each of many).")
  private @Nullable Long budget;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "1",
      description = "Of all that is drawn (default: ${DEFAULT-VALUE}).")
  private long seed = ExplanationRequest.SEED;

  ExplanationRequest request(
      Workspace workspace, LoadedModel model, long usualBudget, Progress progress) {
    boolean counted = background.matches("[+-]?\\d{1,9}");
    return new ExplanationRequest(
        scale,
        counted ? BackgroundChoice.parse(against) : given(workspace, model, progress),
        counted ? Integer.parseInt(background) : ExplanationRequest.COUNT,
        threshold.of(workspace),
        budget == null ? usualBudget : budget,
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
      types.put(name, workspace.table().column(name).type());
    }
    Table rows = TableReader.read(file, types, progress); // refuses one without such a column
    return new BackgroundChoice.Given(rows, String.valueOf(file.getFileName()));
  }
}
