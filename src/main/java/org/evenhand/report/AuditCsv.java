package org.evenhand.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evenhand.data.NumericColumn;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.Fraction;
import org.evenhand.metric.Measure.NotEstimable;
import org.evenhand.metric.Metric;
import org.evenhand.workspace.Audit;
import org.evenhand.workspace.GroupResult;
import org.jspecify.annotations.Nullable;

/**
 * The measures of an audit as CSV (RFC 4180): one line per group and metric, the overall values
 * first with an empty {@code by}. What is not known is an empty cell.
 */
final class AuditCsv {
  private static final List<String> HEADER =
      List.of(
          "by",
          "group",
          "rows",
          "metric",
          "value",
          "low",
          "high",
          "numerator",
          "denominator",
          "status",
          "reason");

  private AuditCsv() {}

  static String write(Audit audit) {
    StringBuilder csv = new StringBuilder();
    addLine(csv, HEADER);
    Stream.concat(Stream.of(audit.overall()), audit.groups().stream())
        .forEach(group -> addGroup(csv, group));
    return csv.toString();
  }

  private static void addGroup(StringBuilder csv, GroupResult group) {
    for (Map.Entry<Metric, Measure> metric : group.metrics().entrySet()) {
      Measure measure = metric.getValue();
      Estimate estimate = measure instanceof Estimate known ? known : null;
      Fraction fraction =
          switch (measure) {
            case Estimate known -> known.fraction();
            case NotEstimable none -> none.fraction();
          };
      Measure.Interval interval = estimate == null ? null : estimate.interval();
      addLine(
          csv,
          List.of(
              String.join("*", group.group().by()),
              group.group().label(),
              Integer.toString(group.rows()),
              metric.getKey().key(),
              text(measure.valueOrNull()),
              text(interval == null ? null : interval.low()),
              text(interval == null ? null : interval.high()),
              text(fraction == null ? null : fraction.numerator()),
              text(fraction == null ? null : fraction.denominator()),
              estimate == null ? "not_estimable" : estimate.small() ? "small" : "ok",
              measure instanceof NotEstimable none ? none.reason() : ""));
    }
  }

  private static String text(@Nullable Double number) {
    return number == null ? "" : NumericColumn.format(number);
  }

  private static void addLine(StringBuilder csv, List<String> cells) {
    csv.append(cells.stream().map(AuditCsv::quote).collect(Collectors.joining(","))).append("\r\n");
  }

  private static String quote(String cell) {
    return cell.matches("(?s).*[\",\r\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }
}
