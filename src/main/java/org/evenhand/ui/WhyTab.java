package org.evenhand.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.evenhand.data.InputException;
import org.evenhand.importance.Contribution;
import org.evenhand.job.Progress;
import org.evenhand.report.ExplanationWords;
import org.evenhand.ui.chart.WaterfallChart;
import org.evenhand.whatif.EditedRow;
import org.evenhand.workspace.ExplanationRequest;
import org.evenhand.workspace.Explanations;
import org.evenhand.workspace.LoadedModel;
import org.evenhand.workspace.RowExplanation;
import org.evenhand.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** What each of the row's values adds to its score, held against other rows or against one. */
final class WhyTab extends RowTab {
  private static final long serialVersionUID = 1L;

  static final String KEY = "why";

  /** Whether the fields are in the order of the steps, in the address. */
  private static final String ORDER = "order";

  /** The model beside the current one, in the address. */
  private static final String BESIDE = "beside";

  private final transient ExplanationFields fields;
  private final Select<String> beside = new Select<>();
  private final Checkbox order = new Checkbox("Fields in this order");
  private final Paragraph lead = new Paragraph();
  private final JobBar explaining = new JobBar(false);
  private final WaterfallChart chart = new WaterfallChart();
  private final Div method = new Div();
  private final Settle settle = new Settle();
  private final transient RowEditor editor;
  private transient @Nullable Question asked;
  private transient @Nullable Answered answered;

  /** What the fields are in the order of; null: of the data. */
  private transient @Nullable Question ordered;

  private boolean showing;

  /**
   * All that an answer depends on.
   *
   * @param models the current one, then perhaps another beside it
   * @param name of the row, edited or not
   */
  private record Question(
      Workspace workspace,
      List<LoadedModel> models,
      ExplanationRequest request,
      EditedRow row,
      String name) {

    boolean sameAs(@Nullable Question other) {
      return other != null && asksLike(other) && row.sameAs(other.row);
    }

    /** Whether it differs in the row's values or the threshold at most, which may move fast. */
    boolean asksLike(Question other) {
      return workspace == other.workspace
          && models.equals(other.models)
          && row.row() == other.row.row()
          && request.background().equals(other.request.background())
          && request.scale() == other.request.scale()
          && request.count() == other.request.count()
          && request.budget() == other.request.budget()
          && request.seed() == other.request.seed();
    }

    List<RowExplanation> answer(Progress progress) {
      List<RowExplanation> answers = new ArrayList<>();
      for (LoadedModel model : models) {
        answers.add(
            Explanations.of(workspace, model, request, progress).explain(row.values(), progress));
      }
      return answers;
    }
  }

  /** The answer that is shown. */
  private record Answered(Question question, RowExplanation answer) {
    List<String> strongestFirst() {
      return answer.attribution().contributions().stream()
          .sorted(Comparator.comparingDouble(Answered::size).reversed())
          .map(Contribution::feature)
          .toList();
    }

    private static double size(Contribution contribution) {
      Double amount = contribution.amount().valueOrNull();
      return amount == null ? 0 : Math.abs(amount);
    }
  }

  WhyTab(RowEditor editor) {
    super(KEY, "Why");
    this.editor = editor;
    fields = new ExplanationFields(editor::choose);
    beside.setLabel("Beside it");
    beside.setWidth("11rem");
    beside.setEmptySelectionAllowed(true);
    beside.setEmptySelectionCaption("no other model");
    beside.addValueChangeListener(
        change -> {
          if (!showing) {
            editor.choose(BESIDE, change.getValue());
          }
        });
    order.addValueChangeListener(
        change -> {
          if (!showing) {
            editor.choose(ORDER, change.getValue() ? KEY : null);
          }
        });
    chart.addSelectListener(editor::curves);
    chart.setVisible(false);
    lead.getElement().setAttribute("role", "status");
    method.addClassName("quiet");
    Div tools = new Div(fields.against(), fields.scale(), beside);
    tools.addClassNames("tools", "choices");
    add(tools, lead, explaining, chart, order, method, fields.how());
  }

  @Override
  void show(Context now, EditedRow edited) {
    Question question;
    try {
      question = question(now, edited);
    } catch (InputException e) {
      asked = null;
      explaining.drop();
      say(String.valueOf(e.getMessage()));
      return;
    }
    Question before = asked;
    asked = question;
    showChoices(now, question);
    if (before == null || !question.asksLike(before)) {
      explain(question);
    } else if (!question.sameAs(before)
        || !question.request().threshold().equals(before.request().threshold())) {
      settle.then(UI.getCurrent(), () -> explain(question));
    }
  }

  private static Question question(Context now, EditedRow edited) {
    List<LoadedModel> models = new ArrayList<>(List.of(now.model()));
    now.state()
        .get(BESIDE)
        .map(now.workspace()::model)
        .filter(other -> other != now.model())
        .ifPresent(models::add);
    return new Question(
        now.workspace(),
        models,
        ExplanationChoice.of(now, ExplanationRequest.BUDGET),
        edited,
        "row " + edited.row() + (edited.isChanged() ? ", edited" : ""));
  }

  private void showChoices(Context now, Question question) {
    fields.show(now, question.request(), true);
    List<String> others =
        now.models().stream()
            .filter(model -> model.editable() && model != now.model())
            .map(LoadedModel::name)
            .toList();
    showing = true;
    beside.setItems(others);
    beside.setVisible(!others.isEmpty());
    beside.setValue(
        question.models().stream()
            .map(LoadedModel::name)
            .filter(others::contains)
            .findFirst()
            .orElse(null));
    order.setValue(now.state().get(ORDER).filter(KEY::equals).isPresent());
    showing = false;
    arrange();
  }

  /** Puts the fields in order, and leaves them there while the row is edited. */
  private void arrange() {
    Answered known = answered;
    if (!order.getValue()) {
      if (ordered != null) {
        ordered = null;
        editor.order(List.of());
      }
    } else if (known != null && (ordered == null || !ordered.asksLike(known.question()))) {
      ordered = known.question();
      editor.order(known.strongestFirst());
    }
  }

  private void explain(Question question) {
    if (!question.equals(asked)) { // a newer one is on its way
      return;
    }
    explaining.run(
        UI.getCurrent(),
        "Explaining the score",
        question::answer,
        answers -> draw(question, answers),
        this::say);
  }

  private void say(String message) {
    lead.setText(message);
    chart.setVisible(false);
    order.setVisible(false);
    answered = null;
    method.removeAll();
  }

  private void draw(Question question, List<RowExplanation> answers) {
    WhyPicture picture =
        new WhyPicture(
            question.workspace(), question.request(), question.row(), question.name(), answers);
    lead.setText(picture.sentences(answers.getFirst()));
    method.removeAll();
    for (int i = 0; i < answers.size(); i++) {
      RowExplanation answer = answers.get(i);
      String name = answers.size() > 1 ? answer.model().name() + ": " : "";
      String more = i == 0 ? "" : picture.sentences(answer) + " ";
      method.add(new Paragraph(name + more + ExplanationWords.method(answer)));
    }
    WaterfallChart.Data drawn = picture.data();
    chart.setVisible(drawn != null);
    order.setVisible(drawn != null);
    if (drawn != null) {
      chart.show(drawn);
      answered = new Answered(question, answers.getFirst());
      arrange();
    }
  }
}
