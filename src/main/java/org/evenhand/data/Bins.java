package org.evenhand.data;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Numbers as categories of intervals. Each interval holds its lower end and not its upper one; only
 * intervals that some row falls into are categories, in ascending order. Missing stays missing.
 *
 * <p>Labels: "under 25", "25 to 39", "40 and over" for whole numbers, "under 0.5", "0.5 to under
 * 0.8", "0.8 and over" for others; "all" for a single interval.
 */
public final class Bins {
  /** How far a cut may be moved, in parts of the narrowest interval. */
  private static final double TOLERANCE = 0.02;

  private static final int ALL_DIGITS = 17;

  private final double[] cuts;
  private final boolean whole;

  private Bins(double[] cuts, boolean whole) {
    this.cuts = cuts;
    this.whole = whole;
  }

  /**
   * Intervals with about as many rows each, cut at the quantiles. The cuts are rounded for reading:
   * up to whole numbers where all values are whole, else by at most a fiftieth of the narrowest
   * interval. Where many rows have the same value there are fewer intervals than asked for.
   *
   * @param k how many intervals, 2 or more
   */
  public static Bins quantiles(NumericColumn column, int k) {
    double[] sorted = sorted(column, k);
    return at(
        sorted,
        IntStream.range(1, k)
            .mapToDouble(i -> sorted.length == 0 ? 0 : Quantile.of(sorted, i / (double) k)));
  }

  /**
   * Intervals of equal width from the smallest value to the largest, the cuts rounded as those of
   * quantiles are.
   *
   * @param k how many intervals, 2 or more; those that no row falls into are not among the groups
   */
  public static Bins equalWidth(NumericColumn column, int k) {
    double[] sorted = sorted(column, k);
    double low = sorted.length == 0 ? 0 : sorted[0];
    double high = sorted.length == 0 ? 0 : sorted[sorted.length - 1];
    return at(
        sorted, IntStream.range(1, k).mapToDouble(i -> low * (1 - i / (double) k) + high * i / k));
  }

  private static double[] sorted(NumericColumn column, int k) {
    if (k < 2) {
      throw new InputException("column '" + column.name() + "': expected 2 or more bins, not " + k);
    }
    double[] values = ColumnProfile.present(column, RowSet.all(column.size()));
    Arrays.sort(values);
    return values;
  }

  private static Bins at(double[] sorted, DoubleStream cuts) {
    if (sorted.length == 0) {
      return new Bins(new double[0], true);
    }
    double[] exact =
        cuts.filter(cut -> cut > sorted[0] && Double.isFinite(cut)).distinct().toArray();
    boolean whole = isWhole(sorted);
    return new Bins(
        whole
            ? Arrays.stream(exact).map(Math::ceil).distinct().toArray()
            : rounded(exact, sorted[0]),
        whole);
  }

  /**
   * Intervals that meet at the given cuts.
   *
   * @param cuts finite and rising; none for one interval
   * @throws InputException if they do not rise
   */
  public static Bins edges(NumericColumn column, double... cuts) {
    for (int i = 0; i < cuts.length; i++) {
      if (!Double.isFinite(cuts[i]) || (i > 0 && cuts[i] <= cuts[i - 1])) {
        throw new InputException(
            "column '%s': the edges of its bins must be numbers that rise, not %s"
                .formatted(column.name(), Arrays.toString(cuts)));
      }
    }
    return new Bins(cuts.clone(), isWhole(column.toArray()) && isWhole(cuts));
  }

  /** The interval that a number falls into, whether or not any row does; not NaN. */
  public String label(double value) {
    return label(cuts, bin(value), whole);
  }

  /** The column's values as intervals; only those that some row falls into are categories. */
  public CategoricalColumn of(NumericColumn column) {
    int[] bins = new int[column.size()];
    int[] counts = new int[cuts.length + 1];
    for (int row = 0; row < bins.length; row++) {
      bins[row] = column.isMissing(row) ? CategoricalColumn.MISSING : bin(column.get(row));
      if (bins[row] != CategoricalColumn.MISSING) {
        counts[bins[row]]++;
      }
    }
    List<String> labels = new ArrayList<>();
    int[] codeOf = new int[counts.length];
    for (int bin = 0; bin < counts.length; bin++) {
      codeOf[bin] = labels.size();
      if (counts[bin] > 0) {
        labels.add(label(cuts, bin, whole));
      }
    }
    int[] codes =
        Arrays.stream(bins)
            .map(bin -> bin == CategoricalColumn.MISSING ? bin : codeOf[bin])
            .toArray();
    return CategoricalColumn.of(column.name(), ColumnType.CATEGORY, labels, codes);
  }

  private int bin(double value) {
    int at = Arrays.binarySearch(cuts, value + 0.0);
    return at >= 0 ? at + 1 : -at - 1;
  }

  private static String label(double[] cuts, int bin, boolean whole) {
    if (cuts.length == 0) {
      return "all";
    }
    if (bin == 0) {
      return "under " + NumericColumn.format(cuts[0]);
    }
    String from = NumericColumn.format(cuts[bin - 1]);
    if (bin == cuts.length) {
      return from + " and over";
    }
    if (!whole) {
      return from + " to under " + NumericColumn.format(cuts[bin]);
    }
    String last = NumericColumn.format(cuts[bin] - 1);
    return from.equals(last) ? from : from + " to " + last;
  }

  /** The cuts with as few digits as leave each almost where it is between its neighbours. */
  private static double[] rounded(double[] cuts, double low) {
    double gap = Double.POSITIVE_INFINITY;
    for (int i = 0; i < cuts.length; i++) {
      gap = Math.min(gap, cuts[i] - (i == 0 ? low : cuts[i - 1]));
    }
    double tolerance = gap * TOLERANCE;
    for (int digits = 1; digits < ALL_DIGITS; digits++) {
      MathContext context = new MathContext(digits);
      double[] rounded =
          Arrays.stream(cuts)
              .map(cut -> new BigDecimal(cut).round(context).doubleValue())
              .toArray();
      if (IntStream.range(0, cuts.length)
          .allMatch(i -> Math.abs(rounded[i] - cuts[i]) <= tolerance)) {
        return rounded;
      }
    }
    return cuts;
  }

  /** Whether all that is there is a whole number. */
  private static boolean isWhole(double[] values) {
    return Arrays.stream(values)
        .allMatch(value -> Double.isNaN(value) || value == Math.rint(value));
  }
}
