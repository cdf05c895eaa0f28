package org.evenhand.workspace;

import org.evenhand.data.NumericColumn;

/** A target that is a number: a regression. */
public final class ValueTarget implements Target {
  private final String column;
  private final double[] values;

  ValueTarget(NumericColumn column) {
    this.column = column.name();
    this.values = column.toArray();
  }

  @Override
  public String column() {
    return column;
  }

  /** The true value of each row, NaN if it is missing; not a copy: not to be changed. */
  public double[] values() {
    return values;
  }

  @Override
  public boolean isMissing(int row) {
    return Double.isNaN(values[row]);
  }
}
