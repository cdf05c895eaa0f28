package org.evenhand.report;

import java.util.List;
import java.util.Locale;
import org.evenhand.data.NumericColumn;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.Fraction;
import org.evenhand.metric.Measure.NotEstimable;
import org.jspecify.annotations.Nullable;

/** The body of a page: headings, paragraphs and tables. All text is escaped. */
final class HtmlTables {
  private final StringBuilder html = new StringBuilder();

  void heading(int level, String text) {
    html.append("<h%d>%s</h%d>\n".formatted(level, escape(text), level));
  }

  void text(String text) {
    html.append("<p>").append(escape(text)).append("</p>\n");
  }

  /** A table whose first column names its rows. */
  void table(String caption, List<String> head, List<? extends List<String>> rows) {
    heading(2, caption);
    html.append("<div class=\"table\" tabindex=\"0\"><table>\n");
    if (!head.stream().allMatch(String::isEmpty)) {
      html.append("<thead><tr>");
      head.forEach(cell -> html.append("<th scope=\"col\">").append(escape(cell)).append("</th>"));
      html.append("</tr></thead>\n");
    }
    html.append("<tbody>\n");
    for (List<String> row : rows) {
      html.append("<tr><th scope=\"row\">").append(escape(row.getFirst())).append("</th>");
      row.stream()
          .skip(1)
          .forEach(cell -> html.append("<td>").append(escape(cell)).append("</td>"));
      html.append("</tr>\n");
    }
    html.append("</tbody></table></div>\n");
  }

  /** "0.75 [0.30, 0.95], 3 of 4". */
  static String measure(Measure measure) {
    return switch (measure) {
      case Estimate estimate -> {
        Measure.Interval interval = estimate.interval();
        yield (estimate.small() ? "\u25CB " : "")
            + round(estimate.value())
            + (interval == null
                ? ""
                : " [%s, %s]".formatted(round(interval.low()), round(interval.high())))
            + fraction(estimate.fraction());
      }
      case NotEstimable none -> "not estimable: " + none.reason();
    };
  }

  private static String fraction(@Nullable Fraction fraction) {
    return fraction == null
        ? ""
        : ", %s of %s".formatted(count(fraction.numerator()), count(fraction.denominator()));
  }

  private static String count(double count) {
    return count == Math.rint(count) ? NumericColumn.format(count) : round(count);
  }

  private static String round(double value) {
    return Math.abs(value) < 1000
        ? String.format(Locale.ROOT, "%.3f", value)
        : String.format(Locale.ROOT, "%.1f", value);
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  @Override
  public String toString() {
    return html.toString();
  }
}
