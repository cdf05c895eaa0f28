package org.evenhand.report;

import java.util.List;
import java.util.Objects;
import org.evenhand.importance.Contribution;
import org.evenhand.importance.Summary;
import org.evenhand.metric.Measure;
import org.evenhand.workspace.GlobalExplanation;
import org.evenhand.workspace.GlobalExplanation.GroupSummary;

/** What columns add to many scores as CSV. */
final class ContributionsCsv {
  private ContributionsCsv() {}

  /** A line for each row and column. */
  static String rows(GlobalExplanation found) {
    Csv csv =
        new Csv("row", "feature", "value", "contribution", "error", "reason", "base", "score");
    for (int place = 0; place < found.numbers().size(); place++) {
      for (Contribution one : found.attributions().get(place).contributions()) {
        csv.line(
            List.of(
                Integer.toString(found.numbers().get(place)),
                one.feature(),
                Objects.requireNonNullElse(one.value(), "")),
            List.of(
                Csv.number(one.amount().valueOrNull()),
                Csv.number(one.error()),
                one.amount() instanceof Measure.NotEstimable none ? none.reason() : ""),
            ExplanationCsv.sum(found.attributions().get(place)));
      }
    }
    return csv.toString();
  }

  /** Two lines for each column, its mean size and its mean; then those of each group. */
  static String features(GlobalExplanation found) {
    Csv csv =
        new Csv(
            "by",
            "group",
            "explained",
            "feature",
            "name",
            "value",
            "low",
            "high",
            "status",
            "reason");
    features(csv, List.of("", "all", Integer.toString(found.explained())), found.features());
    for (GroupSummary group : found.groups()) {
      features(
          csv,
          List.of(
              Csv.by(group.group().by()),
              Csv.group(group.group()),
              Integer.toString(group.explained())),
          group.features());
    }
    return csv.toString();
  }

  private static void features(Csv csv, List<String> subject, List<Summary> summaries) {
    for (Summary summary : summaries) {
      csv.line(
          subject,
          List.of(summary.feature(), "mean_absolute"),
          Csv.measure(summary.meanAbsolute()));
      csv.line(subject, List.of(summary.feature(), "mean"), Csv.measure(summary.mean()));
    }
  }

  /** A line for each pair of columns. */
  static String interactions(ContributionsReport report) {
    Csv csv = new Csv("feature", "other", "h_squared", "reason");
    report.eachPair(
        (one, other, together) ->
            csv.line(
                List.of(
                    one,
                    other,
                    Csv.number(together.valueOrNull()),
                    together instanceof Measure.NotEstimable none ? none.reason() : "")));
    return csv.toString();
  }
}
