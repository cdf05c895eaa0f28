package org.evenhand.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.TableDataCell;
import com.vaadin.flow.component.html.TableRow;
import com.vaadin.flow.router.RouterLink;
import java.util.ArrayList;
import java.util.List;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Condition;
import org.evenhand.data.RowFilter;
import org.evenhand.data.Table;
import org.evenhand.report.Words;
import org.evenhand.workspace.ThresholdLab;

/** Whose decision differs from that at the workspace's own threshold. */
final class ChangesTable extends Div {
  private static final long serialVersionUID = 1L;

  private final Paragraph lead = new Paragraph();
  private final Div holder = new Div();

  ChangesTable() {
    addClassName("card");
    lead.addClassName("quiet");
    holder.addClassName("scroll");
    holder.getElement().setAttribute("tabindex", "0");
    holder.getElement().setAttribute("role", "region");
    holder.getElement().setAttribute("aria-label", "Decisions that change, by group");
    add(new H2("Who changes"), lead, holder);
  }

  /**
   * @param changes by group, from the workspace's own thresholds to those in use
   */
  void show(Context now, List<ThresholdLab.Change> changes) {
    holder.removeAll();
    setVisible(now.model().classes().size() == 2);
    if (!isVisible()) {
      return;
    }
    double changed = changes.stream().mapToDouble(c -> c.toPositive() + c.toNegative()).sum();
    List<String> names = Judged.changes(now.model());
    if (changed == 0) {
      lead.setText("No decision differs from that at the workspace's own threshold.");
      return;
    }
    double rows = changes.stream().mapToDouble(ThresholdLab.Change::rows).sum();
    lead.setText(
        "%s of %s decisions differ from those at the workspace's own threshold."
            .formatted(Words.count(changed), Words.count(rows)));
    com.vaadin.flow.component.html.Table table = new com.vaadin.flow.component.html.Table();
    table.setCaptionText("Decisions that differ, by group; the links list the rows in Probe");
    holder.add(table);
    TableRow head = table.getHead().addRow();
    head.addHeaderCell().setText("Group");
    head.addHeaderCell().setText("Rows");
    head.addHeaderCell().setText(names.get(1));
    head.addHeaderCell().setText(names.get(2));
    for (ThresholdLab.Change change : changes) {
      TableRow row = table.getBody().addRow();
      row.addHeaderCell().setText(Words.group(change.group()));
      row.addDataCell().setText(Words.count(change.rows()));
      link(now, row.addDataCell(), change, change.toPositive(), names.get(1));
      link(now, row.addDataCell(), change, change.toNegative(), names.get(2));
    }
  }

  private static void link(
      Context now, TableDataCell cell, ThresholdLab.Change change, double count, String value) {
    String text = Words.count(count);
    if (count == 0) {
      cell.setText(text);
      return;
    }
    RouterLink link = new RouterLink(text, ProbePage.class);
    link.getElement()
        .setAttribute(
            "aria-label",
            "%s rows with %s change from %s: list them in Probe"
                .formatted(text, Words.group(change.group()), value));
    link.setQueryParameters(
        now.state().shared().with(State.WHERE, where(now, change, value)).toParameters());
    cell.add(link);
  }

  /** The condition for these rows, beside those that select rows already. */
  private static String where(Context now, ThresholdLab.Change change, String value) {
    Table all = now.judged().table();
    List<Condition> conditions = new ArrayList<>();
    now.state()
        .get(State.WHERE)
        .ifPresent(where -> conditions.addAll(RowFilter.parse(where, all).conditions()));
    CategoricalColumn changed = now.judged().change();
    if (changed != null) {
      conditions.add(new Condition.OneOf(changed.name(), List.of(value), false));
    }
    for (int i = 0; i < change.group().by().size(); i++) {
      String column = change.group().by().get(i);
      String own = change.group().values().get(i);
      // A group of a column that is cut into bins has no condition that says just that.
      if (all.has(column) && all.column(column) instanceof CategoricalColumn names) {
        conditions.add(
            names.dictionary().contains(own)
                ? new Condition.OneOf(column, List.of(own), false)
                : new Condition.Missing(column, false));
      }
    }
    return RowFilter.of(conditions).text();
  }
}
