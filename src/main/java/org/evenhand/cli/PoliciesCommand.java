package org.evenhand.cli;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.evenhand.data.InputException;
import org.evenhand.job.Progress;
import org.evenhand.metric.Payoff;
import org.evenhand.report.PoliciesCsv;
import org.evenhand.report.PoliciesJson;
import org.evenhand.report.PoliciesReport;
import org.evenhand.workspace.Frontier;
import org.evenhand.workspace.LoadedModel;
import org.evenhand.workspace.Policies;
import org.evenhand.workspace.Threshold;
import org.evenhand.workspace.ThresholdLab;
import org.evenhand.workspace.ThresholdLab.Choosing;
import org.evenhand.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code evenhand policies}: thresholds of groups by every rule, what they gain and leave apart.
 */
@Command(
    name = "policies",
    sortOptions = false,
    description = "Find each policy's thresholds; what they gain, and every gap that they leave.")
final class PoliciesCommand implements Callable<Integer> {
  @Mixin private final WorkspaceArguments arguments = new WorkspaceArguments();
  @Mixin private final PositiveArgument positive = new PositiveArgument();
  private final Console console;

  @Mixin private final PartArgument part = new PartArgument();

  @Option(
      names = "--by",
      paramLabel = "A*B",
      description =
          "The attribute whose groups may have thresholds of their own, or several with *, or"
              + " 'none' (default: that of the workspace's thresholds, else the first protected"
              + " one).")
  private @Nullable String by;

  @Option(
      names = "--choose",
      paramLabel = "PART",
      description =
          "The part that policies are found on (default: the one for validation, else another,"
              + " else as --cross-fit).")
  private @Nullable String choose;

  @Option(
      names = "--cross-fit",
      description = "Find policies on the judged part: each of 5 folds by the others.")
  private boolean crossFit;

  @Option(
      names = "--payoff",
      paramLabel = "tp=V,fp=V,fn=V,tn=V",
      hideParamSyntax = true,
      description = "What each decision is worth; 0 if left out (default: tp=1,fp=0,fn=0,tn=1).")
  private @Nullable String payoff;

  @Option(
      names = "--tolerance",
      paramLabel = "SHARE",
      description = "How far apart groups may be, from 0 to 1 (default: 0.02).")
  private @Nullable Double tolerance;

  @Mixin private final Output output = new Output();

  PoliciesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (crossFit && choose != null) {
      throw new InputException(
          "--choose: policies are found on a part or by --cross-fit, not both");
    }
    Payoff worth = payoff == null ? Payoff.ACCURACY : PayoffOption.parse(payoff);
    double apart = tolerance == null ? Policies.USUAL_TOLERANCE : tolerance;
    if (!(apart >= 0 && apart <= 1)) {
      throw new InputException("--tolerance: expected a number from 0 to 1, found " + apart);
    }
    Progress progress = console.progress();
    try (Workspace opened = arguments.open(progress)) {
      Workspace workspace = positive.of(opened);
      LoadedModel model = arguments.model(workspace);
      String judged = part.of(workspace);
      workspace.part(judged);
      ThresholdLab lab =
          ThresholdLab.prepare(
              workspace, model, by(workspace), judged, null, choosing(workspace, judged), progress);
      List<Double> own = own(lab, workspace.threshold());
      PoliciesReport report =
          new PoliciesReport(
              workspace,
              model,
              judged,
              lab,
              worth,
              apart,
              Policies.byHand(lab, own, worth),
              Policies.find(lab, worth, apart, progress),
              output.format() == Output.Format.JSON
                  ? Frontier.all(lab, worth, progress)
                  : List.of(),
              Instant.now());
      output.write(
          console,
          sink ->
              sink.write(
                  switch (output.format()) {
                    case JSON -> PoliciesJson.write(report);
                    case CSV -> PoliciesCsv.write(report);
                  }));
      return ExitCode.OK;
    }
  }

  private List<String> by(Workspace workspace) {
    if (by == null) {
      return ThresholdLab.usualBy(workspace, workspace.threshold());
    }
    return by.equals("none") ? List.of() : AuditCommand.attributes(by);
  }

  private Choosing choosing(Workspace workspace, String judged) {
    if (crossFit) {
      return Choosing.CROSS_FITTED;
    }
    return choose == null ? Choosing.usual(workspace, judged) : new Choosing.OnPart(choose);
  }

  /** The workspace's thresholds of the groups, that for all where they differ within the groups. */
  private static List<Double> own(ThresholdLab lab, Threshold threshold) {
    return lab.divides(threshold)
        ? lab.thresholds(threshold)
        : Collections.nCopies(lab.groups().size(), threshold.standard());
  }
}
