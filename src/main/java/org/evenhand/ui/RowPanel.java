package org.evenhand.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evenhand.data.Column;
import org.evenhand.data.InputException;
import org.evenhand.model.Input;
import org.evenhand.ui.chart.ScorePanel;
import org.evenhand.whatif.EditedRow;
import org.evenhand.whatif.Edits;
import org.evenhand.whatif.Journal;
import org.evenhand.workspace.BackgroundChoice;
import org.evenhand.workspace.LoadedModel;
import org.evenhand.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** The chosen row: every model's answer on top, the fields to edit under it, what was kept last. */
final class RowPanel extends Div {
  private static final long serialVersionUID = 1L;

  /** The open tab, in the address. */
  static final String TAB = "tab";

  private final H2 heading = new H2();
  private final Span truth = new Span();
  private final ScorePanel answers = new ScorePanel();
  private final Button undo = new Button("Undo", VaadinIcon.ARROW_BACKWARD.create());
  private final Button redo = new Button("Redo", VaadinIcon.ARROW_FORWARD.create());
  private final Button reset = new Button("Reset");
  private final Button keep = new Button("Keep this row");
  private final Div fields = new Div();
  private final Div unused = new Div();
  private final Details unusedDetails = new Details("Columns that no model uses", unused);
  private final KeyedTabs<RowTab> tabs;
  private final List<FieldEditor> editors = new ArrayList<>();
  private final transient Map<Workspace, Journal> journals = new LinkedHashMap<>();
  private transient @Nullable Context context;
  private transient @Nullable Workspace built;
  private transient @Nullable Workspace distributionsOf;
  private transient Map<String, Distribution> distributions = Map.of();
  private transient @Nullable Edits edits;
  private transient Journal.@Nullable Kept parent;

  /** Where choices go that the address holds. */
  interface Address {
    /** Puts a choice into the address; null takes it out. */
    void choose(String key, @Nullable String value);

    /** Puts several choices into the address at once. */
    void choose(Map<String, String> values);
  }

  RowPanel(Address address) {
    addClassName("row-panel");
    RowEditor editor = new Editor(address);
    tabs =
        new KeyedTabs<>(
            List.of(
                new ChangeTab(editor),
                new CurvesTab(editor),
                new WhyTab(editor),
                new AlikeTab(editor),
                new CompareTab(editor),
                new HistoryTab(this::journal, this::load)),
            tab -> address.choose(TAB, tab));
    fields.addClassName("fields");
    unused.addClassName("unused");
    undo.addClickListener(click -> step(Edits::undo));
    redo.addClickListener(click -> step(Edits::redo));
    reset.addClickListener(click -> step(Edits::reset));
    keep.addClickListener(click -> keep());
    keep.addThemeVariants(ButtonVariant.PRIMARY);
    Div tools = new Div(undo, redo, reset, keep);
    tools.addClassName("tools");
    Div head = new Div(heading, truth);
    head.addClassName("row-head");
    Div values = new Div(tools, fields, unusedDetails);
    values.addClassName("row-values");
    Div columns = new Div(values, tabs);
    columns.addClassName("row-columns");
    add(head, answers, columns);
    setVisible(false);
  }

  /** Shows the row, with its edits if it is the one that was shown. */
  void show(Context now, int row) {
    context = now;
    if (built != now.workspace()) {
      build(now.workspace());
    }
    Edits current = edits;
    if (current == null || current.current().row() != row) {
      edits = new Edits(EditedRow.of(now.workspace().table(), row));
      parent = null;
    }
    setVisible(true);
    tabs.open(now.state().get(TAB).orElse(null));
    refresh();
  }

  /** Works out the columns' distributions, once for each workspace; safe beside the page's lock. */
  synchronized void load(Workspace workspace) {
    if (distributionsOf != workspace) {
      Map<String, Distribution> made = new LinkedHashMap<>();
      for (String column : inputs(workspace).keySet()) {
        made.put(column, Distribution.of(workspace.table().column(column)));
      }
      distributions = made;
      distributionsOf = workspace;
    }
  }

  private void build(Workspace workspace) {
    load(workspace);
    built = workspace;
    edits = null;
    editors.clear();
    fields.removeAll();
    Map<String, Set<String>> inputs = inputs(workspace);
    for (Column column : workspace.table().columns()) {
      Set<String> categories = inputs.get(column.name());
      Distribution distribution = distributions.get(column.name());
      if (categories != null && distribution != null) {
        editors.add(new FieldEditor(distribution, categories, this::edit));
      }
    }
    editors.forEach(fields::add);
  }

  /** The columns that some model can be asked about, each with the categories that models know. */
  private static Map<String, Set<String>> inputs(Workspace workspace) {
    Map<String, Set<String>> inputs = new LinkedHashMap<>();
    for (LoadedModel model : workspace.models()) {
      List<Input> signature = model.signature().inputs();
      for (int i = 0; i < signature.size() && model.editable(); i++) {
        inputs
            .computeIfAbsent(model.binding().columns().get(i), name -> new LinkedHashSet<>())
            .addAll(signature.get(i).categories());
      }
    }
    return inputs;
  }

  private void edit(String column, @Nullable String text) {
    Edits current = edits;
    if (current == null) {
      return;
    }
    try {
      current.edit(column, text);
      refresh();
    } catch (InputException e) {
      Failures.show(String.valueOf(e.getMessage()));
    }
  }

  private void step(java.util.function.Consumer<Edits> way) {
    if (edits != null) {
      way.accept(edits);
      refresh();
    }
  }

  private void refresh() {
    Context now = context;
    Edits current = edits;
    if (now == null || current == null) {
      return;
    }
    EditedRow row = current.current();
    RowAnswers given = RowAnswers.of(now, row);
    heading.setText("Row " + row.row() + (row.isChanged() ? ", edited" : ""));
    truth.setText(truth(now, row.row()));
    answers.show(given.panel());
    Map<String, String> flags = given.flags();
    editors.forEach(editor -> editor.show(row, flags.get(editor.column())));
    undo.setEnabled(current.canUndo());
    redo.setEnabled(current.canRedo());
    reset.setEnabled(row.isChanged());
    keep.setEnabled(row.isChanged());
    showUnused(now, row);
    tabs.current().show(now, row);
  }

  private static String truth(Context now, int row) {
    var target = now.workspace().target();
    if (target == null) {
      return "no labels in this workspace";
    }
    String label = now.workspace().table().column(target.column()).text(row);
    return target.column() + " in the data: " + (label == null ? "missing" : label);
  }

  private void showUnused(Context now, EditedRow row) {
    Set<String> edited = new LinkedHashSet<>(editors.stream().map(FieldEditor::column).toList());
    unused.removeAll();
    for (Column column : now.workspace().table().columns()) {
      if (!edited.contains(column.name())) {
        String text = row.values().column(column.name()).text(0);
        unused.add(new Div(new Span(column.name()), new Span(text == null ? "–" : text)));
      }
    }
    unusedDetails.setVisible(unused.getComponentCount() > 0);
  }

  private Journal journal(Context now) {
    return journals.computeIfAbsent(now.workspace(), unseen -> new Journal());
  }

  private void keep() {
    Context now = context;
    Edits current = edits;
    if (now != null && current != null) {
      EditedRow row = current.current();
      RowAnswers given = RowAnswers.of(now, row);
      current.endStep();
      parent = journal(now).keep(row, parent, given.scores(), given.originalScores());
      refresh();
    }
  }

  private void load(Journal.Kept kept) {
    Edits current = edits;
    if (current == null || current.current().row() != kept.row().row()) {
      EditedRow first = kept.row();
      edits = new Edits(new EditedRow(first.row(), first.original(), first.original()));
    }
    if (edits != null) {
      edits.set(kept.row());
      parent = kept;
      refresh();
    }
  }

  /** The row as its tabs may change it. */
  private final class Editor implements RowEditor {
    private final Address address;

    Editor(Address address) {
      this.address = address;
    }

    @Override
    public void edit(String column, @Nullable String text) {
      RowPanel.this.edit(column, text);
    }

    @Override
    public void tryOut(Map<String, String> values) {
      Edits current = edits;
      if (current != null) {
        EditedRow row = current.current();
        for (Map.Entry<String, String> value : values.entrySet()) {
          row = row.with(value.getKey(), value.getValue());
        }
        current.set(row);
        keep();
      }
    }

    @Override
    public void choose(String key, @Nullable String value) {
      address.choose(key, value);
    }

    @Override
    public void order(List<String> columns) {
      List<String> all = new ArrayList<>(columns);
      editors.stream()
          .map(FieldEditor::column)
          .filter(name -> !all.contains(name))
          .forEach(all::add);
      List<FieldEditor> ordered = new ArrayList<>(editors);
      ordered.sort(Comparator.comparingInt(field -> all.indexOf(field.column())));
      fields.removeAll();
      ordered.forEach(fields::add);
    }

    @Override
    public void curves(String feature) {
      address.choose(Map.of(TAB, CurvesTab.KEY, AverageChoice.FEATURE, feature));
    }

    @Override
    public void compare(int row) {
      address.choose(Map.of(TAB, CompareTab.KEY, CompareTab.OTHER, Integer.toString(row)));
    }

    @Override
    public void explain(int other) {
      String against = new BackgroundChoice.Row(other).toString();
      address.choose(Map.of(TAB, WhyTab.KEY, ExplanationChoice.AGAINST, against));
    }

    @Override
    public void open(int row) {
      address.choose(State.ROW, Integer.toString(row));
    }
  }
}
