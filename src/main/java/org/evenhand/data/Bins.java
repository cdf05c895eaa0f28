package org.evenhand.data;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Numbers as categories of intervals. Each interval holds its lower end and not its upper one; only
 * intervals that some row falls into exist, in ascending order. Missing stays missing.
 *
 * <p>Labels: "under 25", "25 to 39", "40 and over" for whole numbers, "under 0.5", "0.5 to under
 * 0.8", "0.8 and over" for others; "all" for a single interval.
 */
public final class Bins {
  /** How far a cut may be moved, in parts of the narrowest interval. */
  private static final double TOLERANCE = 0.02;

  private static final int ALL_DIGITS = 17;

  private Bins() {}

  /**
   * Intervals with about as many rows each, cut at the quantiles. The cuts are rounded for reading:
   * up to whole numbers where all values are whole, else by at most a fiftieth of the narrowest
   * interval. Where many rows have the same value there are fewer intervals than asked for.
   *
   * @param k how many intervals, 2 or more
   */
  public static CategoricalColumn quantiles(NumericColumn column, int k) {
    if (k < 2) {
      throw new InputException("column '" + column.name() + "': expected 2 or more bins, not " + k);
    }
    double[] sorted = ColumnProfile.present(column, RowSet.all(column.size()));
    if (sorted.length == 0) {
      return edges(column);
    }
    Arrays.sort(sorted);
    double[] exact =
        IntStream.range(1, k)
            .mapToDouble(i -> Quantile.of(sorted, i / (double) k))
            .filter(cut -> cut > sorted[0] && Double.isFinite(cut))
            .distinct()
            .toArray();
    return edges(
        column,
        isWhole(sorted)
            ? Arrays.stream(exact).map(Math::ceil).distinct().toArray()
            : rounded(exact, sorted[0]));
  }

  /**
   * Intervals that meet at the given cuts.
   *
   * @param cuts finite and rising; none for one interval
   * @throws InputException if they do not rise
   */
  public static CategoricalColumn edges(NumericColumn column, double... cuts) {
    for (int i = 0; i < cuts.length; i++) {
      if (!Double.isFinite(cuts[i]) || (i > 0 && cuts[i] <= cuts[i - 1])) {
        throw new InputException(
            "column '%s': the edges of its bins must be numbers that rise, not %s"
                .formatted(column.name(), Arrays.toString(cuts)));
      }
    }
    int[] bins = new int[column.size()];
    int[] counts = new int[cuts.length + 1];
    for (int row = 0; row < bins.length; row++) {
      bins[row] = column.isMissing(row) ? CategoricalColumn.MISSING : bin(cuts, column.get(row));
      if (bins[row] != CategoricalColumn.MISSING) {
        counts[bins[row]]++;
      }
    }
    boolean whole = isWhole(column.toArray()) && isWhole(cuts);
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

  private static int bin(double[] cuts, double value) {
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
