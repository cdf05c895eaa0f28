package org.evenhand.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.Table;
import com.vaadin.flow.component.html.TableRow;
import java.util.List;
import java.util.Locale;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.DisparityMeasure;
import org.evenhand.metric.Explanation;
import org.evenhand.metric.Measure;
import org.evenhand.workspace.GroupResult;

/** How far groups are apart, each number with its interval and the two groups that it is from. */
final class GapsTable extends Div {
  private static final long serialVersionUID = 1L;

  GapsTable() {
    addClassName("scroll");
    getElement().setAttribute("tabindex", "0");
    getElement().setAttribute("role", "region");
    getElement().setAttribute("aria-label", "How far the groups are apart");
  }

  void show(List<Disparity> disparities, List<GroupResult> groups) {
    removeAll();
    Table table = new Table();
    add(table);
    table.setCaptionText(
        "How far the groups are apart; intervals allow for the two groups named being the extremes of"
            + " all");
    TableRow head = table.getHead().addRow();
    List.of("Measure", "Value", "95 % interval", "Where it is from")
        .forEach(title -> head.addHeaderCell().setText(title));
    for (Disparity disparity : disparities) {
      TableRow row = table.getBody().addRow();
      row.addDataCell().add(name(disparity.measure()));
      row.addDataCell().setText(value(disparity));
      row.addDataCell().setText(interval(disparity));
      row.addDataCell().setText(Sentences.disparity(disparity, groups));
    }
    setVisible(!disparities.isEmpty());
  }

  private static Span name(DisparityMeasure measure) {
    Span name = new Span(measure.label());
    Explanation explanation = measure.explanation();
    name.setTitle(
        explanation.definition()
            + " Formula: "
            + explanation.formula()
            + ". "
            + explanation.source()
            + ".");
    return name;
  }

  private static String value(Disparity disparity) {
    return switch (disparity.value()) {
      case Measure.Estimate estimate ->
          (estimate.small() ? "◇ " : "") + number(disparity.measure(), estimate.value());
      case Measure.NotEstimable none -> "not estimable";
    };
  }

  private static String interval(Disparity disparity) {
    return disparity.value() instanceof Measure.Estimate estimate && estimate.interval() != null
        ? interval(disparity.measure(), estimate.interval())
        : "";
  }

  /** "8.5 to 23.5 points", "0.750 to 0.917". */
  static String interval(DisparityMeasure measure, Measure.Interval interval) {
    String low = number(measure, interval.low());
    return (measure.isRatio() ? low : low.replace(" points", ""))
        + " to "
        + number(measure, interval.high());
  }

  /** A ratio as a number, a difference in percentage points. */
  static String number(DisparityMeasure measure, double value) {
    return measure.isRatio()
        ? Words.digits(value)
        : String.format(Locale.ROOT, "%.1f points", 100 * value);
  }
}
