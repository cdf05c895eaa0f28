package org.evenhand.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evenhand.data.NumericColumn;
import org.evenhand.fairness.Group;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.Interval;
import org.evenhand.metric.Measure.NotEstimable;
import org.jspecify.annotations.Nullable;

/** Lines of CSV (RFC 4180), ended by carriage return and line feed. */
final class Csv {
  private final StringBuilder text = new StringBuilder();
  private final int columns;

  Csv(String... names) {
    columns = names.length;
    line(Arrays.stream(names));
  }

  /** A line of these cells, as many as there are names. */
  @SafeVarargs
  final void line(List<String>... parts) {
    List<String> cells = new ArrayList<>();
    for (List<String> part : parts) {
      cells.addAll(part);
    }
    if (cells.size() != columns) {
      throw new IllegalArgumentException(cells.size() + " cells for " + columns + " names");
    }
    line(cells.stream());
  }

  private void line(Stream<String> cells) {
    text.append(cells.map(Csv::quote).collect(Collectors.joining(","))).append("\r\n");
  }

  /** value, low, high, status, reason. */
  static List<String> measure(Measure measure) {
    return switch (measure) {
      case Estimate estimate -> {
        Interval interval = estimate.interval();
        yield List.of(
            number(estimate.value()),
            number(interval == null ? null : interval.low()),
            number(interval == null ? null : interval.high()),
            estimate.small() ? "small" : "ok",
            "");
      }
      case NotEstimable none -> List.of("", "", "", "not_estimable", none.reason());
    };
  }

  static String number(@Nullable Double number) {
    return number == null || !Double.isFinite(number) ? "" : NumericColumn.format(number);
  }

  /** "afam*single". */
  static String by(List<String> by) {
    return String.join("*", by);
  }

  /** "yes, no". */
  static String group(@Nullable Group group) {
    return group == null ? "" : group.label();
  }

  private static String quote(String cell) {
    return cell.matches("(?s).*[\",\r\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }

  /** The lines so far, which are then forgotten. */
  String drain() {
    String lines = text.toString();
    text.setLength(0);
    return lines;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
