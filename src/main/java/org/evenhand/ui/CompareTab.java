package org.evenhand.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.Table;
import com.vaadin.flow.component.html.TableDataCell;
import com.vaadin.flow.component.html.TableRow;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.evenhand.data.Column;
import org.evenhand.data.InputException;
import org.evenhand.report.Words;
import org.evenhand.whatif.EditedRow;
import org.evenhand.workspace.Answer;
import org.evenhand.workspace.LoadedModel;
import org.jspecify.annotations.Nullable;

/** The row beside another: every model's answer to both, and every value, differences marked. */
final class CompareTab extends RowTab {
  private static final long serialVersionUID = 1L;

  static final String KEY = "compare";

  /** The other row, in the address. */
  static final String OTHER = "other";

  private final IntegerField number = new IntegerField("Compare with row");
  private final Checkbox onlyDifferences = new Checkbox("Only what differs");
  private final Button why = new Button("Why their scores differ");
  private final Paragraph summary = new Paragraph();
  private final Div holder = new Div();
  private transient @Nullable Context context;
  private transient @Nullable EditedRow row;
  private boolean showing;

  /** One line of the table. */
  private record Line(String name, String here, String there) {
    boolean differs() {
      return !here.equals(there);
    }
  }

  CompareTab(RowEditor editor) {
    super(KEY, "Compare");
    number.setMin(0);
    number.setHelperText("its number in the data, from 0");
    number.addValueChangeListener(
        change -> {
          if (!showing && change.getValue() != null) {
            editor.choose(OTHER, Integer.toString(change.getValue()));
          }
        });
    onlyDifferences.addValueChangeListener(change -> draw());
    summary.addClassName("quiet");
    why.addClickListener(
        click -> {
          if (number.getValue() != null) {
            editor.explain(number.getValue());
          }
        });
    Div tools = new Div(number, onlyDifferences, why);
    tools.addClassName("tools");
    holder.addClassName("scroll");
    holder.getElement().setAttribute("tabindex", "0");
    holder.getElement().setAttribute("role", "region");
    holder.getElement().setAttribute("aria-label", "Two rows side by side");
    add(tools, summary, holder);
  }

  @Override
  void show(Context now, EditedRow edited) {
    context = now;
    row = edited;
    showing = true;
    number.setValue(now.state().get(OTHER).map(CompareTab::parse).orElse(null));
    number.setMax(now.workspace().table().rows() - 1);
    showing = false;
    draw();
  }

  private static Integer parse(String text) {
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException e) {
      throw new InputException("the address compares with row '" + text + "': not a number", e);
    }
  }

  private void draw() {
    Context now = context;
    EditedRow here = row;
    Integer other = number.getValue();
    holder.removeAll();
    why.setVisible(false);
    if (now == null || here == null) {
      return;
    }
    int last = now.workspace().table().rows() - 1;
    if (other == null || other < 0 || other > last) {
      summary.setText(
          "Choose a row from 0 to %,d to see it beside this one; rows under “Alike” can be put here."
              .formatted(last));
      return;
    }
    why.setVisible(now.model().editable());
    EditedRow there = EditedRow.of(now.workspace().table(), other);
    List<Line> values = values(here, there);
    long different = values.stream().filter(Line::differs).count();
    summary.setText("%d of %d columns differ.".formatted(different, values.size()));
    List<Line> lines = answers(now, here, there);
    values.stream()
        .filter(line -> line.differs() || !onlyDifferences.getValue())
        .forEach(lines::add);
    holder.add(
        table(lines, "Row " + here.row() + (here.isChanged() ? ", edited" : ""), "Row " + other));
  }

  private static List<Line> answers(Context now, EditedRow here, EditedRow there) {
    List<Line> lines = new ArrayList<>();
    for (LoadedModel model : now.models()) {
      lines.add(new Line(model.name(), answer(now, model, here), answer(now, model, there)));
    }
    return lines;
  }

  private static String answer(Context now, LoadedModel model, EditedRow row) {
    Answer answer;
    try {
      answer =
          model
              .answers(row.values(), now.workspace().thresholds(row.values(), now.threshold()))
              .get(0);
    } catch (InputException e) {
      return String.valueOf(e.getMessage());
    }
    Double score = answer.score();
    if (score == null) {
      return "no score";
    }
    String prediction = answer.prediction();
    return Words.score(score) + (prediction == null ? "" : " · " + prediction);
  }

  private static List<Line> values(EditedRow here, EditedRow there) {
    List<Line> lines = new ArrayList<>();
    for (Column column : here.values().columns()) {
      lines.add(new Line(column.name(), text(column), text(there.values().column(column.name()))));
    }
    return lines;
  }

  private static String text(Column column) {
    return Objects.requireNonNullElse(column.text(0), "missing");
  }

  private static Table table(List<Line> lines, String here, String there) {
    Table table = new Table();
    table.addClassName("compared");
    table.setCaptionText("Answers first, then values; ≠ marks what differs");
    TableRow head = table.getHead().addRow();
    List.of("Model or column", here, there, "Differs")
        .forEach(title -> head.addHeaderCell().setText(title));
    for (Line line : lines) {
      TableRow row = table.getBody().addRow();
      row.setClassName("differs", line.differs());
      row.addHeaderCell().setText(line.name());
      row.addDataCell().setText(line.here());
      row.addDataCell().setText(line.there());
      TableDataCell mark = row.addDataCell();
      if (line.differs()) {
        Span sign = new Span("≠");
        sign.getElement().setAttribute("role", "img");
        sign.getElement().setAttribute("aria-label", "differs");
        mark.add(sign);
      }
    }
    return table;
  }
}
