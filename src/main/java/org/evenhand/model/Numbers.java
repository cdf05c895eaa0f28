package org.evenhand.model;

import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.InputException;
import org.evenhand.data.NumericColumn;

/** Columns read as numbers, whatever they hold. */
public final class Numbers {
  private Numbers() {}

  /**
   * The values of a column as numbers, NaN for missing ones.
   *
   * @param name what the values are for, for the message
   * @throws InputException if a row has a text that is not a number
   */
  public static double[] of(String name, Column column) {
    return switch (column) {
      case NumericColumn numbers -> numbers.toArray();
      case CategoricalColumn texts -> of(name, texts);
    };
  }

  private static double[] of(String name, CategoricalColumn column) {
    double[] byCode = column.dictionary().stream().mapToDouble(Numbers::parse).toArray();
    double[] values = new double[column.size()];
    for (int row = 0; row < values.length; row++) {
      int code = column.code(row);
      values[row] = code == CategoricalColumn.MISSING ? Double.NaN : byCode[code];
      if (Double.isNaN(values[row]) && code != CategoricalColumn.MISSING) {
        throw new InputException(
            "%s, row %d: '%s' is not a number".formatted(name, row, column.text(row)));
      }
    }
    return values;
  }

  /** The number that a text is ("3", "-0.5", "1e-3"), NaN when it is none. */
  public static double parse(String text) {
    boolean suffixed = !text.isEmpty() && Character.isLetter(text.charAt(text.length() - 1));
    try {
      return suffixed ? Double.NaN : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
