package org.evenhand.ui;

import java.util.List;
import java.util.Objects;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.Histogram;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.RowSet;
import org.evenhand.ui.chart.Sparkline;
import org.jspecify.annotations.Nullable;

/** The small distribution of a column that stands beside one value of it. */
final class Distribution {
  private static final int BINS = 24;

  private final Column column;
  private final @Nullable List<Sparkline.Bin> bins;
  private final @Nullable List<Sparkline.Category> categories;
  private final double min;
  private final double max;

  private Distribution(
      Column column,
      @Nullable List<Sparkline.Bin> bins,
      @Nullable List<Sparkline.Category> categories,
      double min,
      double max) {
    this.column = column;
    this.bins = bins;
    this.categories = categories;
    this.min = min;
    this.max = max;
  }

  static Distribution of(Column column) {
    Histogram histogram = Histogram.of(column, RowSet.all(column.size()), null, BINS);
    return switch (column) {
      case NumericColumn numbers -> {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < numbers.size(); row++) {
          double value = numbers.get(row);
          if (Double.isFinite(value)) {
            min = Math.min(min, value);
            max = Math.max(max, value);
          }
        }
        yield new Distribution(
            column, histogram.bars().stream().map(Distribution::bin).toList(), null, min, max);
      }
      case CategoricalColumn names ->
          new Distribution(
              column,
              null,
              histogram.bars().stream()
                  .map(bar -> new Sparkline.Category(bar.label(), bar.total()))
                  .toList(),
              Double.NaN,
              Double.NaN);
    };
  }

  private static Sparkline.Bin bin(Histogram.Bar bar) {
    Histogram.Interval interval = Objects.requireNonNull(bar.interval());
    // A bar for one whole number is as wide as the way to the next.
    double half = interval.from() == interval.to() ? 0.5 : 0;
    return new Sparkline.Bin(interval.from() - half, interval.to() + half, bar.total());
  }

  /** Where the numbers of the column are; none of a column of names. */
  List<Sparkline.Bin> bins() {
    return bins == null ? List.of() : bins;
  }

  Column column() {
    return column;
  }

  /** The smallest finite number; above {@link #max} when there is none. */
  double min() {
    return min;
  }

  double max() {
    return max;
  }

  /**
   * The distribution with a value marked.
   *
   * @param value a column of one row
   * @param original what the value was, a column of one row; null when it is the same
   */
  Sparkline.Data sparkline(Column value, @Nullable Column original) {
    return new Sparkline.Data(
        bins, categories, mark(value), original == null ? null : mark(original), column.name());
  }

  private static @Nullable Object mark(Column value) {
    return switch (value) {
      case NumericColumn numbers -> numbers.isMissing(0) ? null : (Object) numbers.get(0);
      case CategoricalColumn names -> names.text(0);
    };
  }
}
