package org.evenhand.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.jspecify.annotations.Nullable;

/**
 * A column in numbers, over some of its rows.
 *
 * @param column the name
 * @param type the kind of the column
 * @param rows the number of rows looked at
 * @param missing how many of them have no value
 * @param distinct the number of different values
 * @param frequent the ten most frequent values, most frequent first, equally frequent ones in
 *     ascending order (names: in the order of the dictionary)
 * @param numbers the summary of the numbers, null for names and where all is missing
 */
public record ColumnProfile(
    String column,
    ColumnType type,
    int rows,
    int missing,
    int distinct,
    List<Frequency> frequent,
    @Nullable NumberSummary numbers) {
  private static final int MOST_FREQUENT = 10;

  /** How many rows have a value. */
  public record Frequency(String value, int count) {}

  /**
   * Location and spread of the values that are not missing.
   *
   * @param mean null if a value is infinite
   * @param sd the sample standard deviation (divided by n - 1); null for one value, or if a value
   *     is infinite
   * @param p5 the quantile 5 %, as the others by linear interpolation (type 7 of Hyndman and Fan)
   */
  public record NumberSummary(
      double min,
      double max,
      @Nullable Double mean,
      @Nullable Double sd,
      double p5,
      double p25,
      double median,
      double p75,
      double p95) {

    private static NumberSummary of(double[] sorted) {
      double min = sorted[0];
      double max = sorted[sorted.length - 1];
      boolean finite = Double.isFinite(min) && Double.isFinite(max);
      return new NumberSummary(
          min,
          max,
          finite ? StatUtils.mean(sorted) : null,
          finite && sorted.length > 1 ? Math.sqrt(StatUtils.variance(sorted)) : null,
          Quantile.of(sorted, 0.05),
          Quantile.of(sorted, 0.25),
          Quantile.of(sorted, 0.5),
          Quantile.of(sorted, 0.75),
          Quantile.of(sorted, 0.95));
    }
  }

  public ColumnProfile {
    frequent = List.copyOf(frequent);
  }

  /** How many of the rows have a value. */
  public int count() {
    return rows - missing;
  }

  /** The profile of the column over the given rows. */
  public static ColumnProfile of(Column column, RowSet rows) {
    return switch (column) {
      case NumericColumn numbers -> ofNumbers(numbers, rows);
      case CategoricalColumn names -> ofNames(names, rows);
    };
  }

  private static ColumnProfile ofNumbers(NumericColumn column, RowSet rows) {
    double[] sorted = present(column, rows);
    Arrays.parallelSort(sorted);
    List<Frequency> frequent = new ArrayList<>();
    int distinct = 0;
    for (int start = 0; start < sorted.length; distinct++) {
      int end = start + 1;
      while (end < sorted.length && sorted[end] == sorted[start]) {
        end++;
      }
      if (frequent.size() < MOST_FREQUENT || end - start > frequent.getLast().count()) {
        insert(frequent, new Frequency(NumericColumn.format(sorted[start]), end - start));
      }
      start = end;
    }
    return new ColumnProfile(
        column.name(),
        column.type(),
        rows.count(),
        rows.count() - sorted.length,
        distinct,
        frequent,
        sorted.length == 0 ? null : NumberSummary.of(sorted));
  }

  /** Puts the value behind those that are as frequent, and keeps ten. */
  private static void insert(List<Frequency> frequent, Frequency value) {
    int at = frequent.size();
    while (at > 0 && frequent.get(at - 1).count() < value.count()) {
      at--;
    }
    frequent.add(at, value);
    if (frequent.size() > MOST_FREQUENT) {
      frequent.removeLast();
    }
  }

  /** The values in the rows that are not missing, in the order of the rows. */
  static double[] present(NumericColumn column, RowSet rows) {
    double[] values = new double[rows.count()];
    int[] size = {0};
    rows.forEach(
        row -> {
          double value = column.get(row);
          if (!Double.isNaN(value)) {
            values[size[0]++] = value;
          }
        });
    return Arrays.copyOf(values, size[0]);
  }

  private static ColumnProfile ofNames(CategoricalColumn column, RowSet rows) {
    int[] counts = new int[column.dictionary().size() + 1];
    rows.forEach(row -> counts[column.code(row) + 1]++);
    int missing = counts[0];
    List<Frequency> frequent =
        IntStream.range(1, counts.length)
            .filter(i -> counts[i] > 0)
            .mapToObj(i -> new Frequency(column.dictionary().get(i - 1), counts[i]))
            .sorted(Comparator.comparingInt(Frequency::count).reversed())
            .limit(MOST_FREQUENT)
            .toList();
    int distinct = (int) Arrays.stream(counts).skip(1).filter(count -> count > 0).count();
    return new ColumnProfile(
        column.name(), column.type(), rows.count(), missing, distinct, frequent, null);
  }
}
