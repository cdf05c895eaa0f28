package org.evenhand.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import org.evenhand.data.InputException;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.RowSet;
import org.evenhand.effect.TwoFeatureGrid;
import org.evenhand.job.Progress;
import org.evenhand.ui.AverageChoice.Shown;
import org.evenhand.ui.chart.EffectChart;
import org.evenhand.ui.chart.HeatChart;
import org.evenhand.whatif.EditedRow;
import org.evenhand.workspace.AverageEffects;
import org.evenhand.workspace.EffectLines;
import org.evenhand.workspace.LoadedModel;
import org.evenhand.workspace.Threshold;
import org.evenhand.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** What one feature, or two, do to the scores of many rows; the chosen row is marked. */
final class AverageCurves extends Div {
  private static final long serialVersionUID = 1L;

  private final ComboBox<String> feature = new ComboBox<>("Feature");
  private final Select<Shown> effect = new Select<>();
  private final ComboBox<String> by = new ComboBox<>("By group of");
  private final ComboBox<String> second = new ComboBox<>("Second feature");
  private final Checkbox overlay = new Checkbox("All models");
  private final Paragraph lead = new Paragraph();
  private final JobBar averaging = new JobBar(false);
  private final EffectChart curves = new EffectChart();
  private final GroupChangesTable changes = new GroupChangesTable();
  private final HeatChart heat = new HeatChart();
  private final Settle settle = new Settle();
  private final transient RowEditor editor;
  private transient @Nullable Question asked;
  private transient @Nullable Drawn drawn;
  private boolean showing;

  /** All that an answer depends on. */
  private record Question(
      Workspace workspace,
      LoadedModel model,
      RowSet rows,
      Threshold threshold,
      AverageChoice choice,
      EditedRow row) {

    boolean sameAs(@Nullable Question other) {
      return other != null
          && workspace == other.workspace
          && model == other.model
          && rows.equals(other.rows)
          && (choice.second() == null || threshold.equals(other.threshold))
          && choice.equals(other.choice)
          && (!choice.followsRow() || row.sameAs(other.row));
    }

    Drawn answer(Progress progress) {
      AverageEffects averages =
          AverageEffects.over(workspace, rows, AverageEffects.ROWS, AverageEffects.SEED);
      String two = choice.second();
      if (two == null) {
        return new Lines(averages.lines(model, choice.request(), row.values(), progress));
      }
      boolean decides = model.classes().size() == 2;
      boolean own = choice.shown() == Shown.ROW;
      return new Cells(
          own
              ? averages.pairsOf(model, choice.feature(), two, row.values(), progress)
              : averages.pairs(model, choice.feature(), two, progress),
          decides && (own || !threshold.isByGroup())
              ? averages.thresholdsOf(model, choice.feature(), two, row.values(), threshold)
              : null);
    }
  }

  /** What there is to draw. */
  private sealed interface Drawn {}

  private record Lines(EffectLines lines) implements Drawn {}

  private record Cells(TwoFeatureGrid scores, @Nullable TwoFeatureGrid thresholds)
      implements Drawn {}

  AverageCurves(RowEditor editor) {
    this.editor = editor;
    addClassNames("row-tab", "average-curves");
    effect.setLabel("What is drawn");
    effect.setWidth("18rem");
    effect.setItemLabelGenerator(shown -> String.valueOf(shown.label(second.getValue() != null)));
    by.setClearButtonVisible(true);
    by.setPlaceholder("none");
    second.setClearButtonVisible(true);
    second.setPlaceholder("none");
    second.setHelperText("for a map of both");
    feature.addValueChangeListener(change -> choose(AverageChoice.FEATURE, change.getValue()));
    effect.addValueChangeListener(
        change ->
            choose(
                AverageChoice.EFFECT, change.getValue() == null ? null : change.getValue().key()));
    by.addValueChangeListener(change -> choose(AverageChoice.BY, change.getValue()));
    second.addValueChangeListener(change -> choose(AverageChoice.SECOND, change.getValue()));
    overlay.addValueChangeListener(
        change -> choose(AverageChoice.OVERLAY, change.getValue() ? AverageChoice.YES : null));
    Div tools = new Div(feature, effect, by, second, overlay);
    tools.addClassNames("tools", "choices");
    lead.addClassName("quiet");
    lead.getElement().setAttribute("role", "status");
    curves.setVisible(false);
    changes.setVisible(false);
    heat.setVisible(false);
    add(new H3("Over many rows"), tools, lead, averaging, curves, changes, heat);
  }

  private void choose(String key, @Nullable String value) {
    if (!showing) {
      editor.choose(key, value);
    }
  }

  /**
   * Shows the average, and where the row is in it.
   *
   * @param usual the feature if none is chosen
   */
  void show(Context now, EditedRow row, String usual) {
    setVisible(now.model().editable());
    if (!isVisible()) {
      return;
    }
    AverageChoice choice;
    try {
      choice = AverageChoice.of(now, usual);
    } catch (InputException e) {
      averaging.drop();
      asked = null;
      say(String.valueOf(e.getMessage()));
      return;
    }
    Question question =
        new Question(now.workspace(), now.model(), now.rows(), now.threshold(), choice, row);
    Question before = asked;
    asked = question;
    if (before != null && question.sameAs(before)) {
      if (!row.sameAs(before.row())) {
        follow(question);
      }
      return;
    }
    drawn = null;
    showChoices(now, choice);
    if (before == null) {
      average(question);
    } else {
      settle.then(UI.getCurrent(), () -> average(question));
    }
  }

  private void showChoices(Context now, AverageChoice choice) {
    showing = true;
    boolean two = choice.second() != null;
    List<String> columns = now.model().binding().columns();
    feature.setItems(columns);
    feature.setValue(columns.contains(choice.feature()) ? choice.feature() : null);
    second.setItems(columns.stream().filter(name -> !name.equals(choice.feature())).toList());
    second.setValue(columns.contains(choice.second()) ? choice.second() : null);
    effect.setItems(Shown.of(two));
    effect.setValue(choice.shown());
    List<String> attributes = now.workspace().protectedAttributes();
    by.setItems(attributes);
    by.setValue(attributes.contains(choice.by()) ? choice.by() : null);
    by.setVisible(!two && !attributes.isEmpty());
    overlay.setValue(choice.overlay());
    overlay.setVisible(
        !two
            && choice.by() == null
            && now.models().stream().filter(LoadedModel::editable).count() > 1);
    showing = false;
  }

  /** Marks the place of an edited row while the averages stay. */
  private void follow(Question question) {
    Drawn known = drawn;
    if (known instanceof Lines
        && question.row().values().column(question.choice().feature())
            instanceof NumericColumn value
        && !value.isMissing(0)) {
      curves.mark(value.get(0));
    } else if (known != null) {
      draw(question, known);
    }
  }

  private void average(Question question) {
    if (!question.sameAs(asked)) {
      return;
    }
    averaging.run(
        UI.getCurrent(),
        "Averaging over rows",
        question::answer,
        answer -> {
          Question latest = asked;
          if (latest != null && question.sameAs(latest)) {
            drawn = answer;
            draw(latest, answer);
          }
        },
        this::say);
  }

  private void say(String message) {
    drawn = null;
    lead.setText(message);
    curves.setVisible(false);
    changes.setVisible(false);
    heat.setVisible(false);
  }

  private void draw(Question question, Drawn answer) {
    switch (answer) {
      case Lines(EffectLines lines) -> {
        AverageLines made =
            new AverageLines(
                question.workspace(),
                question.rows(),
                question.choice(),
                question.row().values(),
                lines);
        lead.setText(made.lead());
        curves.show(made.data());
      }
      case Cells(TwoFeatureGrid scores, var thresholds) -> {
        HeatCells made =
            new HeatCells(question.choice(), question.row().values(), scores, thresholds);
        lead.setText(made.lead());
        heat.show(made.data());
      }
    }
    curves.setVisible(answer instanceof Lines);
    changes.show(answer instanceof Lines(EffectLines lines) ? lines : null);
    heat.setVisible(answer instanceof Cells);
  }
}
