package org.evenhand.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Table;
import com.vaadin.flow.component.html.TableRow;
import java.util.List;
import java.util.function.Function;
import org.evenhand.fairness.Disparity;
import org.evenhand.report.Words;

/** Gaps over all groups: each number with its interval, its verdict and a sentence. */
final class GapsTable extends Div {
  private static final long serialVersionUID = 1L;

  GapsTable() {
    addClassName("scroll");
    getElement().setAttribute("tabindex", "0");
    getElement().setAttribute("role", "region");
    getElement().setAttribute("aria-label", "How far the groups are apart");
  }

  /**
   * @param sentences the sentence about each gap
   */
  void show(String caption, List<Disparity> disparities, Function<Disparity, String> sentences) {
    removeAll();
    Table table = new Table();
    add(table);
    table.setCaptionText(caption);
    TableRow head = table.getHead().addRow();
    List.of("Measure", "Value", "95 % interval", "Verdict", "In words")
        .forEach(title -> head.addHeaderCell().setText(title));
    for (Disparity disparity : disparities) {
      TableRow row = table.getBody().addRow();
      row.addDataCell().add(new ExplainButton(disparity.measure().explanation()));
      row.addDataCell().setText(Words.gap(disparity));
      row.addDataCell().setText(Words.gapInterval(disparity));
      row.addDataCell().add(new VerdictMark(disparity));
      row.addDataCell().setText(sentences.apply(disparity));
    }
    setVisible(!disparities.isEmpty());
  }
}
