package org.evenhand.fairness;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
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

  /** Over all groups, without a bootstrap. */
  Disparity disparity(DisparityMeasure measure, boolean favorablePositive) {
    return disparity(measure, School.EXTREMES, options(new Reference.Largest(), favorablePositive));
  }

  /** The first one of that measure and school. */
  Disparity disparity(DisparityMeasure measure, School school, DisparityOptions options) {
    return disparities(measure, school, options).getFirst();
  }

  /** Of each group against the one with these values, keyed by the group's label. */
  Map<String, Disparity> against(String reference, DisparityMeasure measure) {
    DisparityOptions options = options(new Reference.Named(List.of(reference)), true);
    return disparities(measure, School.REFERENCE, options).stream()
        .collect(
            Collectors.toMap(
                disparity -> Objects.requireNonNull(disparity.from()).label(),
                Function.identity()));
  }

  List<Disparity> disparities(DisparityMeasure measure, School school, DisparityOptions options) {
    return disparities(options).stream()
        .filter(d -> d.measure().equals(measure) && d.school() == school)
        .toList();
  }

  /** At the threshold 0.5. */
  List<Disparity> disparities(DisparityOptions options) {
    return Disparities.of(grouping, figures(options), figures(rows.all(), options), options);
  }

  List<GroupFigures> figures(DisparityOptions options) {
    return groups.stream().map(group -> figures(group, options)).toList();
  }

  private static GroupFigures figures(ScoredGroup group, DisparityOptions options) {
    return GroupFigures.of(group, 0.5, options.favorablePositive(), options.minGroup());
  }

  static DisparityOptions options(Reference reference, boolean favorablePositive) {
    return new DisparityOptions(reference, favorablePositive, 1, Bootstrap.NONE);
  }
}
