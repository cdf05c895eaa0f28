package org.evenhand.report;

import java.util.List;
import org.evenhand.importance.GapPart;
import org.evenhand.metric.Measure;
import org.evenhand.workspace.GapExplanation;

/** A gap taken apart as CSV, a line for each feature and number. */
public final class GapCsv {
  private final Csv csv =
      new Csv(
          "metric", "group", "against", "feature", "name", "value", "low", "high", "status",
          "reason");
  private final List<String> subject;

  private GapCsv(GapExplanation explanation) {
    subject =
        List.of(
            explanation.metric().key(), explanation.group().label(), explanation.against().label());
  }

  /** The whole table: the two groups' figures and the gap first, then its parts. */
  public static String write(GapExplanation explanation) {
    GapCsv table = new GapCsv(explanation);
    table.add("", "group", explanation.decomposition().first());
    table.add("", "against", explanation.decomposition().second());
    table.add("", "gap", explanation.decomposition().gap());
    for (GapPart part : explanation.decomposition().parts()) {
      table.add(part.feature(), "through", part.amount());
      table.add(part.feature(), "left_when_shuffled", part.left());
      table.add(part.feature(), "tells_groups_apart", part.proxy());
    }
    return table.csv.toString();
  }

  private void add(String feature, String name, Measure measure) {
    csv.line(subject, List.of(feature, name), Csv.measure(measure));
  }
}
