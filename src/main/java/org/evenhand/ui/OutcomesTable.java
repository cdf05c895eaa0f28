package org.evenhand.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.Table;
import com.vaadin.flow.component.html.TableRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.evenhand.fairness.Group;
import org.evenhand.fairness.OutcomeFigure;
import org.evenhand.fairness.OutcomeMeasure;
import org.evenhand.fairness.OutcomeMeasure.Outcome;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Metric;
import org.evenhand.report.OutcomeSentence;
import org.evenhand.report.Words;
import org.jspecify.annotations.Nullable;

/** How outcomes are distributed over groups; measured while it is open only. */
final class OutcomesTable extends Details {
  private static final long serialVersionUID = 1L;

  private final Div holder = new Div();
  private transient @Nullable Supplier<List<OutcomeFigure>> figures;

  /** One column of the table of groups. */
  private record Column(OutcomeMeasure measure, @Nullable Outcome of) {
    static Column of(OutcomeFigure figure) {
      return new Column(figure.measure(), figure.of());
    }
  }

  OutcomesTable() {
    setSummaryText("Distribution of outcomes");
    Paragraph note =
        new Paragraph(
            "Measures of other libraries that are neither a difference nor a ratio of two rates; 0"
                + " says in all of them that groups are alike. What cannot be below 0 is above it in"
                + " nearly every sample: its interval reaches to 0 unless a test rules that out.");
    note.addClassName("quiet");
    add(note, holder);
    addOpenedChangeListener(change -> draw());
  }

  void show(Supplier<List<OutcomeFigure>> now) {
    figures = now;
    draw();
  }

  private void draw() {
    if (!isOpened() || figures == null) {
      return;
    }
    List<OutcomeFigure> all = figures.get();
    holder.removeAll();
    overAll(all.stream().filter(figure -> figure.group() == null).toList());
    ofEach(all.stream().filter(figure -> figure.group() != null).toList());
  }

  private void overAll(List<OutcomeFigure> shown) {
    Table table = table("Over all groups");
    TableRow head = table.getHead().addRow();
    List.of("Measure", "Of", "Value", "In words")
        .forEach(title -> head.addHeaderCell().setText(title));
    for (OutcomeFigure figure : shown) {
      TableRow row = table.getBody().addRow();
      row.addHeaderCell().add(new ExplainButton(figure.measure().explanation()));
      row.addDataCell().setText(figure.of() == null ? "" : figure.of().key());
      cell(row, figure);
      row.addDataCell().setText(OutcomeSentence.of(figure));
    }
  }

  private void ofEach(List<OutcomeFigure> shown) {
    Table table = table("Of each group");
    TableRow head = table.getHead().addRow();
    head.addHeaderCell().setText("Group");
    List<Column> columns = shown.stream().map(Column::of).distinct().toList();
    for (Column column : columns) {
      Div title = new Div(new ExplainButton(column.measure().explanation()));
      if (column.of() != null) {
        title.add(new Div(new Span("of " + column.of().key())));
      }
      head.addHeaderCell().add(title);
    }
    List<Group> groups = new ArrayList<>();
    shown.forEach(figure -> groups.add(Objects.requireNonNull(figure.group())));
    for (Group group : groups.stream().distinct().toList()) {
      TableRow row = table.getBody().addRow();
      row.addHeaderCell().setText(Words.group(group));
      for (Column column : columns) {
        shown.stream()
            .filter(figure -> group.equals(figure.group()) && column.equals(Column.of(figure)))
            .findFirst()
            .ifPresentOrElse(
                figure -> cell(row, figure), () -> row.addDataCell().setText("the reference"));
      }
    }
  }

  private Table table(String caption) {
    Table table = new Table();
    table.setCaptionText(caption);
    Div scroll = new Div(table);
    scroll.addClassName("scroll");
    scroll.getElement().setAttribute("tabindex", "0");
    scroll.getElement().setAttribute("role", "region");
    scroll.getElement().setAttribute("aria-label", "Distribution of outcomes: " + caption);
    holder.add(scroll);
    return table;
  }

  /** Adds the number with its interval under it, and its sentence for those who point at it. */
  static void cell(TableRow row, OutcomeFigure figure) {
    Measure measure = figure.value();
    boolean bare = measure instanceof Measure.Estimate estimate && estimate.interval() == null;
    Div under =
        new Div(new Span(bare ? "no interval" : Words.underCell(Metric.MEAN_SCORE, measure)));
    under.addClassName("cell-interval");
    Div value = new Div(new Span(Words.cell(Metric.MEAN_SCORE, measure)));
    value.setTitle(OutcomeSentence.of(figure));
    row.addDataCell().add(value, under);
  }
}
