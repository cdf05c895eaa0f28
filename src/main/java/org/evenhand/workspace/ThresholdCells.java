package org.evenhand.workspace;

import java.util.List;
import org.evenhand.fairness.Group;
import org.evenhand.fairness.Grouping;
import org.evenhand.metric.Confusion;
import org.evenhand.metric.ScoredGroup;
import org.evenhand.metric.ScoredRows;

/**
 * Groups divided further by the attributes whose values have thresholds of their own, so that each
 * cell has one threshold and a group's decisions are the sum over its cells.
 *
 * @param by the names of those attributes
 * @param values the groups by those attributes
 * @param cells for each group one cell per group of {@code values}, group by group
 */
record ThresholdCells(List<String> by, List<Group> values, List<ScoredGroup> cells) {

  /**
   * @param divided all rows by the attributes that have thresholds
   */
  static ThresholdCells of(Grouping divided, ScoredRows rows, int[] groupOf, int groups) {
    int width = divided.groups().size();
    int[] cellOf = new int[groupOf.length];
    for (int row = 0; row < cellOf.length; row++) {
      cellOf[row] = groupOf[row] < 0 ? -1 : groupOf[row] * width + divided.groupOf()[row];
    }
    return new ThresholdCells(divided.by(), divided.groups(), rows.split(cellOf, groups * width));
  }

  /** The rows of a group by truth and decision. */
  Confusion decisions(int group, Threshold threshold) {
    int width = values.size();
    Confusion sum = Confusion.of(0, 0, 0, 0);
    for (int value = 0; value < width; value++) {
      double cut = threshold.of(values.get(value).values());
      sum = sum.plus(cells.get(group * width + value).decisions(cut));
    }
    return sum;
  }
}
