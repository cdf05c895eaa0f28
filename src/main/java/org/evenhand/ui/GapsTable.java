package org.evenhand.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Table;
import com.vaadin.flow.component.html.TableRow;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.DisparityMeasure;
import org.evenhand.metric.Measure;

/** Gaps over all groups: each number with its interval, its verdict and a sentence. */
final class GapsTable extends Div {
  private static final long serialVersionUID = 1L;

  GapsTable() {
    addClassName("scroll");
    getElement().setAttribute("tabindex", "0");
    getElement().setAttribute("role", "region");
    getElement().setAttribute("aria-label", "How far the groups are apart");
  }

  /**
   * @param sentences the sentence about each gap
   */
  void show(String caption, List<Disparity> disparities, Function<Disparity, String> sentences) {
    removeAll();
    Table table = new Table();
    add(table);
    table.setCaptionText(caption);
    TableRow head = table.getHead().addRow();
    List.of("Measure", "Value", "95 % interval", "Verdict", "In words")
        .forEach(title -> head.addHeaderCell().setText(title));
    for (Disparity disparity : disparities) {
      TableRow row = table.getBody().addRow();
      row.addDataCell().add(new ExplainButton(disparity.measure().explanation()));
      row.addDataCell().setText(number(disparity, disparity.value()));
      row.addDataCell().setText(interval(disparity));
      row.addDataCell().add(Verdicts.of(disparity));
      row.addDataCell().setText(sentences.apply(disparity));
    }
    setVisible(!disparities.isEmpty());
  }

  /** The value, ◇ before it when it rests on few rows. */
  static String number(Disparity disparity, Measure measure) {
    return switch (measure) {
      case Measure.Estimate estimate ->
          (estimate.small() ? "◇ " : "") + number(disparity.measure(), estimate.value());
      case Measure.NotEstimable none -> "not estimable";
    };
  }

  /** "8.5 to 23.5 points", "0.750 to 0.917"; empty without an interval. */
  static String interval(Disparity disparity) {
    return disparity.value() instanceof Measure.Estimate estimate && estimate.interval() != null
        ? interval(disparity.measure(), estimate.interval())
        : "";
  }

  static String interval(DisparityMeasure measure, Measure.Interval interval) {
    return number(measure, interval.low()).replace(" points", "")
        + " to "
        + number(measure, interval.high());
  }

  /** A difference of shares in percentage points, anything else as a number. */
  static String number(DisparityMeasure measure, double value) {
    return measure.isInPoints()
        ? String.format(Locale.ROOT, "%.1f points", 100 * value)
        : Words.digits(value);
  }
}
