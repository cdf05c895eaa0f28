package org.evenhand.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.TableRow;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Metric;
import org.evenhand.report.Words;

/**
 * A number of a table with what it rests on under it: counts and interval, or why there is none.
 */
final class MeasureCell {
  private MeasureCell() {}

  /**
   * Adds the number at the end of the row.
   *
   * @param unit whose unit it is written in
   */
  static void add(TableRow row, Metric unit, Measure measure) {
    Div under = new Div(new Span(Words.underCell(unit, measure)));
    under.addClassName("cell-interval");
    row.addDataCell().add(new Div(new Span(Words.cell(unit, measure))), under);
  }
}
