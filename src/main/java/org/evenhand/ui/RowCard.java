package org.evenhand.ui;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.data.Column;
import org.evenhand.data.NumericColumn;
import org.evenhand.report.Words;
import org.evenhand.ui.chart.PointMap;

/** What a map says of the row that is pointed at. */
final class RowCard {
  private static final int LINES = 12;

  private RowCard() {}

  static PointMap.Card of(Context now, int row) {
    List<PointMap.Line> lines = new ArrayList<>();
    for (String name : RowsPanel.columns(now).stream().limit(LINES).toList()) {
      Column column = now.judged().table().column(name);
      String text =
          column == now.judged().score() && column instanceof NumericColumn scores
              ? Words.score(scores.get(row))
              : column.text(row);
      lines.add(new PointMap.Line(name, text == null ? "missing" : text));
    }
    return new PointMap.Card(row, lines);
  }
}
