package org.evenhand.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.Table;
import com.vaadin.flow.component.html.TableRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.DoubleStream;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.DisparityMeasure;
import org.evenhand.fairness.School;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.workspace.Audit;
import org.jspecify.annotations.Nullable;

/** Attributes down, measures across: every gap with its interval and verdict in one table. */
final class GapsOverview extends Div {
  private static final long serialVersionUID = 1L;

  private final transient List<Line> lines = new ArrayList<>();
  private transient @Nullable Shape shape;

  /** What the table's rows and columns are. */
  private record Shape(
      List<List<String>> groupings, List<DisparityMeasure> measures, School school) {}

  private record Line(TableRow row, LiveText groups, List<GapCell> cells) {}

  GapsOverview() {
    addClassNames("scroll", "overview-gaps");
    getElement().setAttribute("tabindex", "0");
    getElement().setAttribute("role", "region");
    getElement().setAttribute("aria-label", "Attributes and measures");
  }

  /**
   * @param opened the groups that are shown below, null for none
   * @param links the state of the page that shows the groups of an attribute by a measure; null
   *     while the threshold moves, when the links stay as they are
   */
  void show(
      Audit audit,
      List<List<String>> groupings,
      List<DisparityMeasure> measures,
      School school,
      @Nullable List<String> opened,
      @Nullable BiFunction<List<String>, DisparityMeasure, State> links) {
    Shape wanted = new Shape(List.copyOf(groupings), List.copyOf(measures), school);
    if (!wanted.equals(shape)) {
      shape = wanted;
      build(wanted);
    }
    List<GapCell.Scale> scales =
        measures.stream().map(measure -> scale(found(audit, measure, school))).toList();
    for (int i = 0; i < groupings.size(); i++) {
      List<String> by = groupings.get(i);
      Line line = lines.get(i);
      line.groups().say("%,d groups".formatted(audit.groupsBy(by).size()));
      line.row().setClassName("opened", by.equals(opened));
      for (int j = 0; j < measures.size(); j++) {
        DisparityMeasure measure = measures.get(j);
        List<Disparity> found =
            audit.disparitiesBy(by).stream()
                .filter(gap -> gap.school() == school && gap.measure().equals(measure))
                .toList();
        line.cells()
            .get(j)
            .show(found, scales.get(j), links == null ? null : links.apply(by, measure));
      }
    }
  }

  /** The rows and columns stay while a threshold moves; only their cells are filled anew. */
  private void build(Shape wanted) {
    removeAll();
    lines.clear();
    Table table = new Table();
    add(table);
    table.setCaptionText(
        wanted.school().label()
            + ": "
            + wanted.school().sentence()
            + " The line is the 95 % interval against the value of equal treatment.");
    TableRow head = table.getHead().addRow();
    head.addHeaderCell().setText("Groups by");
    for (DisparityMeasure measure : wanted.measures()) {
      head.addHeaderCell().add(new ExplainButton(measure.explanation()));
    }
    for (List<String> by : wanted.groupings()) {
      TableRow row = table.getBody().addRow();
      LiveText groups = new LiveText();
      Div quiet = new Div(groups);
      quiet.addClassName("cell-interval");
      row.addHeaderCell().add(new Div(new Span(String.join(" × ", by))), quiet);
      List<GapCell> cells = new ArrayList<>();
      for (int i = 0; i < wanted.measures().size(); i++) {
        GapCell cell = new GapCell();
        row.addDataCell().add(cell);
        cells.add(cell);
      }
      lines.add(new Line(row, groups, cells));
    }
  }

  private static List<Disparity> found(Audit audit, DisparityMeasure measure, School school) {
    return audit.disparities().stream()
        .filter(gap -> gap.school() == school && gap.measure().equals(measure))
        .toList();
  }

  /** From the lowest to the highest end of the measure's intervals, the neutral value included. */
  private static GapCell.Scale scale(List<Disparity> gaps) {
    double neutral = gaps.isEmpty() ? 0 : gaps.get(0).measure().neutral();
    double[] ends =
        DoubleStream.concat(
                DoubleStream.of(neutral),
                gaps.stream()
                    .map(Disparity::value)
                    .filter(Estimate.class::isInstance)
                    .flatMapToDouble(value -> ends((Estimate) value)))
            .toArray();
    double from = Arrays.stream(ends).min().orElse(0);
    double to = Arrays.stream(ends).max().orElse(1);
    return new GapCell.Scale(from, to > from ? to : from + 1);
  }

  private static DoubleStream ends(Estimate estimate) {
    Measure.Interval interval = estimate.interval();
    return interval == null
        ? DoubleStream.of(estimate.value())
        : DoubleStream.of(estimate.value(), interval.low(), interval.high());
  }
}
