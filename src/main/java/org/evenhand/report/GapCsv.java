package org.evenhand.report;

import java.util.List;
import org.evenhand.importance.GapPart;
import org.evenhand.metric.Measure;
import org.evenhand.workspace.GapExplanation;
import org.jspecify.annotations.Nullable;

/** A gap taken apart as CSV, a line for each feature and number. */
public final class GapCsv {
  private final Csv csv =
      new Csv("metric", "group", "against", "feature", "name", "value", "low", "high", "reason");
  private final List<String> subject;

  private GapCsv(GapExplanation explanation) {
    subject =
        List.of(
            explanation.metric().key(), explanation.group().label(), explanation.against().label());
  }

  /** The whole table: the gap first, then its parts. */
  public static String write(GapExplanation explanation) {
    GapCsv table = new GapCsv(explanation);
    table.add("", "gap", explanation.decomposition().gap());
    for (GapPart part : explanation.decomposition().parts()) {
      table.add(part.feature(), "through", part.amount());
      table.add(part.feature(), "left_when_shuffled", part.left());
      table.add(part.feature(), "tells_groups_apart", part.proxy());
    }
    return table.csv.toString();
  }

  private void add(String feature, String name, Measure measure) {
    Measure.@Nullable Interval interval =
        measure instanceof Measure.Estimate estimate ? estimate.interval() : null;
    csv.line(
        subject,
        List.of(
            feature,
            name,
            Csv.number(measure.valueOrNull()),
            Csv.number(interval == null ? null : interval.low()),
            Csv.number(interval == null ? null : interval.high())),
        List.of(measure instanceof Measure.NotEstimable none ? none.reason() : ""));
  }
}
