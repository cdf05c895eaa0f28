package org.evenhand.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a column are spread over some of its rows, counted apart for each value of
 * another column. Every row is in one count.
 *
 * @param column the name
 * @param series what is counted apart: the values of the other column, in the order of its
 *     dictionary or ascending, then "(missing)" if it has missing values; a single "all" without
 *     another column
 * @param bars numbers: intervals in ascending order, empty ones too; names: the most frequent first
 * @param other the rest, null if there is none: less frequent names, infinite numbers
 * @param missing the rows without a value
 */
public record Histogram(
    String column, List<String> series, List<Bar> bars, @Nullable Bar other, Bar missing) {

  /**
   * One bar.
   *
   * @param interval the numbers it counts, null for names
   * @param counts the rows in it, one count for each series
   */
  public record Bar(String label, @Nullable Interval interval, List<Integer> counts) {
    public Bar {
      counts = List.copyOf(counts);
    }

    public int total() {
      return counts.stream().mapToInt(Integer::intValue).sum();
    }
  }

  /**
   * From a number, which it holds, to another, which it holds only as the last of a histogram or if
   * it is the same number.
   */
  public record Interval(double from, double to) {}

  public Histogram {
    series = List.copyOf(series);
    bars = List.copyOf(bars);
  }

  /**
   * The histogram.
   *
   * @param by the column to count apart by, null to count all rows together
   * @param bins the most bars to make, 1 or more, beside those for other and missing values. A
   *     column of whole numbers over a range of that many or fewer has a bar for each; other
   *     numbers have equal intervals between round numbers. Of names, those that are left are
   *     folded into "other".
   * @throws InputException if {@code by} has more than twenty values
   */
  public static Histogram of(Column column, RowSet rows, @Nullable Column by, int bins) {
    if (bins < 1) {
      throw new IllegalArgumentException("expected 1 or more bins, not " + bins);
    }
    Series series = by == null ? Series.all() : Series.of(by, rows);
    return switch (column) {
      case NumericColumn numbers -> ofNumbers(numbers, rows, series, bins);
      case CategoricalColumn names -> ofNames(names, rows, series, bins);
    };
  }

  /** The place in {@link #bars} of the bar that counts the number, -1 if none does. */
  public int indexOf(double value) {
    for (int i = 0; i < bars.size(); i++) {
      Interval interval = bars.get(i).interval();
      if (interval != null && value >= interval.from()) {
        boolean last = i == bars.size() - 1 || interval.from() == interval.to();
        if (last ? value <= interval.to() : value < interval.to()) {
          return i;
        }
      }
    }
    return -1;
  }

  /** The place in {@link #bars} of the bar of the name, -1 if there is none. */
  public int indexOf(String value) {
    return IntStream.range(0, bars.size())
        .filter(i -> bars.get(i).interval() == null && bars.get(i).label().equals(value))
        .findFirst()
        .orElse(-1);
  }

  private static Histogram ofNumbers(NumericColumn column, RowSet rows, Series series, int bins) {
    double[] finite =
        Arrays.stream(ColumnProfile.present(column, rows)).filter(Double::isFinite).toArray();
    Edges edges = Edges.of(finite, bins);
    int count = edges.bins();
    int[][] counts = new int[count + 2][series.size()];
    rows.forEach(
        row -> {
          double value = column.get(row);
          int bar =
              Double.isNaN(value)
                  ? count + 1
                  : Double.isInfinite(value) ? count : edges.binOf(value);
          counts[bar][series.of(row)]++;
        });
    List<Bar> bars =
        IntStream.range(0, count)
            .mapToObj(i -> new Bar(edges.label(i), edges.interval(i), boxed(counts[i])))
            .toList();
    Bar infinite = new Bar("infinite", null, boxed(counts[count]));
    return new Histogram(
        column.name(),
        series.labels(),
        bars,
        infinite.total() == 0 ? null : infinite,
        missing(counts[count + 1]));
  }

  private static Histogram ofNames(CategoricalColumn column, RowSet rows, Series series, int bins) {
    int size = column.dictionary().size();
    int[][] counts = new int[size + 1][series.size()];
    rows.forEach(row -> counts[column.isMissing(row) ? size : column.code(row)][series.of(row)]++);
    List<Bar> all =
        IntStream.range(0, size)
            .mapToObj(i -> new Bar(column.dictionary().get(i), null, boxed(counts[i])))
            .filter(bar -> bar.total() > 0)
            .sorted(Comparator.comparingInt(Bar::total).reversed())
            .toList();
    List<Bar> shown = all.subList(0, Math.min(bins, all.size()));
    List<Bar> rest = all.subList(shown.size(), all.size());
    return new Histogram(
        column.name(),
        series.labels(),
        shown,
        rest.isEmpty() ? null : folded(rest, series.size()),
        missing(counts[size]));
  }

  private static Bar folded(List<Bar> rest, int series) {
    int[] counts = new int[series];
    for (Bar bar : rest) {
      for (int i = 0; i < series; i++) {
        counts[i] += bar.counts().get(i);
      }
    }
    return new Bar("other (" + rest.size() + ")", null, boxed(counts));
  }

  private static Bar missing(int[] counts) {
    return new Bar("(missing)", null, boxed(counts));
  }

  private static List<Integer> boxed(int[] counts) {
    return Arrays.stream(counts).boxed().toList();
  }
}
