package org.evenhand.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.provider.QuerySortOrder;
import com.vaadin.flow.data.provider.SortDirection;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.evenhand.data.Column;
import org.evenhand.data.InputException;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.RowFilter;
import org.evenhand.data.RowOrder;
import org.evenhand.report.Words;
import org.evenhand.workspace.LoadedModel;
import org.jspecify.annotations.Nullable;

/** The rows of the part and selection as a lazy grid: sort, filter, go to a row. */
final class RowsPanel extends Div {
  private static final long serialVersionUID = 1L;

  /** Columns beyond this many are left to the row's own panel. */
  private static final int COLUMNS = 60;

  private final Grid<Integer> grid = new Grid<>();
  private final TextField filter = new TextField();
  private final ComboBox<String> column = new ComboBox<>();
  private final TextField value = new TextField();
  private final IntegerField goTo = new IntegerField();
  private final Span count = new Span();
  private final IntConsumer chosen;
  private final Consumer<@Nullable String> filtered;
  private transient @Nullable Context context;
  private transient List<String> shownColumns = List.of();
  private transient int[] order = new int[0];
  private boolean showing;

  /**
   * @param chosen hears the row a user picks
   * @param filtered hears the condition a user sets, null for none
   */
  RowsPanel(IntConsumer chosen, Consumer<@Nullable String> filtered) {
    this.chosen = chosen;
    this.filtered = filtered;
    addClassName("rows-panel");
    grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_ROW_STRIPES);
    grid.getElement().setAttribute("aria-label", "Rows");
    grid.setDataProvider(rows());
    grid.addSelectionListener(
        selection -> {
          if (selection.isFromClient()) {
            selection.getFirstSelectedItem().ifPresent(chosen::accept);
          }
        });
    buildFilter();
    Div tools = new Div(filter, column, value, addCondition(), goTo, count);
    tools.addClassName("tools");
    add(tools, grid);
  }

  private CallbackDataProvider<Integer, Void> rows() {
    return DataProvider.fromCallbacks(this::fetch, query -> order.length);
  }

  private Stream<Integer> fetch(Query<Integer, Void> query) {
    List<QuerySortOrder> sort = query.getSortOrders();
    if (!sort.isEmpty()) {
      sort(sort.get(0));
    }
    int from = Math.min(query.getOffset(), order.length);
    int to = Math.min(from + query.getLimit(), order.length);
    return Arrays.stream(order, from, to).boxed();
  }

  private void buildFilter() {
    filter.setLabel("Only rows where");
    filter.setClearButtonVisible(true);
    filter.addClassName("filter");
    filter.addValueChangeListener(
        change -> {
          if (!showing) {
            apply(change.getValue());
          }
        });
    column.setLabel("Column");
    column.setWidth("9rem");
    value.setLabel("Value");
    value.setWidth("7rem");
    value.setPlaceholder("no, >= 30");
    goTo.setLabel("Go to row");
    goTo.setWidth("6rem");
    goTo.setMin(0);
    goTo.addValueChangeListener(
        change -> {
          if (change.isFromClient() && change.getValue() != null) {
            goTo(change.getValue());
          }
        });
    count.addClassName("count");
  }

  private Button addCondition() {
    Button add = new Button("Add condition");
    add.addClickListener(
        click -> {
          String name = column.getValue();
          if (name == null || value.isEmpty()) {
            Failures.show("Choose a column and type a value, such as: no, or >= 30");
            return;
          }
          String condition = condition(name, value.getValue().strip());
          apply(filter.isEmpty() ? condition : filter.getValue() + " and " + condition);
        });
    return add;
  }

  /** A condition as {@link RowFilter} reads it; without an operator the value must be equal. */
  private static String condition(String name, String typed) {
    boolean operator = typed.matches("(?s)([<>=!]|in |not in |is |contains ).*");
    return quoted(name) + " " + (operator ? typed : "= " + quoted(typed));
  }

  private static String quoted(String text) {
    return text.matches("[\\p{L}\\p{N}_.]+") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private void apply(String condition) {
    Context current = context;
    if (current == null) {
      return;
    }
    try {
      if (!condition.isBlank()) {
        RowFilter.parse(condition, current.judged().table());
      }
      filter.setInvalid(false);
      filtered.accept(condition.isBlank() ? null : condition.strip());
    } catch (InputException e) {
      filter.setErrorMessage(e.getMessage());
      filter.setInvalid(true);
    }
  }

  private void goTo(int row) {
    Context current = context;
    if (current == null) {
      return;
    }
    int last = current.workspace().table().rows() - 1;
    if (row < 0 || row > last) {
      Failures.show("There is no row " + row + ": rows run from 0 to " + last + ".");
      return;
    }
    chosen.accept(row);
    reveal(row);
  }

  /** Scrolls to the row and marks it, if it is among those shown. */
  void reveal(int row) {
    for (int i = 0; i < order.length; i++) {
      if (order[i] == row) {
        grid.scrollToIndex(i);
        grid.select(row);
        return;
      }
    }
    grid.deselectAll();
  }

  void show(Context now) {
    context = now;
    showing = true;
    try {
      filter.setValue(now.state().get(State.WHERE).orElse(""));
      filter.setInvalid(false);
      column.setItems(now.judged().table().names());
      filter.setPlaceholder(example(now));
    } finally {
      showing = false;
    }
    order = now.rows().toArray();
    count.setText("%,d of %,d rows".formatted(order.length, now.workspace().table().rows()));
    List<String> columns = columns(now);
    if (!columns.equals(shownColumns)) {
      shownColumns = columns;
      buildColumns();
    }
    List<GridSortOrder<Integer>> sorted = grid.getSortOrder();
    if (!sorted.isEmpty()) {
      sortBy(
          sorted.get(0).getSorted().getKey(),
          sorted.get(0).getDirection() == SortDirection.ASCENDING);
    }
    grid.getDataProvider().refreshAll();
  }

  /** A condition on this data, to show how one is written. */
  private static String example(Context now) {
    String score = now.judged().score().name() + " > 0.5";
    return now.workspace().protectedAttributes().stream()
        .findFirst()
        .map(name -> score + " and " + name + " is not missing")
        .orElse(score);
  }

  /** What the model says and the label first, then the model's inputs, then the rest. */
  static List<String> columns(Context context) {
    Judged judged = context.judged();
    Set<String> columns = new LinkedHashSet<>();
    columns.add(judged.score().name());
    for (Column said : new Column[] {judged.prediction(), judged.error()}) {
      if (said != null) {
        columns.add(said.name());
      }
    }
    if (context.workspace().target() != null) {
      columns.add(context.workspace().target().column());
    }
    if (judged.outcome() != null) {
      columns.add(judged.outcome().name());
    }
    columns.addAll(context.workspace().protectedAttributes());
    for (LoadedModel model : context.models()) {
      columns.addAll(model.binding().columns());
    }
    columns.addAll(judged.table().names());
    return columns.stream().limit(COLUMNS).toList();
  }

  private void buildColumns() {
    grid.removeAllColumns();
    grid.addColumn(row -> row).setHeader("Row").setKey("").setFlexGrow(0).setFrozen(true);
    for (String name : shownColumns) {
      grid.addColumn(row -> cell(name, row))
          .setHeader(name)
          .setKey(name)
          .setSortProperty(name)
          .setAutoWidth(true)
          .setFlexGrow(0)
          .setResizable(true);
    }
  }

  private String cell(String name, int row) {
    Context current = context;
    if (current == null) {
      return "";
    }
    Column cells = current.judged().table().column(name);
    if (cells == current.judged().score() && cells instanceof NumericColumn scores) {
      return Words.score(scores.get(row));
    }
    String text = cells.text(row);
    return text == null ? "–" : text;
  }

  private void sort(QuerySortOrder sort) {
    sortBy(sort.getSorted(), sort.getDirection() == SortDirection.ASCENDING);
  }

  private void sortBy(@Nullable String name, boolean ascending) {
    Context current = context;
    if (current != null && name != null && current.judged().table().has(name)) {
      order = RowOrder.by(current.judged().table().column(name), ascending, current.rows());
    }
  }
}
