package org.evenhand.fairness;

import java.util.Arrays;
import java.util.List;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.ColumnType;
import org.evenhand.data.RowSet;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Metric;
import org.evenhand.metric.Rows;
import org.evenhand.metric.ScoredGroup;
import org.evenhand.metric.ScoredRows;
import org.jspecify.annotations.Nullable;

/** Published rows in short: labels, predictions (as scores 0 and 1) and groups. */
record Audit(ScoredRows rows, Grouping grouping, List<ScoredGroup> groups) {

  static Audit of(String labels, String predictions, String... attributes) {
    return weighted(labels, predictions, null, attributes);
  }

  static Audit weighted(
      String labels, String predictions, @Nullable String weights, String... attributes) {
    double[] scores = Rows.numbers(predictions);
    ScoredRows rows =
        ScoredRows.of(
            scores,
            Rows.labels(labels),
            weights == null ? null : Rows.numbers(weights),
            Rows.first(scores.length));
    Grouping grouping =
        Grouping.by(
            Arrays.stream(attributes).map(Audit::column).toList(), RowSet.all(scores.length));
    return new Audit(rows, grouping, rows.split(grouping.groupOf(), grouping.groups().size()));
  }

  /** The column "a b b" with a single space between values. */
  static CategoricalColumn column(String values) {
    return CategoricalColumn.of("g", ColumnType.CATEGORY, List.of(values.split(" ", -1)));
  }

  double overall(Metric metric) {
    return Rows.value(rows.all(), metric);
  }

  /** A metric of the group with these values. */
  double value(Metric metric, String... values) {
    return Rows.value(measure(metric, values));
  }

  Measure measure(Metric metric, String... values) {
    List<List<String>> all = grouping.groups().stream().map(Group::values).toList();
    return groups.get(all.indexOf(List.of(values))).measure(metric, 0.5, true, 1);
  }

  double disparity(DisparityMeasure measure) {
    return Rows.value(disparity(measure, true).value());
  }

  Disparity disparity(DisparityMeasure measure, boolean favorablePositive) {
    return Disparities.of(grouping, groups, 0.5, favorablePositive, 1).stream()
        .filter(disparity -> disparity.measure() == measure)
        .findFirst()
        .orElseThrow();
  }
}
