package org.evenhand.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Table;
import com.vaadin.flow.component.html.TableRow;
import java.util.List;
import org.evenhand.fairness.Group;
import org.evenhand.metric.Metric;
import org.evenhand.report.Words;
import org.evenhand.workspace.Ranking;

/** The area under the ROC curve within each group and between every two. */
final class RankingsTable extends Details {
  private static final long serialVersionUID = 1L;

  private final Div holder = new Div();
  private transient List<Ranking> shown = List.of();

  RankingsTable() {
    setSummaryText("AUC within and between groups");
    holder.addClassName("scroll");
    holder.getElement().setAttribute("tabindex", "0");
    holder.getElement().setAttribute("role", "region");
    holder.getElement().setAttribute("aria-label", "AUC within and between groups");
    Paragraph note =
        new Paragraph(
            "The chance that a random positive of the group on the left scores higher than a random"
                + " negative of the group above (xAUC, Kallus and Zhou 2019). Where the two numbers"
                + " of a pair differ, one group's positives are ranked lower than the other's.");
    note.addClassName("quiet");
    add(note, holder);
  }

  /**
   * The table of some groups.
   *
   * @param rankings of every pair, those with the same group of positives together; none with too
   *     many groups
   */
  void show(List<Ranking> rankings) {
    setVisible(!rankings.isEmpty());
    if (rankings.equals(shown)) {
      return;
    }
    shown = rankings;
    holder.removeAll();
    Table table = new Table();
    holder.add(table);
    table.setCaptionText("Positives of the group on the left against negatives of the group above");
    TableRow head = table.getHead().addRow();
    head.addHeaderCell().setText("Positives of");
    List<Group> groups = rankings.stream().map(Ranking::ofPositives).distinct().toList();
    groups.forEach(group -> head.addHeaderCell().setText("negatives of " + Words.group(group)));
    for (int i = 0; i < groups.size(); i++) {
      TableRow row = table.getBody().addRow();
      row.addHeaderCell().setText(Words.group(groups.get(i)));
      for (Ranking pair : rankings.subList(i * groups.size(), (i + 1) * groups.size())) {
        MeasureCell.add(row, Metric.AUC, pair.auc());
      }
    }
  }
}
