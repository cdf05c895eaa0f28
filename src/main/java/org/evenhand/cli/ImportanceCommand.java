package org.evenhand.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.evenhand.data.InputException;
import org.evenhand.importance.ImportanceMetric;
import org.evenhand.job.Progress;
import org.evenhand.metric.Payoff;
import org.evenhand.report.ImportanceCsv;
import org.evenhand.report.ImportanceJson;
import org.evenhand.workspace.FeatureImportance;
import org.evenhand.workspace.ImportanceRequest;
import org.evenhand.workspace.LoadedModel;
import org.evenhand.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code evenhand importance}: which features a model's scores lean on. */
@Command(
    name = "importance",
    sortOptions = false,
    description = "Permute each feature among the rows and measure how much worse the model gets.")
final class ImportanceCommand implements Callable<Integer> {
  @Mixin private final WorkspaceArguments arguments = new WorkspaceArguments();
  @Mixin private final PositiveArgument positive = new PositiveArgument();
  private final Console console;

  @Option(
      names = "--metric",
      paramLabel = "METRIC",
      description =
          "What gets worse: auc, log_loss, accuracy, root_mean_squared_error or any other metric of"
              + " which one end is better; multiclass_log_loss; gain_per_row at the --payoff;"
              + " score_change, which needs no labels (default: auc, of a regression"
              + " root_mean_squared_error).")
  private @Nullable String metric;

  @Option(
      names = "--repeats",
      paramLabel = "COUNT",
      defaultValue = "10",
      description = "Permutations of each feature, 1 to 1000 (default: ${DEFAULT-VALUE}).")
  private int repeats;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "1",
      description = "What permutations are drawn from (default: ${DEFAULT-VALUE}).")
  private long seed = ImportanceRequest.SEED;

  @Mixin private final PartArgument part = new PartArgument();

  @Option(
      names = "--together",
      paramLabel = "A+B",
      hideParamSyntax = true,
      description = "Columns to permute together; may be given several times.")
  private List<String> together = new ArrayList<>();

  @Option(
      names = "--within",
      paramLabel = "A,B",
      split = ",",
      hideParamSyntax = true,
      description =
          "Permute only among rows that are alike in these columns; numbers in bins: age:4.")
  private List<String> within = new ArrayList<>();

  @Option(
      names = "--by",
      paramLabel = "A*B",
      description = "Measure within each group of this attribute too; * intersects.")
  private @Nullable String by;

  @Mixin private final ThresholdArgument threshold = new ThresholdArgument();

  @Option(
      names = "--payoff",
      paramLabel = "tp=V,fp=V,fn=V,tn=V",
      hideParamSyntax = true,
      description =
          "Of --metric gain_per_row: what each decision is worth; 0 if left out (default:"
              + " tp=1,fp=0,fn=0,tn=1).")
  private @Nullable String payoff;

  @Mixin private final Output output = new Output();

  ImportanceCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (repeats < 1 || repeats > ImportanceRequest.MOST_REPEATS) {
      throw new InputException(
          "--repeats: expected 1 to %d, found %d"
              .formatted(ImportanceRequest.MOST_REPEATS, repeats));
    }
    ImportanceMetric chosen = metric == null ? null : ImportanceMetric.of(metric);
    if (payoff != null && !ImportanceMetric.GAIN_PER_ROW.equals(chosen)) {
      throw new InputException("--payoff: goes with --metric gain_per_row");
    }
    Payoff worth = payoff == null ? Payoff.ACCURACY : PayoffOption.parse(payoff);
    Progress progress = console.progress();
    try (Workspace opened = arguments.open(progress)) {
      Workspace workspace = positive.of(opened);
      LoadedModel model = arguments.model(workspace);
      ImportanceRequest usual = ImportanceRequest.of(workspace, model);
      List<String> columns = model.binding().columns();
      ImportanceRequest request =
          new ImportanceRequest(
              model,
              part.of(workspace),
              null,
              chosen == null ? usual.metric() : chosen,
              repeats,
              seed,
              together.stream().map(text -> columns(text, columns)).toList(),
              within,
              by == null ? List.of() : AuditCommand.attributes(by),
              threshold.of(workspace),
              worth);
      FeatureImportance importance = FeatureImportance.run(workspace, request, progress);
      output.write(
          console,
          sink ->
              sink.write(
                  switch (output.format()) {
                    case JSON -> ImportanceJson.write(importance, workspace);
                    case CSV -> ImportanceCsv.write(importance);
                  }));
      return ExitCode.OK;
    }
  }

  /** {@code a+b} as columns, any of which may have a plus in its name. */
  private static List<String> columns(String text, List<String> known) {
    List<String> columns = new ArrayList<>();
    String rest = "";
    for (String part : text.split("\\+", -1)) {
      rest = rest.isEmpty() ? part.strip() : rest + "+" + part;
      if (known.contains(rest)) {
        columns.add(rest);
        rest = "";
      }
    }
    if (!rest.isEmpty()) {
      columns.add(rest); // refused with a hint, since there is no such column
    }
    if (columns.size() < 2 && known.containsAll(columns)) {
      throw new InputException(
          "--together: expected two or more columns such as a+b, found '" + text + "'");
    }
    return columns;
  }
}
