package org.evenhand.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.DisparityMeasure;
import org.evenhand.fairness.Group;
import org.evenhand.fairness.OutcomeFigure;
import org.evenhand.fairness.School;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Metric;
import org.evenhand.report.GapSentence;
import org.evenhand.report.Verdicts;
import org.evenhand.report.Words;
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

  /** With more groups than this the bars of the first few are drawn until all are asked for. */
  private static final int MANY = 40;

  private static final int FIRST = 20;

  private final List<String> by;
  private final H2 title;
  private final GapsTable gaps = new GapsTable();
  private final ReferenceGrid reference = new ReferenceGrid();
  private final BarsChart bars = new BarsChart();
  private final GroupsGrid grid;
  private final ImpactGrid impacts = new ImpactGrid();
  private final PredictionGapsTable predictions = new PredictionGapsTable();
  private final RankingsTable rankings = new RankingsTable();
  private final OutcomesTable outcomes = new OutcomesTable();
  private final Div matrices = new Div();
  private final Details matricesDetails = new Details("Confusion matrices", matrices);
  private transient List<GroupResult> rows = List.of();
  private transient @Nullable Context context;

  /** What to show of the groups. */
  record Choice(
      List<Metric> metrics,
      Metric drawn,
      School school,
      List<DisparityMeasure> measures,
      DisparityMeasure opened) {}

  GroupsSection(List<String> by) {
    this.by = List.copyOf(by);
    addClassNames("card", "groups");
    String name = "By " + String.join(" × ", by);
    title = new H2(name);
    grid = new GroupsGrid(name);
    matrices.addClassName("cards");
    matricesDetails.addOpenedChangeListener(change -> drawMatrices());
    Paragraph note = new Paragraph(Verdicts.NOTE);
    note.addClassName("quiet");
    add(
        title,
        bars,
        grid,
        gaps,
        reference,
        note,
        predictions,
        impacts,
        outcomes,
        rankings,
        matricesDetails);
  }

  /**
   * Shows them.
   *
   * @param distribution how outcomes are distributed over the groups; asked for only while seen
   */
  void show(Context now, Audit audit, Choice choice, Supplier<List<OutcomeFigure>> distribution) {
    List<GroupResult> groups = audit.groupsBy(by);
    context = now;
    rows = new ArrayList<>();
    rows.add(audit.overall());
    rows.addAll(groups);
    grid.show(audit.overall(), groups, choice.metrics());
    Function<Disparity, String> sentences =
        gap -> GapSentence.of(gap, (group, metric) -> measure(group, metric));
    List<Disparity> found =
        audit.disparitiesBy(by).stream().filter(gap -> gap.school() == choice.school()).toList();
    boolean signed = choice.school() == School.REFERENCE;
    gaps.show(
        choice.school().label() + ": " + choice.school().sentence(),
        signed
            ? List.of()
            : found.stream().filter(gap -> choice.measures().contains(gap.measure())).toList(),
        sentences);
    reference.show(
        signed
            ? found.stream().filter(gap -> gap.measure().equals(choice.opened())).toList()
            : List.of(),
        sentences);
    impacts.show(audit.impactsBy(by));
    predictions.show(audit.predictionGapsBy(by));
    outcomes.show(distribution);
    outcomes.setVisible(!now.model().classes().isEmpty() && groups.size() > 1);
    rankings.show(audit.rankingsBy(by));
    drawBars(audit.overall(), groups, choice.drawn());
    matricesDetails.setVisible(now.workspace().target() instanceof ClassTarget);
    drawMatrices();
  }

  /** Moves what is drawn of the groups' rates; {@link #show} tells the rest. */
  void follow(Audit audit, Metric drawn) {
    drawBars(audit.overall(), audit.groupsBy(by), drawn);
  }

  private Measure measure(Group group, Metric metric) {
    return rows.stream()
        .filter(result -> result.group().equals(group))
        .findFirst()
        .orElseThrow()
        .measure(metric);
  }

  private void drawBars(GroupResult overall, List<GroupResult> groups, Metric drawn) {
    List<Bar> drawnBars = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      GroupResult result = groups.get(i);
      drawnBars.add(
          new Bar(
              Words.group(result.group()),
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
            true,
            groups.size() > MANY ? FIRST : null));
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
