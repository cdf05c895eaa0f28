package org.evenhand.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.evenhand.data.NumericColumn;
import org.evenhand.fairness.Disparity;
import org.evenhand.metric.Metric;
import org.evenhand.workspace.Audit;
import org.evenhand.workspace.DataCounts;
import org.evenhand.workspace.GroupResult;
import org.evenhand.workspace.Limit;
import org.evenhand.workspace.LimitResult;
import org.evenhand.workspace.Threshold;
import org.evenhand.workspace.Workspace;

/** An audit as one page for people: tables with every value's interval and denominator. */
final class AuditHtml {
  private final Workspace workspace;
  private final Audit audit;
  private final HtmlTables html = new HtmlTables();

  private AuditHtml(Workspace workspace, Audit audit) {
    this.workspace = workspace;
    this.audit = audit;
  }

  static String write(Workspace workspace, Audit audit, Instant created) {
    return new AuditHtml(workspace, audit).page(created);
  }

  private String page(Instant created) {
    html.heading(1, "Audit of " + audit.model().name());
    html.text(workspace.name() + ", " + created.truncatedTo(ChronoUnit.SECONDS));
    html.table("What was audited", List.of("", ""), facts());
    limits();
    html.table("All rows", List.of("Metric", "Value"), overall());
    audit.groups().stream().map(result -> result.group().by()).distinct().forEach(this::groups);
    html.text(
        "A value in brackets is the 95 % interval. A hollow circle marks a value of fewer than "
            + workspace.minGroup()
            + " rows.");
    return resource("page.html")
        .replace("{title}", HtmlTables.escape("Audit of " + audit.model().name()))
        .replace("{style}", resource("page.css"))
        .replace("{body}", html.toString());
  }

  private List<List<String>> facts() {
    List<List<String>> facts = new ArrayList<>();
    facts.add(List.of("Data", file(workspace.file().data(), workspace.dataSha256())));
    facts.add(
        List.of(
            "Model",
            audit.model().editable()
                ? file(
                    String.valueOf(audit.model().source().file()),
                    String.valueOf(audit.model().source().sha256()))
                : "scores in column " + audit.model().source().scoreColumn()));
    facts.add(List.of("Part", audit.part()));
    if (!audit.model().classes().isEmpty()) {
      facts.add(List.of("Threshold", threshold(audit.threshold())));
    }
    DataCounts counts = audit.data();
    facts.add(List.of("Rows", "%,d, of which %,d used".formatted(counts.rows(), counts.used())));
    for (DataCounts.Excluded excluded : counts.excluded()) {
      facts.add(List.of("Left out: " + excluded.reason(), "%,d".formatted(excluded.rows())));
    }
    facts.add(List.of("Made by", "Evenhand " + Version.NUMBER));
    return facts;
  }

  private static String file(String name, String sha256) {
    return name + " (SHA-256 " + sha256 + ")";
  }

  private static String threshold(Threshold threshold) {
    String standard = NumericColumn.format(threshold.standard());
    return threshold.by() == null
        ? standard
        : "%s; by %s: %s".formatted(standard, threshold.by(), threshold.groups());
  }

  private void limits() {
    if (audit.limits().isEmpty()) {
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    for (LimitResult result : audit.limits()) {
      rows.add(
          List.of(
              limit(result.limit()),
              HtmlTables.measure(result.measured()),
              result.holds() ? "holds" : "broken: " + result.reason()));
    }
    html.table("Limits", List.of("Limit", "Measured", "Outcome"), rows);
  }

  private static String limit(Limit limit) {
    String what =
        switch (limit.compare()) {
          case RATIO -> "ratio of ";
          case DIFFERENCE -> "difference in ";
          case VALUE -> "";
        };
    String by = limit.by().isEmpty() ? "" : " by " + String.join(" and ", limit.by());
    String min = limit.min() == null ? "" : ", at least " + NumericColumn.format(limit.min());
    String max = limit.max() == null ? "" : ", at most " + NumericColumn.format(limit.max());
    return what + limit.metric().label().toLowerCase(Locale.ROOT) + by + min + max;
  }

  private List<List<String>> overall() {
    return audit.overall().metrics().entrySet().stream()
        .map(entry -> List.of(entry.getKey().label(), HtmlTables.measure(entry.getValue())))
        .toList();
  }

  private void groups(List<String> by) {
    List<GroupResult> groups = audit.groupsBy(by);
    List<String> head = new ArrayList<>(List.of("Metric"));
    List<String> sizes = new ArrayList<>(List.of("Rows"));
    for (GroupResult group : groups) {
      head.add(group.group().label());
      sizes.add("%,d".formatted(group.rows()));
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(sizes);
    for (Metric metric : audit.overall().metrics().keySet()) {
      List<String> row = new ArrayList<>(List.of(metric.label()));
      groups.forEach(group -> row.add(HtmlTables.measure(group.measure(metric))));
      rows.add(row);
    }
    String name = String.join(" and ", by);
    html.table("Groups by " + name, head, rows);
    disparities(name, audit.firstDisparitiesBy(by));
  }

  private void disparities(String name, List<Disparity> disparities) {
    if (disparities.isEmpty()) {
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    for (Disparity disparity : disparities) {
      rows.add(
          List.of(
              disparity.measure().label(),
              HtmlTables.measure(disparity.value()),
              disparity.from() == null ? "" : disparity.from().label(),
              disparity.to() == null ? "" : disparity.to().label()));
    }
    html.table(
        "How far the groups by " + name + " are apart",
        List.of("Measure", "Value", "Lowest", "Highest"),
        rows);
  }

  private static String resource(String name) {
    try (InputStream in = AuditHtml.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
