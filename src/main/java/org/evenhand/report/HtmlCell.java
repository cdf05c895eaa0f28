package org.evenhand.report;

import org.evenhand.metric.Measure;
import org.evenhand.metric.Metric;

/**
 * A cell of a table.
 *
 * @param text what it holds
 * @param under what stands under it in small letters; may be empty
 * @param picture an SVG element before the text; may be empty
 */
record HtmlCell(String text, String under, String picture) {

  static HtmlCell of(String text) {
    return new HtmlCell(text, "", "");
  }

  static HtmlCell of(String text, String under) {
    return new HtmlCell(text, under, "");
  }

  /** The value in the metric's unit over its counts and interval, or why there is none. */
  static HtmlCell of(Metric unit, Measure measure) {
    return of(Words.cell(unit, measure), Words.underCell(unit, measure));
  }

  String html() {
    return picture
        + HtmlPage.escape(text)
        + (under.isEmpty() ? "" : "<small>" + HtmlPage.escape(under) + "</small>");
  }
}
