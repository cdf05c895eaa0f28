package org.evenhand.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What kind of column a set of values makes when the workspace does not say. All rules, in order;
 * "distinct" counts the values that are not missing:
 *
 * <ol>
 *   <li>Numbers that are 0 and 1, both there: {@link ColumnType#BINARY}.
 *   <li>Names that are one of the pairs no/yes, n/y, false/true, f/t in any one spelling: {@link
 *       ColumnType#BINARY}. Three spellings ("yes", "Yes", "no") are three categories.
 *   <li>Numbers of which one has a fraction: {@link ColumnType#REAL}, however distinct they are. So
 *       is a column without any value.
 *   <li>Whole numbers, distinct in all of {@value #FEW} rows or more, and either rising or falling
 *       through the whole file, or filling at least half of their range (a shuffled row number), or
 *       all of one length of {@value #ID_DIGITS} digits or more (a customer number): {@link
 *       ColumnType#ID}.
 *   <li>Other whole numbers: {@link ColumnType#INTEGER}.
 *   <li>Names in {@value #FEW} rows or more, most of them holding a space, at least half of them
 *       distinct: {@link ColumnType#TEXT}.
 *   <li>Names in {@value #FEW} rows or more, 95 % of them distinct: {@link ColumnType#ID}.
 *   <li>Other names: {@link ColumnType#CATEGORY}.
 * </ol>
 */
final class Recognition {
  private static final int FEW = 50;
  private static final int ID_DIGITS = 5;
  private static final double NEARLY_ALL = 0.95;
  private static final Map<String, String> PAIRS =
      Map.of("no", "yes", "n", "y", "false", "true", "f", "t");

  private Recognition() {}

  /** The kind of a column of numbers, NaN for missing. */
  static ColumnType ofNumbers(double[] values) {
    double[] present = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    if (present.length == 0 || !isWhole(present)) {
      return ColumnType.REAL;
    }
    if (isBinary(present)) {
      return ColumnType.BINARY;
    }
    return present.length >= FEW && isId(present) ? ColumnType.ID : ColumnType.INTEGER;
  }

  /**
   * The kind of a column of names.
   *
   * @param dictionary the distinct values
   * @param present how many rows have one of them
   */
  static ColumnType ofNames(List<String> dictionary, int present) {
    if (isPair(dictionary)) {
      return ColumnType.BINARY;
    }
    double distinct = dictionary.size() / (double) present;
    if (present < FEW || distinct < 0.5) {
      return ColumnType.CATEGORY;
    }
    long spaced = dictionary.stream().filter(value -> value.strip().indexOf(' ') >= 0).count();
    if (spaced > dictionary.size() / 2) {
      return ColumnType.TEXT;
    }
    return distinct >= NEARLY_ALL ? ColumnType.ID : ColumnType.CATEGORY;
  }

  /** Whether every value is 0 or 1 and both occur. */
  private static boolean isBinary(double[] values) {
    boolean zero = false;
    boolean one = false;
    for (double value : values) {
      zero |= value == 0;
      one |= value == 1;
      if (value != 0 && value != 1) {
        return false;
      }
    }
    return zero && one;
  }

  private static boolean isPair(List<String> dictionary) {
    if (dictionary.size() != 2) {
      return false;
    }
    String first = dictionary.get(0).toLowerCase(Locale.ROOT);
    String second = dictionary.get(1).toLowerCase(Locale.ROOT);
    return second.equals(PAIRS.get(first)) || first.equals(PAIRS.get(second));
  }

  private static boolean isWhole(double[] values) {
    for (double value : values) {
      if (value != Math.rint(value) || Double.isInfinite(value)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isId(double[] values) {
    if (isMonotone(values)) {
      return true;
    }
    if (!isDistinct(Arrays.copyOf(values, FEW)) || !isDistinct(values)) {
      return false;
    }
    double low = Arrays.stream(values).min().orElseThrow();
    double high = Arrays.stream(values).max().orElseThrow();
    return high - low < 2.0 * values.length
        || (low > 0 && digits(low) >= ID_DIGITS && digits(low) == digits(high));
  }

  private static boolean isMonotone(double[] values) {
    double direction = Math.signum(values[1] - values[0]);
    for (int i = 1; i < values.length; i++) {
      if (direction == 0 || Math.signum(values[i] - values[i - 1]) != direction) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDistinct(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] == sorted[i - 1]) {
        return false;
      }
    }
    return true;
  }

  private static int digits(double value) {
    return (int) Math.log10(value) + 1;
  }
}
