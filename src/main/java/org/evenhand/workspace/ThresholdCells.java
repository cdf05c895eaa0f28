package org.evenhand.workspace;

import java.util.List;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.metric.Confusion;
import org.evenhand.metric.ScoredGroup;
import org.evenhand.metric.ScoredRows;

/**
 * Groups divided further by the attribute whose values have thresholds of their own, so that each
 * cell has one threshold and a group's decisions are the sum over its cells.
 *
 * @param by the name of that attribute
 * @param values its values; rows without one are in one cell more
 * @param cells for each group one cell per value and one for missing, group by group
 */
record ThresholdCells(String by, List<String> values, List<ScoredGroup> cells) {

  static ThresholdCells of(
      CategoricalColumn attribute, ScoredRows rows, int[] groupOf, int groups) {
    List<String> values = attribute.dictionary();
    int width = values.size() + 1;
    int[] cellOf = new int[groupOf.length];
    for (int row = 0; row < cellOf.length; row++) {
      int value = attribute.isMissing(row) ? values.size() : attribute.code(row);
      cellOf[row] = groupOf[row] < 0 ? -1 : groupOf[row] * width + value;
    }
    return new ThresholdCells(attribute.name(), values, rows.split(cellOf, groups * width));
  }

  /** The rows of a group by truth and decision. */
  Confusion decisions(int group, Threshold threshold) {
    int width = values.size() + 1;
    Confusion sum = Confusion.of(0, 0, 0, 0);
    for (int value = 0; value < width; value++) {
      double cut = threshold.of(value < values.size() ? values.get(value) : null);
      sum = sum.plus(cells.get(group * width + value).decisions(cut));
    }
    return sum;
  }
}
