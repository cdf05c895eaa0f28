package org.evenhand.report;

import java.util.List;
import org.evenhand.importance.PermutedFeature;
import org.evenhand.metric.Measure;
import org.evenhand.model.OwnImportance;
import org.evenhand.workspace.FeatureImportance;

/**
 * Importance of features as CSV: a line for the baseline and one for each feature, of all rows
 * ("all") and of each group, then a line for each figure that the model's file says of a column.
 */
public final class ImportanceCsv {
  private final Csv csv =
      new Csv(
          "by",
          "group",
          "rows",
          "metric",
          "feature",
          "value",
          "low",
          "high",
          "status",
          "reason",
          "standard_deviation",
          "left_out");
  private final FeatureImportance importance;

  private ImportanceCsv(FeatureImportance importance) {
    this.importance = importance;
  }

  /** The whole table. */
  public static String write(FeatureImportance importance) {
    ImportanceCsv table = new ImportanceCsv(importance);
    table.add("", "all", importance.counts().used(), importance.baseline(), importance.features());
    for (FeatureImportance.OfGroup group : importance.groups()) {
      table.add(
          Csv.by(importance.request().by()),
          group.group().label(),
          group.rows(),
          group.baseline(),
          group.features());
    }
    importance.own().forEach(table::add);
    return table.csv.toString();
  }

  private void add(
      String by, String label, int rows, Measure baseline, List<PermutedFeature> features) {
    String metric = importance.request().metric().key();
    List<String> group = List.of(by, label, Integer.toString(rows));
    csv.line(group, List.of(metric, ""), Csv.measure(baseline), List.of("", ""));
    for (PermutedFeature feature : features) {
      csv.line(
          group,
          List.of(metric + "_loss", feature.feature().name()),
          Csv.measure(feature.loss()),
          List.of(
              Double.isNaN(feature.deviation()) ? "" : Csv.number(feature.deviation()),
              Integer.toString(feature.leftOut())));
    }
  }

  private void add(OwnImportance own) {
    own.byInput()
        .forEach(
            (column, value) ->
                csv.line(
                    List.of("", "", "", "own_" + own.figure().key(), column),
                    List.of(Csv.number(value), "", "", "ok", ""),
                    List.of("", "")));
  }
}
