package org.evenhand.effect;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.ColumnType;
import org.evenhand.data.InputException;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.RowSet;
import org.jspecify.annotations.Nullable;

/**
 * The values of a feature that a model is asked about, each once: numbers in ascending order, or
 * categories with the most frequent first; then, where some row has no value, a missing value.
 *
 * <p>A grid belongs to the rows of the data that it was made from: they say which values are common
 * and which are outside.
 */
public final class Grid {
  private final Column data;
  private final RowSet rows;
  private final Column values;
  private final int current;
  private final int notDrawn;
  private final Places places;
  private int @Nullable [] counts;

  private Grid(Column data, RowSet rows, Column values, int current, int notDrawn) {
    this.data = data;
    this.rows = rows;
    this.values = values;
    this.current = current;
    this.notDrawn = notDrawn;
    this.places = Places.of(values);
  }

  /**
   * Numbers: quantiles of the finite ones, from the smallest to the largest, all of them numbers
   * that occur, so that whole numbers stay whole. Categories: all that occur.
   *
   * @param most how many values at most, 2 or more, the missing one apart
   */
  public static Grid of(Column data, RowSet rows, int most) {
    if (most < 2) {
      throw new IllegalArgumentException("expected 2 or more values, not " + most);
    }
    return switch (data) {
      case NumericColumn numbers -> {
        double[] finite = finite(numbers, rows);
        yield numbers(numbers, rows, Quantiles.distinct(finite, most));
      }
      case CategoricalColumn names -> categories(names, rows, most);
    };
  }

  /**
   * The given numbers: thresholds of a policy, edges of bins, a range of interest.
   *
   * @throws InputException if they do not rise or are not finite, or are not whole in a column of
   *     whole numbers
   */
  public static Grid at(NumericColumn data, RowSet rows, double... values) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i]) || (i > 0 && values[i] <= values[i - 1])) {
        throw new InputException(
            "column '%s': the values of its curve must be numbers that rise, not %s"
                .formatted(data.name(), Arrays.toString(values)));
      }
      if (data.type() == ColumnType.INTEGER && values[i] != Math.rint(values[i])) {
        throw new InputException(
            "column '%s' takes whole numbers, not '%s'"
                .formatted(data.name(), NumericColumn.format(values[i])));
      }
    }
    return numbers(data, rows, values.clone());
  }

  private static Grid numbers(NumericColumn data, RowSet rows, double[] rising) {
    boolean missing = anyMissing(data, rows);
    double[] values = Arrays.copyOf(rising, rising.length + (missing ? 1 : 0));
    if (missing) {
      values[rising.length] = Double.NaN;
    }
    return new Grid(data, rows, NumericColumn.of(data.name(), data.type(), values), -1, 0);
  }

  private static Grid categories(CategoricalColumn data, RowSet rows, int most) {
    int[] counts = new int[data.dictionary().size()];
    rows.forEach(
        row -> {
          if (!data.isMissing(row)) {
            counts[data.code(row)]++;
          }
        });
    int[] occurring =
        IntStream.range(0, counts.length)
            .filter(code -> counts[code] > 0)
            .boxed()
            .sorted((a, b) -> Integer.compare(counts[b], counts[a]))
            .mapToInt(Integer::intValue)
            .toArray();
    int drawn = Math.min(most, occurring.length);
    boolean missing = anyMissing(data, rows);
    int[] codes = Arrays.copyOf(occurring, drawn + (missing ? 1 : 0));
    if (missing) {
      codes[drawn] = CategoricalColumn.MISSING;
    }
    Column values = CategoricalColumn.of(data.name(), data.type(), data.dictionary(), codes);
    return new Grid(data, rows, values, -1, occurring.length - drawn);
  }

  /** This grid with the value that the row has, which becomes the current one. */
  public Grid including(Column column, int row) {
    int known = Places.of(values).exactly(column, row);
    if (known >= 0) {
      return new Grid(data, rows, values, known, notDrawn);
    }
    Column more =
        switch (values) {
          case NumericColumn numbers -> Insertion.into(numbers, (NumericColumn) column, row);
          case CategoricalColumn names -> Insertion.into(names, (CategoricalColumn) column, row);
        };
    int added = Places.of(more).exactly(column, row);
    Grid grid = new Grid(data, rows, more, added, notDrawn);
    boolean hidden =
        values instanceof CategoricalColumn && !column.isMissing(row) && grid.count(added) > 0;
    return hidden ? new Grid(data, rows, more, added, notDrawn - 1) : grid;
  }

  /** The name of the column. */
  public String feature() {
    return values.name();
  }

  /** The values, one per point; the last may be missing. */
  public Column values() {
    return values;
  }

  /** The number of points. */
  public int size() {
    return values.size();
  }

  /** Whether the points are numbers, with distances between them. */
  public boolean isNumeric() {
    return values instanceof NumericColumn;
  }

  /** The number at a point, NaN for the missing value and for categories. */
  public double number(int point) {
    return values instanceof NumericColumn numbers ? numbers.get(point) : Double.NaN;
  }

  /** The value of a point for people to read: "0.8", "yes", "(missing)". */
  public String label(int point) {
    String text = values.text(point);
    return text == null ? "(missing)" : text;
  }

  /** The point that is the row's own value; -1 if the grid is of no row. */
  public int current() {
    return current;
  }

  /** How many categories of the data are left out for being less frequent. */
  public int notDrawn() {
    return notDrawn;
  }

  /** "4,950 more not drawn"; null if all are drawn. */
  public @Nullable String note() {
    return notDrawn == 0 ? null : "%,d more not drawn".formatted(notDrawn);
  }

  /**
   * How many rows of the data have the point's value; of numbers, how many are nearer to it than to
   * the others, at the ends not farther out than half the way to the next point inwards.
   */
  public int count(int point) {
    return counts()[point];
  }

  private synchronized int[] counts() {
    int[] known = counts;
    if (known == null) {
      int[] counted = new int[size()];
      int[] placeOf = places.of(data, rows);
      rows.forEach(
          row -> {
            if (placeOf[row] >= 0) {
              counted[placeOf[row]]++;
            }
          });
      counts = counted;
      known = counted;
    }
    return known;
  }

  /**
   * Whether the point lies outside the data: a number under the smallest or over the largest, a
   * category or a missing value that no row has.
   */
  public boolean isOutside(int point) {
    if (values instanceof NumericColumn numbers && !numbers.isMissing(point)) {
      double[] range = range((NumericColumn) data, rows);
      return !(numbers.get(point) >= range[0] && numbers.get(point) <= range[1]);
    }
    return count(point) == 0;
  }

  /** For each row of the data the point that it is counted at, -1 for none. */
  int[] placeOf() {
    return places.of(data, rows);
  }

  RowSet rows() {
    return rows;
  }

  /** The points that are not missing: all, or all but the last. */
  int present() {
    int size = size();
    return size > 0 && values.isMissing(size - 1) ? size - 1 : size;
  }

  /** The columns of one row that hold one point each. */
  List<Column> columns() {
    return IntStream.range(0, size()).mapToObj(i -> values.slice(i, i + 1)).toList();
  }

  private static boolean anyMissing(Column column, RowSet rows) {
    return Arrays.stream(rows.toArray()).anyMatch(column::isMissing);
  }

  static double[] finite(NumericColumn column, RowSet rows) {
    return Arrays.stream(rows.toArray())
        .mapToDouble(column::get)
        .filter(Double::isFinite)
        .map(value -> value + 0.0) // -0 as 0
        .sorted()
        .toArray();
  }

  private static double[] range(NumericColumn column, RowSet rows) {
    double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    rows.forEach(
        row -> {
          double value = column.get(row);
          if (!Double.isNaN(value)) {
            range[0] = Math.min(range[0], value);
            range[1] = Math.max(range[1], value);
          }
        });
    return range;
  }
}
