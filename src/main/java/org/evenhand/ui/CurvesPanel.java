package org.evenhand.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.evenhand.metric.Payoff;
import org.evenhand.metric.ScoredGroup;
import org.evenhand.report.Words;
import org.evenhand.ui.Curve.Line;
import org.evenhand.ui.chart.LinesChart;
import org.evenhand.workspace.ThresholdLab;
import org.jspecify.annotations.Nullable;

/** The curves of every group and of all rows, with the thresholds in use marked on each. */
final class CurvesPanel extends Div {
  private static final long serialVersionUID = 1L;

  /** The charts that show each other's hovered threshold. */
  static final String LINK = "thresholds";

  /** Lines of more groups than this cannot be told apart; the largest groups are drawn. */
  private static final int DRAWN = 8;

  private final List<LinesChart> charts =
      IntStream.range(0, Curve.KINDS).mapToObj(i -> new LinesChart()).toList();
  private transient List<Curve> curves = List.of();
  private transient @Nullable Basis basis;

  /** What the lines are of; a threshold moves on them and does not change them. */
  private record Basis(ThresholdLab lab, Payoff payoff, boolean intervals) {}

  CurvesPanel() {
    addClassName("card");
    Div grid = new Div();
    charts.forEach(grid::add);
    grid.addClassNames("cards", "curves");
    add(new H2("Curves"), grid);
  }

  void show(ThresholdLab lab, List<Double> thresholds, Payoff payoff, boolean intervals) {
    List<Line> lines = lines(lab, thresholds);
    Basis wanted = new Basis(lab, payoff, intervals);
    if (wanted.equals(basis)) {
      for (int i = 0; i < charts.size(); i++) {
        charts.get(i).move(curves.get(i).places(lines));
      }
      return;
    }
    basis = wanted;
    String left =
        lab.groups().size() > DRAWN
            ? "The %d largest of %,d groups are drawn. ".formatted(DRAWN, lab.groups().size())
            : "";
    curves = Curve.all(lab.overall(), payoff, intervals);
    for (int i = 0; i < charts.size(); i++) {
      charts.get(i).show(curves.get(i).data(lines, left));
    }
  }

  /** The largest groups, then all rows together, whose threshold is NaN where groups differ. */
  private static List<Line> lines(ThresholdLab lab, List<Double> thresholds) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < lab.groups().size(); i++) {
      ScoredGroup rows = lab.shown().get(i);
      lines.add(new Line(Words.group(lab.groups().get(i)), i, rows, thresholds.get(i)));
    }
    List<Line> drawn =
        new ArrayList<>(
            lines.stream()
                .sorted(Comparator.comparingDouble((Line line) -> -line.rows().weight()))
                .limit(DRAWN)
                .sorted(Comparator.comparingInt(Line::color))
                .toList());
    if (lines.size() > 1) {
      boolean same = thresholds.stream().distinct().count() == 1;
      drawn.add(
          new Line("all rows", lines.size(), lab.overall(), same ? thresholds.get(0) : Double.NaN));
    }
    return drawn;
  }
}
