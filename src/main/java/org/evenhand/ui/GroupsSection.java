package org.evenhand.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.ArrayList;
import java.util.List;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Metric;
import org.evenhand.ui.chart.Bar;
import org.evenhand.ui.chart.BarsChart;
import org.evenhand.ui.chart.ConfusionChart;
import org.evenhand.ui.chart.ShownMeasure;
import org.evenhand.workspace.Audit;
import org.evenhand.workspace.ClassTarget;
import org.evenhand.workspace.GroupResult;
import org.jspecify.annotations.Nullable;

/** The groups of one attribute, or of the combinations of several. */
final class GroupsSection extends Div {
  private static final long serialVersionUID = 1L;

  private final List<String> by;
  private final Grid<GroupResult> grid = new Grid<>();
  private final GapsTable gaps = new GapsTable();
  private final BarsChart bars = new BarsChart();
  private final Div matrices = new Div();
  private final Details matricesDetails = new Details("Confusion matrices", matrices);
  private transient List<Metric> columns = List.of();
  private transient List<GroupResult> rows = List.of();
  private transient @Nullable Context context;

  GroupsSection(List<String> by) {
    this.by = List.copyOf(by);
    addClassNames("card", "groups");
    String title = "By " + String.join(" × ", by);
    grid.addThemeVariants(GridVariant.LUMO_COMPACT);
    grid.getElement().setAttribute("aria-label", "Groups and their measures, " + title);
    grid.setAllRowsVisible(true);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    matrices.addClassName("cards");
    matricesDetails.addOpenedChangeListener(change -> drawMatrices());
    add(new H2(title), gaps, bars, grid, matricesDetails);
  }

  void show(Context now, Audit audit, List<Metric> metrics, Metric drawn) {
    List<GroupResult> groups = audit.groupsBy(by);
    if (!metrics.equals(columns)) {
      columns = metrics;
      buildColumns();
    }
    context = now;
    rows = new ArrayList<>();
    rows.add(audit.overall());
    rows.addAll(groups);
    grid.setAllRowsVisible(rows.size() <= 15);
    grid.setItems(rows);
    gaps.show(audit.firstDisparitiesBy(by), groups);
    drawBars(audit.overall(), groups, drawn);
    matricesDetails.setVisible(now.workspace().target() instanceof ClassTarget);
    drawMatrices();
  }

  private void buildColumns() {
    grid.removeAllColumns();
    grid.addColumn(result -> Sentences.name(result.group()))
        .setHeader("Group")
        .setFrozen(true)
        .setAutoWidth(true)
        .setComparator(
            (left, right) -> Sentences.name(left.group()).compareTo(Sentences.name(right.group())));
    grid.addColumn(result -> Words.count(result.rows()))
        .setHeader("Rows")
        .setAutoWidth(true)
        .setComparator((left, right) -> Integer.compare(left.rows(), right.rows()));
    for (Metric metric : columns) {
      grid.addColumn(cell(metric))
          .setHeader(header(metric))
          .setAutoWidth(true)
          .setComparator(
              (left, right) ->
                  Double.compare(number(left.measure(metric)), number(right.measure(metric))));
    }
  }

  private static Span header(Metric metric) {
    Span header = new Span(metric.label());
    header.setTitle(
        metric.explanation().definition() + " Formula: " + metric.explanation().formula() + ".");
    return header;
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

  private void drawBars(GroupResult overall, List<GroupResult> groups, Metric drawn) {
    List<Bar> drawnBars = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      GroupResult result = groups.get(i);
      drawnBars.add(
          new Bar(
              Sentences.name(result.group()),
              drawn.label(),
              i,
              ShownMeasure.of(result.measure(drawn))));
    }
    Double all = overall.measure(drawn).valueOrNull();
    bars.show(
        new BarsChart.Data(
            drawn.label() + " by " + String.join(" × ", by),
            drawn.isShare() ? "%" : "",
            drawn.isShare() ? List.of(0.0, 1.0) : null,
            all == null ? null : new BarsChart.Reference(all, "all rows"),
            drawnBars,
            false));
  }

  /** Drawn only while they are to be seen: there may be hundreds. */
  private void drawMatrices() {
    Context now = context;
    if (now == null || !matricesDetails.isOpened()) {
      return;
    }
    matrices.removeAll();
    for (GroupResult result : rows) {
      Matrices.of(now, result)
          .ifPresent(
              data -> {
                ConfusionChart chart = new ConfusionChart();
                chart.show(data);
                matrices.add(chart);
              });
    }
  }
}
