package org.evenhand.report;

import java.util.List;
import java.util.Objects;
import org.evenhand.importance.Contribution;
import org.evenhand.metric.Measure;
import org.evenhand.workspace.GlobalExplanation;

/** What columns add to many scores as CSV, a line for each row and column. */
public final class ContributionsCsv {
  private ContributionsCsv() {}

  /** The whole table. */
  public static String write(GlobalExplanation found) {
    Csv csv = new Csv("row", "feature", "value", "contribution", "error", "reason");
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
                one.amount() instanceof Measure.NotEstimable none ? none.reason() : ""));
      }
    }
    return csv.toString();
  }
}
