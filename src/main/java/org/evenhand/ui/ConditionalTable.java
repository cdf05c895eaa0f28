package org.evenhand.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.TableRow;
import java.util.List;
import java.util.Objects;
import org.evenhand.fairness.OutcomeFigure;
import org.evenhand.fairness.OutcomeMeasure;
import org.evenhand.report.OutcomeSentence;
import org.evenhand.report.Words;

/** What is left of each group's demographic disparity within the values of another column. */
final class ConditionalTable extends Div {
  private static final long serialVersionUID = 1L;

  private static final OutcomeMeasure MEASURE = OutcomeMeasure.CONDITIONAL_DEMOGRAPHIC_DISPARITY;

  private final Div holder = new Div();

  ConditionalTable() {
    add(new H3(new ExplainButton(MEASURE.explanation())), holder);
  }

  /**
   * Shows the figures; none hide the table.
   *
   * @param figures of groups, all of the one measure
   */
  void show(List<OutcomeFigure> figures) {
    setVisible(!figures.isEmpty());
    holder.removeAll();
    if (figures.isEmpty()) {
      return;
    }
    Scrolled table =
        new Scrolled(
            MEASURE.label() + " within the values of " + figures.getFirst().within(),
            "Group",
            "Of",
            "Value, 95 % interval",
            "In words");
    for (OutcomeFigure figure : figures) {
      TableRow row = table.line();
      row.addHeaderCell().setText(Words.group(Objects.requireNonNull(figure.group())));
      row.addDataCell().setText(Objects.requireNonNull(figure.of()).key());
      OutcomesTable.cell(row, figure);
      row.addDataCell().setText(OutcomeSentence.of(figure));
    }
    holder.add(table);
  }
}
