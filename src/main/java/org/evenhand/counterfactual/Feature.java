package org.evenhand.counterfactual;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.ColumnType;
import org.evenhand.data.NumericColumn;

/**
 * A column that the model reads, and what values it has in the real rows. A value is a number: of a
 * category its code, NaN when it is missing.
 */
final class Feature {
  /** A number with at most so many values has them all tried. */
  private static final int ALL_NUMBERS = 64;

  /** Of a number with more values: so many quantiles of the rows, so many of the values. */
  private static final int ROW_QUANTILES = 20;

  private static final int VALUE_QUANTILES = 12;

  /** At most so many categories are tried, the most frequent. */
  static final int MAX_CATEGORIES = 200;

  /** Numbers are given to about this share of their interquartile range. */
  private static final double RESOLUTION = 1e-3;

  private static final int MAX_DECIMALS = 12;

  private final Column column;
  private final double[] values;
  private final double[] tried;
  private final int decimals;

  private Feature(Column column, double[] values, double[] tried, int decimals) {
    this.column = column;
    this.values = values;
    this.tried = tried;
    this.decimals = decimals;
  }

  /** A feature of the real rows. */
  static Feature of(Column column) {
    return switch (column) {
      case NumericColumn numbers -> ofNumbers(numbers);
      case CategoricalColumn categories -> ofCategories(categories);
    };
  }

  private static Feature ofNumbers(NumericColumn column) {
    double[] sorted = Arrays.stream(column.toArray()).filter(Double::isFinite).sorted().toArray();
    double[] values = distinct(sorted);
    double[] tried =
        values.length <= ALL_NUMBERS
            ? values
            : distinct(
                DoubleStream.concat(
                        quantiles(sorted, ROW_QUANTILES), quantiles(values, VALUE_QUANTILES))
                    .sorted()
                    .toArray());
    int decimals = column.type() == ColumnType.REAL ? decimals(sorted, values) : 0;
    return new Feature(column, values, tried, decimals);
  }

  private static Feature ofCategories(CategoricalColumn column) {
    int[] counts = new int[column.dictionary().size()];
    for (int code : column.toArray()) {
      if (code != CategoricalColumn.MISSING) {
        counts[code]++;
      }
    }
    double[] values =
        IntStream.range(0, counts.length)
            .filter(code -> counts[code] > 0)
            .boxed()
            .sorted(Comparator.comparingInt(code -> -counts[code]))
            .mapToDouble(code -> code)
            .toArray();
    double[] tried = Arrays.copyOf(values, Math.min(values.length, MAX_CATEGORIES));
    return new Feature(column, values, tried, 0);
  }

  /** Values that occur, at equal shares of the sorted ones, the first and the last included. */
  private static DoubleStream quantiles(double[] sorted, int count) {
    return IntStream.range(0, count)
        .mapToDouble(i -> sorted[(int) Math.round((double) i * (sorted.length - 1) / (count - 1))]);
  }

  static double[] distinct(double[] sorted) {
    return Arrays.stream(sorted).map(value -> value + 0.0).distinct().toArray(); // -0 is 0
  }

  /** As many as the values have, but no more than tell them apart well. */
  private static int decimals(double[] sorted, double[] values) {
    if (values.length < 2) {
      return values.length == 0 ? 0 : decimalsOf(values, MAX_DECIMALS);
    }
    double quartiles = sorted[sorted.length * 3 / 4] - sorted[sorted.length / 4];
    double spread = quartiles > 0 ? quartiles : values[values.length - 1] - values[0];
    int enough = (int) Math.ceil(-Math.log10(spread * RESOLUTION));
    return decimalsOf(values, Math.clamp(enough, 0, MAX_DECIMALS));
  }

  private static int decimalsOf(double[] values, int most) {
    int decimals = 0;
    for (double value : values) {
      while (decimals < most && Decimals.round(value, decimals) != value) {
        decimals++;
      }
    }
    return decimals;
  }

  String name() {
    return column.name();
  }

  ColumnType type() {
    return column.type();
  }

  boolean isNumber() {
    return column instanceof NumericColumn;
  }

  /** Whether all its numbers are whole, by what the column means. */
  boolean isWhole() {
    return isNumber() && column.type() != ColumnType.REAL;
  }

  /** The categories by code; empty for numbers. */
  List<String> dictionary() {
    return column instanceof CategoricalColumn categories ? categories.dictionary() : List.of();
  }

  /** All values that occur: numbers in ascending order, categories the most frequent first. */
  double[] values() {
    return values;
  }

  /** Those that a search tries. */
  double[] tried() {
    return tried;
  }

  /** How many decimals a number is given. */
  int decimals() {
    return decimals;
  }

  /** The value of a row of the real rows. */
  double value(int row) {
    return value(column, row);
  }

  private static double value(Column column, int row) {
    return switch (column) {
      case NumericColumn numbers -> numbers.get(row);
      case CategoricalColumn categories ->
          categories.isMissing(row) ? Double.NaN : categories.code(row);
    };
  }

  /** The value of a row of any table; a category that no real row has gets the next code. */
  double encode(Column other, int row) {
    if (other instanceof CategoricalColumn categories
        && !categories.dictionary().equals(dictionary())
        && !categories.isMissing(row)) {
      int code = dictionary().indexOf(categories.text(row));
      return code < 0 ? dictionary().size() : code;
    }
    return value(other, row);
  }

  /** Whether two values are the same; a missing one is the same as a missing one. */
  static boolean same(double one, double other) {
    return one == other || (Double.isNaN(one) && Double.isNaN(other));
  }
}
