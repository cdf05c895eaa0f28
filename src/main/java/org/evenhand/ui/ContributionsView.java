package org.evenhand.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import org.evenhand.data.RowSet;
import org.evenhand.report.ExplanationWords;
import org.evenhand.report.ImportanceWords;
import org.evenhand.ui.chart.BarsChart;
import org.evenhand.ui.chart.SwarmChart;
import org.evenhand.workspace.ExplanationRequest;
import org.evenhand.workspace.GlobalExplanation;
import org.evenhand.workspace.GlobalExplanations;
import org.evenhand.workspace.GlobalRequest;
import org.evenhand.workspace.LoadedModel;
import org.evenhand.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** What each feature adds to the scores of many rows, and how pairs of features act together. */
final class ContributionsView extends ImportanceView {
  private static final long serialVersionUID = 1L;

  static final String KEY = "contributions";

  /** How many rows are explained, in the address. */
  private static final String ROWS = "rows";

  private final transient ExplanationFields fields = new ExplanationFields(this::choose);
  private final ComboBox<String> by = new ComboBox<>("By group of");
  private final IntegerField most = new IntegerField("Rows explained");
  private final SwarmChart swarm = new SwarmChart();
  private final BarsChart bars = new BarsChart();
  private final Paragraph method = new Paragraph();
  private final Paragraph row = new Paragraph();
  private final DependencePanel dependence;
  private final InteractionsPanel interactions;
  private transient @Nullable Answer answer;

  /** The last one shown: while rows are explained, another row or feature may be chosen. */
  private transient @Nullable Context latest;

  /** All that an answer depends on. */
  private record Question(
      Workspace workspace, LoadedModel model, GlobalRequest request, RowSet rows) {}

  /** What was found, and what it is the answer to. */
  record Answer(LoadedModel model, String what, GlobalRequest request, GlobalExplanation found) {}

  ContributionsView(Address address) {
    super(address, KEY, "What moves scores");
    dependence = new DependencePanel(address);
    interactions = new InteractionsPanel(address);
    GroupFields.setUp(by, value -> choose(PermutationChoice.BY, value));
    most.setMin(1);
    most.setWidth("9rem");
    most.addValueChangeListener(change -> number(ROWS, change.getValue()));
    swarm.addFeatureListener(feature -> address.choose(ImportancePage.FEATURE, feature));
    swarm.addRowListener(number -> address.choose(State.ROW, Integer.toString(number)));
    bars.addSelectListener(feature -> address.choose(ImportancePage.FEATURE, feature));
    method.addClassName("quiet");
    row.addClassName("quiet");
    Div tools = new Div(fields.against(), fields.scale(), by, most);
    tools.addClassNames("tools", "choices");
    Div pictures = new Div(bars, swarm);
    pictures.addClassName("importance-pictures");
    add(tools, lead, asking, pictures, row, method, fields.how(), dependence, interactions);
    clear();
  }

  @Override
  void show(Context now) {
    latest = now;
    ExplanationRequest how = ExplanationChoice.of(now, GlobalRequest.BUDGET);
    int rows = now.state().number(ROWS, GlobalRequest.ROWS);
    String groups = now.state().get(PermutationChoice.BY).orElse(null);
    // Fields first: a choice that is refused is there to be changed.
    fill(
        () -> {
          GroupFields.show(by, now, groups);
          most.setValue(rows);
        });
    fields.show(now, how, false);
    GlobalRequest request =
        new GlobalRequest(
            // The threshold decides nothing here: where it moves the question stays the same.
            new ExplanationRequest(
                how.scale(),
                how.background(),
                how.count(),
                now.workspace().threshold(),
                how.budget(),
                how.seed()),
            rows,
            groups);
    boolean known =
        ask(
            "Explaining rows",
            new Question(now.workspace(), now.model(), request, now.rows()),
            false,
            progress ->
                GlobalExplanations.of(now.workspace(), now.model(), request, now.rows(), progress),
            found -> {
              Answer drawn =
                  new Answer(
                      now.model(),
                      ExplanationWords.what(now.workspace(), now.model(), how.scale()),
                      request,
                      found);
              answer = drawn;
              draw(latest == null ? now : latest, drawn);
            });
    Answer last = answer;
    if (known && last != null) {
      mark(now, last);
    }
  }

  @Override
  void clear() {
    answer = null;
    pictures(false);
  }

  private void pictures(boolean visible) {
    List.of(swarm, bars, method, row, dependence, interactions)
        .forEach(part -> part.setVisible(visible));
  }

  private void draw(Context now, Answer drawn) {
    pictures(true);
    ContributionsPicture picture = new ContributionsPicture(now, drawn);
    lead.setText(ImportanceWords.sentences(drawn.found(), drawn.what()));
    method.setText(ImportanceWords.method(drawn.found()));
    swarm.show(picture.swarm());
    bars.show(picture.bars());
    interactions.show(now, drawn);
    mark(now, drawn);
  }

  /** The chosen row and feature may change while the answer stays. */
  private void mark(Context now, Answer drawn) {
    String feature = new ContributionsPicture(now, drawn).picked();
    swarm.mark(now.row().orElse(null), feature);
    showRow(now);
    dependence.show(now, drawn, feature);
  }

  private void showRow(Context now) {
    row.removeAll();
    now.row()
        .ifPresentOrElse(
            number -> {
              RouterLink why = new RouterLink("see why it has its score", ProbePage.class);
              why.setQueryParameters(
                  now.state().shared().with(RowPanel.TAB, WhyTab.KEY).toParameters());
              row.add("Row " + number + " is chosen: ");
              row.add(why);
              row.add(".");
            },
            () -> row.add("Click a point to choose its row, a name to pick its feature."));
  }
}
