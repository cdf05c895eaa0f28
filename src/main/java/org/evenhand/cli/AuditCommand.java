package org.evenhand.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.evenhand.data.InputException;
import org.evenhand.fairness.Bootstrap;
import org.evenhand.fairness.Reference;
import org.evenhand.job.Progress;
import org.evenhand.report.AuditFormat;
import org.evenhand.report.AuditReport;
import org.evenhand.report.AuditTable;
import org.evenhand.report.LimitWords;
import org.evenhand.workspace.Audit;
import org.evenhand.workspace.AuditRequest;
import org.evenhand.workspace.Audits;
import org.evenhand.workspace.IndividualAudit;
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
  private static final int MAX_REPLICATES = 100_000;

  @Mixin private final WorkspaceArguments arguments = new WorkspaceArguments();
  @Mixin private final PositiveArgument positive = new PositiveArgument();
  private final Console console;

  @Mixin private final PartArgument part = new PartArgument();

  @Mixin private final ThresholdArgument threshold = new ThresholdArgument();

  @Option(
      names = "--by",
      paramLabel = "A,B*C",
      split = ",",
      hideParamSyntax = true,
      description = "Attributes to group by; * intersects (default: each protected one by itself).")
  private List<String> by = new ArrayList<>();

  @Option(
      names = "--within",
      paramLabel = "COLUMN",
      description = "Compare groups within each value of this column too.")
  private @Nullable String within;

  @Option(
      names = "--reference",
      paramLabel = "VALUE",
      description =
          "The group to compare others with: a value (A*B of intersections), 'largest' or 'best'"
              + " (default: as the workspace says, else the largest).")
  private @Nullable String reference;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "What random draws are made from (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--replicates",
      paramLabel = "COUNT",
      defaultValue = "1000",
      description = "Replicates of the bootstrap; 0 for none (default: ${DEFAULT-VALUE}).")
  private int replicates;

  @Option(
      names = "--bootstrap",
      paramLabel = "UNIT",
      defaultValue = "counts",
      description =
          "What the bootstrap draws of rows with weights, or of very many: ${COMPLETION-CANDIDATES};"
              + " rows take longer (default: ${DEFAULT-VALUE}).")
  private Bootstrap.Unit unit = Bootstrap.Unit.COUNTS;

  @Option(
      names = "--individual",
      description = "Also the flip test of each attribute, consistency and inequality; takes time.")
  private boolean individual;

  @Option(
      names = "--own-row",
      description = "With --individual: a row is among its own nearest neighbours.")
  private boolean ownRow;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "json",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private AuditFormat format = AuditFormat.JSON;

  @Option(
      names = "--table",
      paramLabel = "TABLE",
      description = "Of --format csv: ${COMPLETION-CANDIDATES} (default: groups).")
  private @Nullable AuditTable table;

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
    if (table != null && format != AuditFormat.CSV) {
      throw new InputException("--table: goes with --format csv");
    }
    if (ownRow && !individual) {
      throw new InputException("--own-row: goes with --individual");
    }
    if (replicates < 0 || replicates > MAX_REPLICATES) {
      throw new InputException(
          "--replicates: expected 0 to %d, found %d".formatted(MAX_REPLICATES, replicates));
    }
    List<List<String>> attributes = by.stream().map(AuditCommand::attributes).toList();
    Progress progress = console.progress();
    try (Workspace opened = arguments.open(progress)) {
      Workspace workspace = positive.of(opened);
      AuditRequest request = request(workspace, attributes);
      Audit audit = Audits.run(workspace, request, progress);
      IndividualAudit persons =
          individual ? IndividualAudit.run(workspace, request, ownRow, progress) : null;
      AuditReport report = new AuditReport(workspace, audit, persons, Instant.now());
      console.answer(table == null ? format.write(report) : table.write(report), out);
      return outcome(workspace, audit);
    }
  }

  private AuditRequest request(Workspace workspace, List<List<String>> attributes) {
    AuditRequest usual = AuditRequest.of(workspace, arguments.model(workspace));
    return new AuditRequest(
        usual.model(),
        part.of(workspace),
        null,
        threshold.of(workspace),
        attributes.isEmpty() ? usual.by() : attributes,
        reference(),
        new Bootstrap(replicates, seed, unit),
        within);
  }

  private @Nullable Reference reference() {
    return switch (reference) {
      case null -> null;
      case "largest" -> new Reference.Largest();
      case "best" -> new Reference.BestOff();
      default -> new Reference.Named(List.of(reference.split("\\*", -1)));
    };
  }

  /** {@code afam*single} as a list of attributes. */
  static List<String> attributes(String product) {
    List<String> attributes =
        List.of(product.split("\\*", -1)).stream().map(String::strip).toList();
    if (attributes.contains("") || attributes.stream().distinct().count() < attributes.size()) {
      throw new InputException(
          "--by: expected attributes such as afam,afam*single; found '" + product + "'");
    }
    return attributes;
  }

  /** Says what became of the limits unless all hold, and which groups they left out. */
  private int outcome(Workspace workspace, Audit audit) {
    audit.limits().stream()
        .filter(limit -> !limit.leftOut().isEmpty())
        .forEach(
            limit ->
                console.warn(
                    "limit on %s: %s"
                        .formatted(limit.limit().subject().key(), LimitWords.leftOut(limit))));
    return switch (audit.outcome()) {
      case NOTHING_WAS_ASKED -> {
        Workspace whole = workspace.whole();
        console.warn(
            whole == workspace || whole.file().limits().isEmpty()
                ? LimitWords.outcome(audit)
                : "the limits of the workspace are about '%s' and were not checked with --positive '%s'"
                    .formatted(whole.positive(), workspace.positive()));
        yield ExitCode.OK;
      }
      case HELD -> ExitCode.OK;
      case BROKEN -> {
        audit.limits().stream()
            .filter(limit -> !limit.holds())
            .forEach(limit -> console.warn(LimitWords.broken(limit)));
        yield ExitCode.LIMIT_BROKEN;
      }
    };
  }
}
