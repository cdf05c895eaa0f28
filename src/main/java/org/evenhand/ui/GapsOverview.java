package org.evenhand.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.Table;
import com.vaadin.flow.component.html.TableDataCell;
import com.vaadin.flow.component.html.TableRow;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.RouterLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.DoubleStream;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.DisparityMeasure;
import org.evenhand.fairness.School;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.report.Verdicts;
import org.evenhand.report.Words;
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

  private record Line(TableRow row, Span groups, List<TableDataCell> cells) {}

  GapsOverview() {
    addClassNames("scroll", "overview-gaps");
    getElement().setAttribute("tabindex", "0");
    getElement().setAttribute("role", "region");
    getElement().setAttribute("aria-label", "Attributes and measures");
  }

  /**
   * @param opened the groups that are shown below, null for none
   * @param links the state of the page that shows the groups of an attribute by a measure
   */
  void show(
      Audit audit,
      List<List<String>> groupings,
      List<DisparityMeasure> measures,
      School school,
      @Nullable List<String> opened,
      BiFunction<List<String>, DisparityMeasure, State> links) {
    Shape wanted = new Shape(List.copyOf(groupings), List.copyOf(measures), school);
    if (!wanted.equals(shape)) {
      shape = wanted;
      build(wanted);
    }
    List<Scale> scales =
        measures.stream().map(measure -> Scale.of(found(audit, measure, school))).toList();
    for (int i = 0; i < groupings.size(); i++) {
      List<String> by = groupings.get(i);
      Line line = lines.get(i);
      line.groups().setText("%,d groups".formatted(audit.groupsBy(by).size()));
      line.row().setClassName("opened", by.equals(opened));
      for (int j = 0; j < measures.size(); j++) {
        DisparityMeasure measure = measures.get(j);
        List<Disparity> found =
            audit.disparitiesBy(by).stream()
                .filter(gap -> gap.school() == school && gap.measure().equals(measure))
                .toList();
        TableDataCell cell = line.cells().get(j);
        cell.removeAll();
        fill(cell, found, scales.get(j), links.apply(by, measure));
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
      Span groups = new Span();
      Div quiet = new Div(groups);
      quiet.addClassName("cell-interval");
      row.addHeaderCell().add(new Div(new Span(String.join(" × ", by))), quiet);
      lines.add(
          new Line(
              row, groups, wanted.measures().stream().map(measure -> row.addDataCell()).toList()));
    }
  }

  private static List<Disparity> found(Audit audit, DisparityMeasure measure, School school) {
    return audit.disparities().stream()
        .filter(gap -> gap.school() == school && gap.measure().equals(measure))
        .toList();
  }

  private static void fill(TableDataCell cell, List<Disparity> found, Scale scale, State state) {
    if (found.isEmpty()) {
      cell.setText("–");
      return;
    }
    Disparity worst = Verdicts.worst(found);
    RouterLink link = new RouterLink("", FairnessPage.class);
    link.setQueryParameters(state.toParameters());
    Span value = new Span(Words.gap(worst));
    value.addClassName("number");
    link.add(value);
    String interval = Words.gapInterval(worst);
    cell.add(link);
    if (worst.value() instanceof Estimate estimate) {
      cell.add(scale.line(estimate, worst.measure().neutral()));
    }
    cell.add(new Div(new VerdictMark(worst)));
    if (found.size() > 1 && worst.from() != null) {
      cell.add(quiet(Words.group(worst.from()) + others(found)));
    }
    cell.setTitle(
        interval.isEmpty()
            ? worst.value() instanceof Measure.NotEstimable none ? none.reason() : ""
            : "95 % interval " + interval);
  }

  /** How many of the other groups are clear. */
  private static String others(List<Disparity> found) {
    long clear =
        found.stream().filter(gap -> gap.verdict() == org.evenhand.fairness.Verdict.CLEAR).count();
    return "; %d of %d clear".formatted(clear, found.size());
  }

  private static Div quiet(String text) {
    Div quiet = new Div(new Span(text));
    quiet.addClassName("cell-interval");
    return quiet;
  }

  /** One axis for all cells of a measure. */
  private record Scale(double from, double to) {
    static Scale of(List<Disparity> gaps) {
      double neutral = gaps.isEmpty() ? 0 : gaps.get(0).measure().neutral();
      double[] ends =
          gaps.stream()
              .map(Disparity::value)
              .filter(Estimate.class::isInstance)
              .map(Estimate.class::cast)
              .flatMapToDouble(Scale::ends)
              .toArray();
      double from =
          DoubleStream.concat(DoubleStream.of(ends), DoubleStream.of(neutral)).min().orElse(0);
      double to =
          DoubleStream.concat(DoubleStream.of(ends), DoubleStream.of(neutral)).max().orElse(1);
      return new Scale(from, to > from ? to : from + 1);
    }

    private static DoubleStream ends(Estimate estimate) {
      Measure.Interval interval = estimate.interval();
      return interval == null
          ? DoubleStream.of(estimate.value())
          : DoubleStream.of(estimate.value(), interval.low(), interval.high());
    }

    Span line(Estimate estimate, double neutral) {
      Element line = new Element("eh-interval");
      line.setAttribute("value", text(estimate.value()));
      Measure.Interval interval = estimate.interval();
      if (interval != null) {
        line.setAttribute("low", text(interval.low()));
        line.setAttribute("high", text(interval.high()));
      }
      line.setAttribute("neutral", text(neutral));
      line.setAttribute("min", text(from));
      line.setAttribute("max", text(to));
      line.setAttribute("small", estimate.small());
      Span holder = new Span();
      holder.getElement().appendChild(line);
      return holder;
    }

    private static String text(double number) {
      return String.format(Locale.ROOT, "%.6g", number);
    }
  }
}
