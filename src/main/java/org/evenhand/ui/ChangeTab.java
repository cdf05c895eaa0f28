package org.evenhand.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.evenhand.counterfactual.Constraints;
import org.evenhand.counterfactual.Findings;
import org.evenhand.counterfactual.SearchOptions;
import org.evenhand.data.InputException;
import org.evenhand.job.Progress;
import org.evenhand.report.CounterfactualWords;
import org.evenhand.report.Words;
import org.evenhand.whatif.EditedRow;
import org.evenhand.workspace.CounterfactualRequest;
import org.evenhand.workspace.Counterfactuals;
import org.evenhand.workspace.FeatureRules;
import org.evenhand.workspace.LoadedModel;
import org.evenhand.workspace.RowCounterfactuals;
import org.evenhand.workspace.Threshold;
import org.evenhand.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** What would have to be different: the fewest, nearest, permitted changes, and what was proven. */
final class ChangeTab extends RowTab {
  private static final long serialVersionUID = 1L;

  /** The wanted answer, in the address. */
  static final String TARGET = "target";

  /** The columns that may not change, in the address. */
  static final String FROZEN = "frozen";

  /** Rules of columns and relations between them, separated by commas, in the address. */
  static final String RULES = "rules";

  /** The most changes at once, in the address. */
  static final String MOST = "changes";

  private static final String NONE = "-";

  private final ComboBox<String> target = new ComboBox<>("Wanted answer");
  private final MultiSelectComboBox<String> frozen = new MultiSelectComboBox<>("May not change");
  private final IntegerField most = new IntegerField("Changes at most");
  private final TextField rules = new TextField("Rules");
  private final Paragraph lead = new Paragraph();
  private final Details choices;
  private final JobBar searching = new JobBar(false);
  private final Div results = new Div();
  private final Settle settle = new Settle();
  private final transient RowEditor editor;
  private transient @Nullable Question asked;
  private boolean showing;

  /** All that an answer depends on. */
  private record Question(
      Workspace workspace,
      LoadedModel model,
      EditedRow row,
      Threshold threshold,
      @Nullable String target,
      @Nullable List<String> frozen,
      @Nullable String rules,
      @Nullable Integer most) {

    static Question of(Context now, EditedRow row) {
      return new Question(
          now.workspace(),
          now.model(),
          row,
          now.threshold(),
          now.state().get(TARGET).orElse(null),
          now.state()
              .get(FROZEN)
              .map(text -> text.equals(NONE) ? List.<String>of() : List.of(text.split(",", -1)))
              .orElse(null),
          now.state().get(RULES).orElse(null),
          now.state().get(MOST).map(ChangeTab::count).orElse(null));
    }

    boolean sameAs(@Nullable Question other) {
      return other != null
          && workspace == other.workspace
          && model == other.model
          && row.sameAs(other.row)
          && threshold.equals(other.threshold)
          && Objects.equals(target, other.target)
          && Objects.equals(frozen, other.frozen)
          && Objects.equals(rules, other.rules)
          && Objects.equals(most, other.most);
    }

    /** Columns of the data that may not change and that the model does not read. */
    List<String> idle() {
      return frozen == null
          ? List.of()
          : frozen.stream()
              .filter(workspace.table().names()::contains)
              .filter(column -> !model.binding().columns().contains(column))
              .toList();
    }

    RowCounterfactuals answer(Progress progress) {
      Counterfactuals searches = Counterfactuals.of(workspace, model, progress);
      Constraints constraints = searches.constraints();
      if (frozen != null) {
        List<String> kept = new ArrayList<>(frozen);
        kept.removeAll(idle());
        List<String> free = new ArrayList<>(model.binding().columns());
        free.removeAll(kept);
        constraints = searches.constraints(kept, free);
      }
      if (rules != null) {
        constraints = FeatureRules.apply(List.of(rules.split(",", -1)), constraints, model);
      }
      if (most != null) {
        constraints = constraints.atMost(most);
      }
      return searches.find(
          row.row(),
          row.values(),
          new CounterfactualRequest(target, threshold, constraints, SearchOptions.STANDARD),
          progress);
    }
  }

  ChangeTab(RowEditor editor) {
    super("change", "What would change it");
    this.editor = editor;
    target.setAllowCustomValue(true);
    target.setClearButtonVisible(true);
    target.addValueChangeListener(change -> choose(TARGET, change.getValue()));
    target.addCustomValueSetListener(typed -> choose(TARGET, typed.getDetail().strip()));
    frozen.addValueChangeListener(change -> chooseFrozen(change.getValue()));
    most.setMin(1);
    most.setStepButtonsVisible(true);
    most.setClearButtonVisible(true);
    most.setPlaceholder("any");
    most.setWidth("8rem");
    most.addValueChangeListener(
        change -> {
          Integer count = change.getValue();
          // What is below 1 is marked in the field.
          if (count == null || count >= 1) {
            choose(MOST, count == null ? null : Integer.toString(count));
          }
        });
    rules.setClearButtonVisible(true);
    rules.setPlaceholder("none");
    rules.setHelperText(
        "such as: age increase, lvrat 0.2..0.8, term step 12, purpose in car|home, income with"
            + " debt, if education rises then age rises by 2");
    rules.addValueChangeListener(change -> choose(RULES, change.getValue()));
    Div tools = new Div(target, frozen, most, rules);
    tools.addClassNames("tools", "choices");
    lead.getElement().setAttribute("role", "status");
    results.addClassName("found");
    choices = new Details("What is wanted, and what may change", tools);
    add(lead, searching, choices, results);
  }

  private static Integer count(String text) {
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw new InputException(
          "the address asks for '%s' changes; expected a number from 1".formatted(text));
    }
    return Integer.valueOf(text);
  }

  /** What another model may read is kept in the address. */
  private void chooseFrozen(Set<String> columns) {
    Set<String> all = new LinkedHashSet<>(columns);
    if (asked != null) {
      all.addAll(asked.idle());
    }
    choose(FROZEN, all.isEmpty() ? NONE : String.join(",", all));
  }

  private void choose(String key, @Nullable String value) {
    if (!showing) {
      editor.choose(key, value);
    }
  }

  @Override
  void show(Context now, EditedRow row) {
    Question question;
    try {
      question = Question.of(now, row);
    } catch (InputException e) {
      refuse(String.valueOf(e.getMessage()));
      asked = null;
      return;
    }
    if (question.sameAs(asked)) {
      return;
    }
    boolean first = asked == null;
    asked = question;
    choices.setVisible(now.model().editable());
    if (!now.model().editable()) {
      refuse("The scores of this model are recorded: it cannot be asked about a changed row.");
      return;
    }
    showChoices(now, question);
    if (now.model().classes().isEmpty() && question.target() == null) {
      choices.setOpened(true);
      refuse(
          ("%s predicts a number: under “Wanted answer”, say which numbers are wanted, such as"
                  + " 10..20 (from 10 to 20), 10.. (10 or more) or ..20 (20 or less).")
              .formatted(now.model().name()));
    } else if (first) {
      search(question);
    } else {
      settle.then(UI.getCurrent(), () -> search(question));
    }
  }

  private void showChoices(Context now, Question question) {
    List<String> columns = now.model().binding().columns();
    List<String> classes = now.model().classes();
    showing = true;
    target.setItems(classes);
    target.setValue(question.target());
    target.setPlaceholder(classes.isEmpty() ? "a range" : "another answer");
    target.setHelperText(
        classes.isEmpty()
            ? "a range of values, such as 10..20, 10.. or ..20"
            : "a class, or a range of scores such as ..0.2");
    frozen.setItems(columns);
    Set<String> kept =
        question.frozen() == null ? frozenByWorkspace(now) : new LinkedHashSet<>(question.frozen());
    kept.retainAll(columns);
    frozen.setValue(kept);
    most.setValue(question.most());
    rules.setValue(Objects.requireNonNullElse(question.rules(), ""));
    showing = false;
  }

  private static Set<String> frozenByWorkspace(Context now) {
    Constraints own = Counterfactuals.permitted(now.workspace(), now.model());
    Set<String> kept = new LinkedHashSet<>(now.model().binding().columns());
    kept.removeIf(column -> !own.rule(column).immutable());
    return kept;
  }

  private void search(Question question) {
    if (!question.sameAs(asked)) {
      return;
    }
    searching.run(
        UI.getCurrent(),
        "Searching for changes",
        question::answer,
        answer -> draw(question, answer),
        this::say);
  }

  /** Says why there is no search, in place of one that may be under way. */
  private void refuse(String message) {
    searching.drop();
    say(message);
  }

  private void say(String message) {
    lead.setText(message);
    results.removeAll();
  }

  private void draw(Question question, RowCounterfactuals answer) {
    Findings findings = answer.findings();
    List<String> sentences = new ArrayList<>();
    String reason = findings.reason();
    sentences.add(
        reason == null
            ? "%s would give %s."
                .formatted(
                    findings.found().size() == 1
                        ? "This change"
                        : "Each of these " + findings.found().size(),
                    findings.wanted())
            : Character.toUpperCase(reason.charAt(0)) + reason.substring(1) + ".");
    sentences.addAll(CounterfactualWords.proof(findings.proof()));
    String cut = CounterfactualWords.cut(findings);
    if (cut != null) {
      sentences.add(cut);
    }
    for (String column : question.idle()) {
      sentences.add(
          "That %s may not change has no effect: %s does not read it."
              .formatted(column, question.model().name()));
    }
    lead.setText(String.join(" ", sentences));
    results.removeAll();
    for (int i = 0; i < findings.found().size(); i++) {
      results.add(
          new FoundCard(editor, question.row(), findings.found().get(i), answer.answers().get(i)));
    }
    Paragraph how =
        new Paragraph(
            "%s changed rows were put to the model, in %s ms."
                .formatted(
                    Words.count(findings.evaluations()),
                    Words.count((double) answer.milliseconds())));
    how.addClassName("quiet");
    results.add(how);
    if (!findings.notes().isEmpty()) {
      UnorderedList notes = new UnorderedList();
      findings.notes().forEach(note -> notes.add(new ListItem(note)));
      results.add(new Details("What may not or cannot change", notes));
    }
  }
}
