package org.evenhand.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evenhand.data.NumericColumn;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.DisparityMeasure;
import org.evenhand.fairness.OutcomeFigure;
import org.evenhand.fairness.OutcomeMeasure;
import org.evenhand.fairness.Reference;
import org.evenhand.metric.Explanation;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Metric;
import org.evenhand.workspace.Audit;
import org.evenhand.workspace.DataCounts;
import org.evenhand.workspace.IndividualAudit;
import org.evenhand.workspace.Limit;
import org.evenhand.workspace.LimitResult;
import org.evenhand.workspace.LoadedModel;
import org.evenhand.workspace.Product;
import org.evenhand.workspace.Threshold;
import org.evenhand.workspace.Workspace;
import org.evenhand.workspace.WorkspaceFile.TargetKey;
import org.jspecify.annotations.Nullable;

/** An audit as one page for people: every number with its interval, counts and definition. */
final class AuditHtml {
  private final Workspace workspace;
  private final Audit audit;
  private final @Nullable IndividualAudit individual;
  private final HtmlPage html = new HtmlPage();

  private AuditHtml(AuditReport report) {
    this.workspace = report.workspace();
    this.audit = report.audit();
    this.individual = report.individual();
  }

  static String write(AuditReport report) {
    return new AuditHtml(report).page(report.created());
  }

  private String page(Instant created) {
    html.section("What was audited");
    html.table("What was audited", List.of(), facts());
    limits();
    html.section("All rows");
    html.table("All rows", List.of("Metric", "Value"), overall());
    GroupingHtml.matrix(html, audit.overall());
    Sentences sentences = Sentences.of(audit);
    audit.by().forEach(by -> new GroupingHtml(html, audit, by, sentences).write());
    StrataHtml.write(html, audit);
    if (individual != null) {
      IndividualHtml.write(html, individual);
    }
    legend();
    definitions();
    return html.write(
        "Audit of " + audit.model().name(),
        workspace.name() + ", " + created.truncatedTo(ChronoUnit.SECONDS));
  }

  private List<List<HtmlCell>> facts() {
    List<List<HtmlCell>> facts = new ArrayList<>();
    facts.add(fact("Data", workspace.file().data(), sha256(workspace.dataSha256())));
    LoadedModel.Source source = audit.model().source();
    facts.add(
        audit.model().editable()
            ? fact("Model", String.valueOf(source.file()), sha256(String.valueOf(source.sha256())))
            : fact("Model", "scores in column " + source.scoreColumn()));
    TargetKey target = workspace.file().target();
    if (target != null) {
      facts.add(fact("Target", target(target)));
    }
    facts.add(fact("Part", audit.part()));
    if (!audit.model().classes().isEmpty()) {
      facts.add(fact("Threshold", threshold(audit.threshold())));
    }
    DataCounts counts = audit.data();
    facts.add(fact("Rows", "%,d, of which %,d used".formatted(counts.rows(), counts.used())));
    for (DataCounts.Excluded excluded : counts.excluded()) {
      facts.add(fact("Left out: " + excluded.reason(), "%,d".formatted(excluded.rows())));
    }
    facts.add(fact("Compared with", reference(), references()));
    facts.add(
        fact(
            "Intervals of gaps over all groups",
            audit.bootstrap().replicates() == 0
                ? "as if the two groups had been chosen beforehand: no bootstrap"
                : "bootstrap of %,d replicates of %s, seed %d"
                    .formatted(
                        audit.bootstrap().replicates(),
                        audit.bootstrap().unit(),
                        audit.bootstrap().seed())));
    facts.add(fact("Made by", "Evenhand " + Version.NUMBER));
    return facts;
  }

  private static List<HtmlCell> fact(String name, String value) {
    return List.of(HtmlCell.of(name), HtmlCell.of(value));
  }

  private static List<HtmlCell> fact(String name, String value, String under) {
    return List.of(HtmlCell.of(name), HtmlCell.of(value, under));
  }

  private static String sha256(String hash) {
    return "SHA-256 " + hash;
  }

  private static String target(TargetKey target) {
    String column = target.column() == null ? "no labels" : target.column();
    return target.positive() == null
        ? column
        : "%s; positive: %s; favorable: %s"
            .formatted(
                column,
                target.positive(),
                target.favorable() == null ? target.positive() : target.favorable());
  }

  private static String threshold(Threshold threshold) {
    String standard = NumericColumn.format(threshold.standard());
    return threshold.isByGroup()
        ? "%s; by %s: %s"
            .formatted(
                standard,
                Product.join(threshold.by()),
                threshold.groups().entrySet().stream()
                    .map(
                        group ->
                            String.join(", ", group.getKey())
                                + " "
                                + NumericColumn.format(group.getValue()))
                    .collect(Collectors.joining("; ")))
        : standard;
  }

  private String reference() {
    return switch (audit.reference()) {
      case null -> "the group that the workspace names, else the largest";
      case Reference.Named named -> String.join(", ", named.values());
      case Reference.Largest largest -> "the largest group";
      case Reference.BestOff best -> "the group selected most often";
    };
  }

  private String references() {
    return audit.by().stream()
        .map(audit::referenceBy)
        .filter(Objects::nonNull)
        .map(group -> Words.group(Objects.requireNonNull(group)))
        .collect(Collectors.joining("; "));
  }

  private void limits() {
    html.section("Limits");
    String outcome = LimitWords.outcome(audit);
    html.text(Character.toUpperCase(outcome.charAt(0)) + outcome.substring(1) + ".");
    if (!audit.limits().isEmpty()) {
      html.table(
          "Limits",
          List.of("Limit", "Measured", "Groups", "Outcome"),
          audit.limits().stream().map(AuditHtml::limit).toList());
    }
  }

  private static List<HtmlCell> limit(LimitResult result) {
    return List.of(
        HtmlCell.of(LimitWords.text(result.limit())),
        measured(result),
        HtmlCell.of(
            String.join(" against ", result.groups().stream().map(Words::group).toList()),
            LimitWords.leftOut(result)),
        HtmlCell.of(result.holds() ? "holds" : "broken: " + result.reason()));
  }

  private static HtmlCell measured(LimitResult result) {
    return switch (result.limit().subject()) {
      case Limit.OfMetric of when of.compare() == Limit.Compare.VALUE ->
          HtmlCell.of(of.metric(), result.measured());
      case Limit.OfMetric of -> HtmlCell.of(Metric.MEAN_SCORE, result.measured());
      case Limit.OfMeasure of ->
          switch (result.measured()) {
            case Measure.Estimate estimate ->
                HtmlCell.of(
                    Words.gap(of.measure(), estimate.value()),
                    estimate.interval() == null
                        ? ""
                        : Words.gapInterval(of.measure(), estimate.interval()));
            case Measure.NotEstimable none -> HtmlCell.of("not estimable", none.reason());
          };
    };
  }

  private List<List<HtmlCell>> overall() {
    return audit.overall().metrics().entrySet().stream()
        .map(
            entry ->
                List.of(
                    HtmlCell.of(entry.getKey().label()),
                    HtmlCell.of(entry.getKey(), entry.getValue())))
        .toList();
  }

  private void legend() {
    html.section("How to read this");
    html.text(Verdicts.NOTE);
    html.text(
        "◇ marks a value that rests on fewer than %d rows. Under a value are its counts and its 95"
                .formatted(workspace.minGroup())
            + " % interval. In drawings of gaps the dot is the value, the line its interval and the"
            + " tall tick no gap; ratios are on a logarithmic scale.");
    html.text(
        "Every measure in every comparison, with p values and counts, is in the JSON of this audit.");
  }

  private void definitions() {
    html.section("Definitions");
    Stream<Explanation> metrics =
        audit.overall().metrics().keySet().stream().map(Metric::explanation);
    Stream<Explanation> measures =
        audit.disparities().stream()
            .map(Disparity::measure)
            .distinct()
            .filter(DisparityMeasure::isNamed)
            .map(DisparityMeasure::explanation);
    Stream<Explanation> outcomes =
        audit.outcomes().stream()
            .map(OutcomeFigure::measure)
            .distinct()
            .map(OutcomeMeasure::explanation);
    html.definitions(Stream.of(measures, metrics, outcomes).flatMap(Function.identity()).toList());
    html.note(
        "A difference or ratio of a metric is what its name says: one group's value minus, or over,"
            + " another's.");
  }
}
