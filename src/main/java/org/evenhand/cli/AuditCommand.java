package org.evenhand.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.evenhand.data.InputException;
import org.evenhand.data.NumericColumn;
import org.evenhand.job.Progress;
import org.evenhand.report.AuditFormat;
import org.evenhand.workspace.Audit;
import org.evenhand.workspace.AuditRequest;
import org.evenhand.workspace.Audits;
import org.evenhand.workspace.LimitResult;
import org.evenhand.workspace.Threshold;
import org.evenhand.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code evenhand audit}: what a model does to groups of people, and whether limits hold. */
@Command(
    name = "audit",
    sortOptions = false,
    description = "Measure a model as a whole and by group; exit 1 if a limit is broken.")
final class AuditCommand implements Callable<Integer> {
  @Mixin private final WorkspaceArguments arguments = new WorkspaceArguments();
  private final Console console;

  @Option(
      names = "--split",
      paramLabel = "PART",
      description = "The part of the data to judge, or 'all' (default: as the workspace says).")
  private @Nullable String part;

  @Option(
      names = "--threshold",
      paramLabel = "T",
      description = "Positive if score >= T, for all groups (default: as the workspace says).")
  private @Nullable Double threshold;

  @Option(
      names = "--by",
      paramLabel = "A,B*C",
      split = ",",
      hideParamSyntax = true,
      description = "Attributes to group by; * intersects (default: each protected one by itself).")
  private List<String> by = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "json",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private AuditFormat format = AuditFormat.JSON;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write to a file instead of standard output.")
  private @Nullable Path out;

  AuditCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Threshold chosen = threshold == null ? null : threshold(threshold);
    List<List<String>> attributes = by.stream().map(AuditCommand::attributes).toList();
    Progress progress = console.progress();
    try (Workspace workspace = arguments.open(progress)) {
      AuditRequest usual = AuditRequest.of(workspace, arguments.model(workspace));
      AuditRequest request =
          new AuditRequest(
              usual.model(),
              part == null ? usual.part() : part,
              null,
              chosen == null ? usual.threshold() : chosen,
              attributes.isEmpty() ? usual.by() : attributes);
      Audit audit = Audits.run(workspace, request, progress);
      write(format.write(workspace, audit, Instant.now()));
      warnOfBrokenLimits(audit);
      return audit.limitsHold() ? ExitCode.OK : ExitCode.LIMIT_BROKEN;
    }
  }

  private static Threshold threshold(double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new InputException(
          "--threshold: expected a number from 0 to 1, found " + NumericColumn.format(value));
    }
    return Threshold.of(value);
  }

  /** {@code afam*single} as a list of attributes. */
  private static List<String> attributes(String product) {
    List<String> attributes =
        List.of(product.split("\\*", -1)).stream().map(String::strip).toList();
    if (attributes.contains("") || attributes.stream().distinct().count() < attributes.size()) {
      throw new InputException(
          "--by: expected attributes such as afam,afam*single; found '" + product + "'");
    }
    return attributes;
  }

  private void write(String text) {
    if (out == null) {
      console.answer(text);
      return;
    }
    try {
      Files.writeString(out, text);
    } catch (IOException e) {
      throw new InputException("--out: cannot write '" + out + "': " + e, e);
    }
  }

  private void warnOfBrokenLimits(Audit audit) {
    for (LimitResult limit : audit.limits()) {
      if (!limit.holds()) {
        console.warn(
            "limit on %s%s is broken: %s"
                .formatted(
                    limit.limit().metric().key(),
                    limit.limit().by().isEmpty()
                        ? ""
                        : " by " + String.join("*", limit.limit().by()),
                    limit.reason()));
      }
    }
  }
}
