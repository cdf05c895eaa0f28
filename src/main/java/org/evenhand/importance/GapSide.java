package org.evenhand.importance;

import org.evenhand.data.Table;

/**
 * One of the two groups of a gap.
 *
 * @param rows one or more
 * @param weights one per row, not negative and not all 0
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record GapSide(Table rows, double[] weights) {
  public GapSide {
    if (rows.rows() != weights.length || rows.rows() == 0) {
      throw new IllegalArgumentException(rows.rows() + " rows, " + weights.length + " weights");
    }
  }
}
