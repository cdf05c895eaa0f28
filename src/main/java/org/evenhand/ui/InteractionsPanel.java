package org.evenhand.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.evenhand.importance.Summary;
import org.evenhand.metric.Measure;
import org.evenhand.ui.chart.HeatChart;
import org.evenhand.workspace.GlobalExplanations;
import org.jspecify.annotations.Nullable;

/** How much pairs of the strongest features act together. */
final class InteractionsPanel extends Div {
  private static final long serialVersionUID = 1L;

  /** Features whose pairs are looked at: of ten there are 45 pairs. */
  private static final int FEATURES = 10;

  private final JobBar looking = new JobBar();
  private final Paragraph problem = new Paragraph();
  private final HeatChart heat = new HeatChart();
  private transient ContributionsView.@Nullable Answer shown;

  InteractionsPanel(ImportanceView.Address address) {
    addClassName("row-tab");
    heat.addCellListener(
        (x, y) -> {
          List<String> features = features();
          String up = features.get(features.size() - 1 - y);
          if (!features.get(x).equals(up)) {
            address.choose(
                Map.of(ImportancePage.FEATURE, features.get(x), DependencePanel.COLOR, up));
          }
        });
    heat.setVisible(false);
    problem.getElement().setAttribute("role", "status");
    add(new H2("Which features act together"), problem, looking, heat);
  }

  private List<String> features() {
    ContributionsView.Answer answer = shown;
    return answer == null
        ? List.of()
        : answer.found().features().stream().limit(FEATURES).map(Summary::feature).toList();
  }

  /** Looks at the pairs of the features of an answer, once for each answer. */
  void show(Context now, ContributionsView.Answer answer) {
    if (answer == shown) {
      return;
    }
    shown = answer;
    heat.setVisible(false);
    problem.setText("");
    List<String> features = features();
    if (features.size() < 2) {
      problem.setText("The model reads one feature only.");
      return;
    }
    looking.run(
        UI.getCurrent(),
        "Looking for interactions",
        progress ->
            GlobalExplanations.interactions(
                now.workspace(), now.model(), answer.request(), now.rows(), features, progress),
        found -> draw(features, found),
        problem::setText);
  }

  /** The first feature is at the left and on top. */
  private void draw(List<String> features, List<List<Measure>> found) {
    int size = features.size();
    List<List<@Nullable Double>> values = new ArrayList<>();
    for (int x = 0; x < size; x++) {
      List<@Nullable Double> column = new ArrayList<>();
      for (int y = size - 1; y >= 0; y--) {
        column.add(
            x == y
                ? null
                : found.get(Math.min(x, y)).get(Math.abs(x - y) - 1).valueOrNull());
      }
      values.add(column);
    }
    heat.setVisible(true);
    heat.show(
        new HeatChart.Data(
            "Pairs that act together",
            "H²",
            "",
            "feature",
            "feature",
            features,
            features.reversed(),
            values,
            null,
            null,
            null,
            null,
            true,
            "H² (Friedman and Popescu 2008): the share of what a pair does to the mean score that is"
                + " more than the sum of what each does; 0 where they only add up. Where a pair"
                + " moves little the share says little. Choosing a cell shows the pair above."));
  }
}
