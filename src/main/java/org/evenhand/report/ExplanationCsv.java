package org.evenhand.report;

import java.util.List;
import java.util.Objects;
import org.evenhand.importance.Attribution;
import org.evenhand.importance.Contribution;
import org.evenhand.metric.Measure;
import org.evenhand.workspace.RowExplanation;
import org.jspecify.annotations.Nullable;

/** Why a row has its score as CSV, a line for each feature: base and contributions add up to it. */
public final class ExplanationCsv {
  private ExplanationCsv() {}

  /** The whole table. */
  public static String write(int row, RowExplanation explanation) {
    Csv csv =
        new Csv(
            "row",
            "feature",
            "value",
            "contribution",
            "error",
            "low",
            "high",
            "method",
            "reason",
            "base",
            "score");
    for (Contribution contribution : explanation.attribution().contributions()) {
      Measure amount = contribution.amount();
      Measure.@Nullable Interval interval =
          amount instanceof Measure.Estimate estimate ? estimate.interval() : null;
      csv.line(
          List.of(
              Integer.toString(row),
              contribution.feature(),
              Objects.requireNonNullElse(contribution.value(), "")),
          List.of(
              Csv.number(amount.valueOrNull()),
              Csv.number(contribution.error()),
              Csv.number(interval == null ? null : interval.low()),
              Csv.number(interval == null ? null : interval.high())),
          List.of(
              ExplanationJson.method(explanation.attribution()),
              amount instanceof Measure.NotEstimable none ? none.reason() : ""),
          sum(explanation.attribution()));
    }
    return csv.toString();
  }

  /** What the contributions lead from and to. */
  static List<String> sum(Attribution attribution) {
    return List.of(
        Csv.number(attribution.base().valueOrNull()),
        Csv.number(attribution.score().valueOrNull()));
  }
}
