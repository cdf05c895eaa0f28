package org.evenhand.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Table;
import com.vaadin.flow.component.html.TableDataCell;
import com.vaadin.flow.component.html.TableRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.DisparityMeasure;
import org.evenhand.report.Words;

/** Gaps over all groups: each number with its interval, its verdict and a sentence. */
final class GapsTable extends Div {
  private static final long serialVersionUID = 1L;

  private final transient List<List<TableDataCell>> cells = new ArrayList<>();
  private transient List<DisparityMeasure> shown = List.of();
  private String told = "";

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
    List<DisparityMeasure> measures = disparities.stream().map(Disparity::measure).toList();
    if (!measures.equals(shown) || !caption.equals(told)) {
      shown = measures;
      told = caption;
      build(caption);
    }
    for (int i = 0; i < disparities.size(); i++) {
      Disparity disparity = disparities.get(i);
      List<TableDataCell> row = cells.get(i);
      row.get(0).setText(Words.gap(disparity));
      row.get(1).setText(Words.gapInterval(disparity));
      row.get(2).removeAll();
      row.get(2).add(new VerdictMark(disparity));
      row.get(3).setText(sentences.apply(disparity));
    }
    setVisible(!disparities.isEmpty());
  }

  private void build(String caption) {
    removeAll();
    cells.clear();
    Table table = new Table();
    add(table);
    table.setCaptionText(caption);
    TableRow head = table.getHead().addRow();
    List.of("Measure", "Value", "95 % interval", "Verdict", "In words")
        .forEach(title -> head.addHeaderCell().setText(title));
    for (DisparityMeasure measure : shown) {
      TableRow row = table.getBody().addRow();
      row.addDataCell().add(new ExplainButton(measure.explanation()));
      cells.add(
          List.of(row.addDataCell(), row.addDataCell(), row.addDataCell(), row.addDataCell()));
    }
  }
}
