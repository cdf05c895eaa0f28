package org.evenhand.data;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A column of numbers. A missing value is NaN; infinities are values. */
public final class NumericColumn implements Column {
  /** Whole numbers beyond this are not exact in a double and are shown in scientific notation. */
  private static final double EXACT = 1L << 53;

  private final String name;
  private final ColumnType type;
  private final double[] values;
  private final int offset;
  private final int size;

  private NumericColumn(String name, ColumnType type, double[] values, int offset, int size) {
    this.name = name;
    this.type = type;
    this.values = values;
    this.offset = offset;
    this.size = size;
  }

  /** A column over {@code values}, which the caller must not change afterwards. */
  public static NumericColumn of(String name, ColumnType type, double... values) {
    return new NumericColumn(name, type, values, 0, values.length);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ColumnType type() {
    return type;
  }

  @Override
  public int size() {
    return size;
  }

  /** The value, NaN when it is missing. */
  public double get(int row) {
    Objects.checkIndex(row, size);
    return values[offset + row];
  }

  /** A copy of all values, NaN for missing. */
  public double[] toArray() {
    return Arrays.copyOfRange(values, offset, offset + size);
  }

  @Override
  public boolean isMissing(int row) {
    return Double.isNaN(get(row));
  }

  @Override
  public @Nullable String text(int row) {
    double value = get(row);
    return Double.isNaN(value) ? null : format(value);
  }

  /**
   * A number as people write it: whole numbers without a point, others as short as they are exact.
   */
  public static String format(double value) {
    return value == Math.rint(value) && Math.abs(value) < EXACT
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  @Override
  public NumericColumn slice(int from, int to) {
    Objects.checkFromToIndex(from, to, size);
    return new NumericColumn(name, type, values, offset + from, to - from);
  }

  @Override
  public NumericColumn take(int[] rows) {
    double[] taken = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      taken[i] = get(rows[i]);
    }
    return of(name, type, taken);
  }

  @Override
  public NumericColumn rename(String newName) {
    return new NumericColumn(newName, type, values, offset, size);
  }

  /** The same numbers read as another kind of number. */
  public NumericColumn withType(ColumnType newType) {
    return new NumericColumn(name, newType, values, offset, size);
  }

  @Override
  public String toString() {
    return name + " " + type + "[" + size + "]";
  }
}
