package org.evenhand.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.VaadinSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evenhand.data.RowSet;
import org.evenhand.importance.Summary;
import org.evenhand.job.Progress;
import org.evenhand.metric.Measure;
import org.evenhand.ui.chart.HeatChart;
import org.evenhand.workspace.GlobalExplanations;
import org.evenhand.workspace.GlobalRequest;
import org.evenhand.workspace.LoadedModel;
import org.evenhand.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** How much pairs of the strongest features act together. */
final class InteractionsPanel extends Div {
  private static final long serialVersionUID = 1L;

  /** Features whose pairs are looked at: of ten there are 45 pairs. */
  private static final int FEATURES = 10;

  private final JobBar looking = new JobBar();
  private final Paragraph problem = new Paragraph();
  private final HeatChart heat = new HeatChart();
  private final transient KeptAnswers kept = KeptAnswers.of(VaadinSession.getCurrent());
  private transient ContributionsView.@Nullable Answer shown;

  /** All that an answer depends on. */
  private record Question(
      Workspace workspace,
      LoadedModel model,
      GlobalRequest request,
      RowSet rows,
      List<String> features) {
    List<List<Measure>> answer(Progress progress) {
      return GlobalExplanations.interactions(workspace, model, request, rows, features, progress);
    }
  }

  InteractionsPanel(ImportanceView.Address address) {
    addClassName("stacked");
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
    add(new H2("Two features together"), problem, looking, heat);
  }

  private List<String> features() {
    ContributionsView.Answer answer = shown;
    return answer == null
        ? List.of()
        : answer.found().features().stream().limit(FEATURES).map(Summary::feature).toList();
  }

  /** Looks at the pairs of the features of an answer, once for each answer. */
  void show(Context now, ContributionsView.Answer answer) {
    if (answer.equals(shown)) {
      return;
    }
    shown = answer;
    heat.setVisible(false);
    problem.setVisible(false);
    List<String> features = features();
    if (features.size() < 2) {
      looking.drop();
      say("The model reads one feature only.");
      return;
    }
    Question question =
        new Question(now.workspace(), now.model(), answer.request(), now.rows(), features);
    Optional<List<List<Measure>>> known = kept.to(question);
    if (known.isPresent()) {
      looking.drop();
      draw(answer, features, known.get());
      return;
    }
    looking.run(
        UI.getCurrent(),
        "Looking for interactions",
        question::answer,
        found -> {
          kept.put(question, found);
          draw(answer, features, found);
        },
        this::say);
  }

  private void say(String message) {
    problem.setText(message);
    problem.setVisible(true);
  }

  /** The first feature is at the left and on top. */
  private void draw(
      ContributionsView.Answer answer, List<String> features, List<List<Measure>> found) {
    if (found.getFirst().getFirst() instanceof Measure.NotEstimable none
        && found.stream().flatMap(List::stream).noneMatch(Measure.Estimate.class::isInstance)) {
      say("Not estimable: " + none.reason() + ".");
      return;
    }
    int size = features.size();
    List<List<@Nullable Double>> values = new ArrayList<>();
    for (int x = 0; x < size; x++) {
      List<@Nullable Double> column = new ArrayList<>();
      for (int y = size - 1; y >= 0; y--) {
        column.add(
            x == y ? null : found.get(Math.min(x, y)).get(Math.abs(x - y) - 1).valueOrNull());
      }
      values.add(column);
    }
    problem.setVisible(false);
    heat.setVisible(true);
    heat.show(
        new HeatChart.Data(
            "How much pairs of features act together",
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
            "H² (Friedman and Popescu 2008): the share of what a pair does to the mean "
                + answer.request().how().scale().word()
                + " that is more than the sum of what each does; 0 where they only add up. Where a pair"
                + " moves little the share says little. Choosing a cell shows the pair above."));
  }
}
