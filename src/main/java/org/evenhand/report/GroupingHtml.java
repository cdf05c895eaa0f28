package org.evenhand.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.PValue;
import org.evenhand.fairness.PredictionGap;
import org.evenhand.fairness.School;
import org.evenhand.metric.ConfusionMatrix;
import org.evenhand.metric.Metric;
import org.evenhand.workspace.Audit;
import org.evenhand.workspace.GroupResult;
import org.jspecify.annotations.Nullable;

/** The groups by one list of attributes, in an {@link AuditHtml}. */
final class GroupingHtml {
  /** As many metrics as fit beside each other on paper. */
  private static final int COLUMNS = 6;

  /** Confusion matrices of more groups are not for reading. */
  private static final int MATRICES = 20;

  private static final List<String> GAP_HEAD =
      List.of("Value", "95 % interval", "Verdict", "In words");

  private final HtmlPage html;
  private final Audit audit;
  private final List<String> by;
  private final String name;
  private final List<Disparity> gaps;
  private final Sentences sentences;

  GroupingHtml(HtmlPage html, Audit audit, List<String> by, Sentences sentences) {
    this.html = html;
    this.audit = audit;
    this.by = by;
    this.name = String.join(" × ", by);
    this.gaps = audit.disparitiesBy(by);
    this.sentences = sentences;
  }

  void write() {
    html.section("Groups by " + name);
    if (audit.groupsBy(by).size() < 2) {
      html.text("There is one group only, which leaves nothing to compare.");
    }
    overAll(School.EXTREMES, false);
    overAll(School.OVERALL, true);
    againstReference();
    ImpactsHtml.write(html, name, audit.impactsBy(by));
    OutcomesHtml.write(html, name, audit.outcomesBy(by));
    RankingsHtml.write(html, name, audit.rankingsBy(by));
    predictions();
    groups();
    matrices();
  }

  private void overAll(School school, boolean namedOnly) {
    List<Disparity> shown =
        gaps.stream()
            .filter(gap -> gap.school() == school)
            .filter(gap -> !namedOnly || isNamed(gap))
            .toList();
    if (shown.isEmpty()) {
      return;
    }
    GapScale scale = new GapScale(shown);
    String title = school.label() + ", groups by " + name;
    html.heading(title);
    html.note(school.sentence());
    html.table(
        title,
        head("Measure"),
        shown.stream()
            .map(gap -> row(HtmlCell.of(gap.measure().label()), gap, scale, sentences))
            .toList());
  }

  /** Regressions have no measures with names of their own: all are shown. */
  private boolean isNamed(Disparity gap) {
    return gap.measure().isNamed() || audit.model().classes().isEmpty();
  }

  private void againstReference() {
    List<Disparity> shown =
        gaps.stream().filter(gap -> gap.school() == School.REFERENCE && isNamed(gap)).toList();
    if (shown.isEmpty()) {
      return;
    }
    GapScale scale = new GapScale(shown);
    String title = "Each group against %s, groups by %s".formatted(group(shown.getFirst()), name);
    html.heading(title);
    html.note(
        School.REFERENCE.sentence()
            + " A difference above 0 or a ratio above 1 says that the group's value is larger.");
    html.table(
        title,
        head("Measure and group"),
        shown.stream()
            .map(
                gap ->
                    row(
                        HtmlCell.of(
                            gap.measure().label(),
                            gap.from() == null ? "" : Words.group(gap.from())),
                        gap,
                        scale,
                        sentences))
            .toList());
  }

  private static String group(Disparity gap) {
    return gap.to() == null ? "" : Words.group(gap.to());
  }

  static List<String> head(String... first) {
    return Stream.concat(Stream.of(first), GAP_HEAD.stream()).toList();
  }

  static List<HtmlCell> row(HtmlCell first, Disparity gap, GapScale scale, Sentences sentences) {
    return List.of(
        first,
        HtmlCell.of(Words.gap(gap)),
        new HtmlCell(Words.gapInterval(gap), "", scale.draw(gap)),
        HtmlCell.of(Verdicts.text(gap.verdict()), test(gap.p())),
        HtmlCell.of(sentences.of(gap)));
  }

  private static String test(@Nullable PValue p) {
    return p == null ? "" : Verdicts.test(p);
  }

  private void predictions() {
    List<PredictionGap> found = audit.predictionGapsBy(by);
    if (found.isEmpty()) {
      return;
    }
    String title = "Distance of predictions, groups by " + name;
    html.heading(title);
    html.note(
        "Each group's predictions against those for all other groups, whatever the truth: the"
            + " difference of means, the largest distance between both distributions"
            + " (Kolmogorov-Smirnov, 0 to 1) with its p value, and how far predictions would have"
            + " to move on average for one group to look like the other (Wasserstein).");
    html.table(
        title,
        List.of("Group", "Difference of means", "Kolmogorov-Smirnov", "p", "Wasserstein"),
        found.stream()
            .map(
                gap ->
                    List.of(
                        HtmlCell.of(Words.group(gap.group())),
                        HtmlCell.of(Metric.MEAN_PREDICTION, gap.meanDifference()),
                        HtmlCell.of(Metric.MEAN_PREDICTION, gap.kolmogorovSmirnov()),
                        HtmlCell.of(Metric.MEAN_PREDICTION, gap.pValue()),
                        HtmlCell.of(Metric.MEAN_PREDICTION, gap.wasserstein())))
            .toList());
  }

  private void groups() {
    List<GroupResult> groups =
        Stream.concat(Stream.of(audit.overall()), audit.groupsBy(by).stream()).toList();
    List<Metric> metrics = List.copyOf(audit.overall().metrics().keySet());
    html.heading("All metrics of all groups by " + name);
    for (int from = 0; from < metrics.size(); from += COLUMNS) {
      List<Metric> columns = metrics.subList(from, Math.min(metrics.size(), from + COLUMNS));
      List<String> head = new ArrayList<>(List.of("Group", "Rows"));
      columns.forEach(metric -> head.add(metric.label()));
      html.table(
          "%s to %s, groups by %s"
              .formatted(columns.getFirst().label(), columns.getLast().label(), name),
          head,
          groups.stream().map(group -> row(group, columns)).toList());
    }
  }

  private static List<HtmlCell> row(GroupResult group, List<Metric> metrics) {
    List<HtmlCell> row = new ArrayList<>();
    row.add(HtmlCell.of(Words.group(group.group())));
    row.add(HtmlCell.of(Words.count(group.rows())));
    metrics.forEach(metric -> row.add(HtmlCell.of(metric, group.measure(metric))));
    return row;
  }

  private void matrices() {
    List<GroupResult> groups = audit.groupsBy(by);
    if (audit.overall().matrix() == null) {
      return;
    }
    if (groups.size() > MATRICES) {
      html.note("The confusion matrices of these groups are in the JSON of this audit.");
      return;
    }
    html.heading("Confusion matrices by " + name);
    groups.forEach(group -> matrix(html, group));
  }

  /** Rows by true class, columns by the class with the highest score. */
  static void matrix(HtmlPage html, GroupResult group) {
    ConfusionMatrix matrix = group.matrix();
    if (matrix == null) {
      return;
    }
    List<String> head = new ArrayList<>(List.of("True class"));
    matrix.classes().forEach(each -> head.add("predicted " + each));
    List<List<HtmlCell>> rows = new ArrayList<>();
    double[][] cells = matrix.cells();
    for (int truth = 0; truth < cells.length; truth++) {
      List<HtmlCell> row = new ArrayList<>(List.of(HtmlCell.of(matrix.classes().get(truth))));
      for (double cell : cells[truth]) {
        row.add(HtmlCell.of(Words.count(cell)));
      }
      rows.add(row);
    }
    html.table("Confusion matrix, " + Words.group(group.group()), head, rows);
  }
}
