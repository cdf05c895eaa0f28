package org.evenhand.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Metric;
import org.evenhand.report.Words;
import org.evenhand.workspace.GroupResult;

/** All rates of all groups, to be sorted and searched; none is dropped. */
final class GroupsGrid extends Div {
  private static final long serialVersionUID = 1L;

  /** From this many groups on there is a search, and the table scrolls within itself. */
  private static final int MANY = 15;

  private final Grid<GroupResult> grid = new Grid<>();
  private final TextField search = new TextField();
  private final Span found = new Span();
  private final Div tools = new Div(search, found);
  private transient List<Metric> columns = List.of();
  private transient List<GroupResult> rows = List.of();

  GroupsGrid(String title) {
    grid.addThemeVariants(GridVariant.LUMO_COMPACT);
    grid.getElement().setAttribute("aria-label", "Groups and their measures, " + title);
    grid.setAllRowsVisible(true);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    search.setLabel("Find a group");
    search.setClearButtonVisible(true);
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.addValueChangeListener(change -> fill());
    found.addClassName("count");
    tools.addClassName("tools");
    add(tools, grid);
  }

  void show(GroupResult overall, List<GroupResult> groups, List<Metric> metrics) {
    if (!metrics.equals(columns)) {
      columns = List.copyOf(metrics);
      buildColumns();
    }
    rows = new ArrayList<>();
    rows.add(overall);
    rows.addAll(groups);
    tools.setVisible(rows.size() > MANY);
    fill();
  }

  private void fill() {
    String wanted = search.getValue().toLowerCase(Locale.ROOT).strip();
    List<GroupResult> shown =
        rows.stream()
            .filter(
                result ->
                    wanted.isEmpty()
                        || Words.group(result.group()).toLowerCase(Locale.ROOT).contains(wanted))
            .toList();
    grid.setAllRowsVisible(shown.size() <= MANY);
    grid.setItems(shown);
    found.setText("%,d of %,d".formatted(shown.size(), rows.size()));
  }

  private void buildColumns() {
    grid.removeAllColumns();
    grid.addColumn(result -> Words.group(result.group()))
        .setHeader("Group")
        .setFrozen(true)
        .setAutoWidth(true)
        .setComparator(
            (left, right) -> Words.group(left.group()).compareTo(Words.group(right.group())));
    grid.addColumn(result -> Words.count(result.rows()))
        .setHeader("Rows")
        .setAutoWidth(true)
        .setComparator((left, right) -> Integer.compare(left.rows(), right.rows()));
    for (Metric metric : columns) {
      grid.addColumn(cell(metric))
          .setHeader(new ExplainButton(metric.explanation()))
          .setAutoWidth(true)
          .setComparator(
              (left, right) ->
                  Double.compare(number(left.measure(metric)), number(right.measure(metric))));
    }
  }

  private static double number(Measure measure) {
    Double value = measure.valueOrNull();
    return value == null ? Double.NEGATIVE_INFINITY : value;
  }

  private static LitRenderer<GroupResult> cell(Metric metric) {
    return LitRenderer.<GroupResult>of(
            "<span>${item.value}</span><br><span class=\"cell-interval\">${item.under}</span>")
        .withProperty("value", result -> Words.cell(metric, result.measure(metric)))
        .withProperty("under", result -> Words.underCell(metric, result.measure(metric)));
  }
}
