package org.evenhand.workspace;

import java.util.List;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.metric.Confusion;
import org.evenhand.metric.ScoredGroup;
import org.evenhand.metric.ScoredRows;
import org.evenhand.metric.Tally;

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
      sum = plus(sum, decisions(cells.get(group * width + value), cut));
    }
    return sum;
  }

  /** The rows by truth and decision; all count as truly negative where no truth is known. */
  static Confusion decisions(ScoredGroup rows, double threshold) {
    if (rows.labelled()) {
      return rows.at(threshold);
    }
    Tally positive = rows.predictedPositives(threshold);
    Tally all = rows.predictedPositives(Double.NEGATIVE_INFINITY);
    Tally negative =
        new Tally(
            all.rows() - positive.rows(),
            all.weight() - positive.weight(),
            all.squares() - positive.squares());
    return new Confusion(Tally.NONE, positive, Tally.NONE, negative);
  }

  private static Confusion plus(Confusion a, Confusion b) {
    return new Confusion(
        a.tp().plus(b.tp()), a.fp().plus(b.fp()), a.fn().plus(b.fn()), a.tn().plus(b.tn()));
  }
}
