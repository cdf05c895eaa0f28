package org.evenhand.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Table;
import com.vaadin.flow.component.html.TableRow;
import java.util.List;
import org.evenhand.fairness.PredictionGap;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Metric;
import org.evenhand.report.Words;

/** How far a regression's predictions for each group are from those for all others. */
final class PredictionGapsTable extends Div {
  private static final long serialVersionUID = 1L;

  private final Div holder = new Div();

  PredictionGapsTable() {
    Paragraph note =
        new Paragraph(
            "Each group against all others together, whatever the truth: the difference of means,"
                + " the largest distance of both distributions (0 to 1) with its p value, and how far"
                + " predictions would have to move on average to look alike, in the target's unit.");
    note.addClassName("quiet");
    holder.addClassName("scroll");
    holder.getElement().setAttribute("tabindex", "0");
    holder.getElement().setAttribute("role", "region");
    holder.getElement().setAttribute("aria-label", "Distances of predictions");
    add(new H3("Distances of predictions"), note, holder);
  }

  void show(List<PredictionGap> gaps) {
    setVisible(!gaps.isEmpty());
    holder.removeAll();
    Table table = new Table();
    holder.add(table);
    TableRow head = table.getHead().addRow();
    List.of("Group", "Difference of means", "Kolmogorov-Smirnov", "p", "Wasserstein")
        .forEach(title -> head.addHeaderCell().setText(title));
    for (PredictionGap gap : gaps) {
      TableRow row = table.getBody().addRow();
      row.addHeaderCell().setText(Words.group(gap.group()));
      for (Measure measure :
          List.of(gap.meanDifference(), gap.kolmogorovSmirnov(), gap.pValue(), gap.wasserstein())) {
        MeasureCell.add(row, Metric.MEAN_PREDICTION, measure);
      }
    }
  }
}
