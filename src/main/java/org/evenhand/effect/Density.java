package org.evenhand.effect;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.RowSet;

/**
 * Where along an axis of numbers there are data and where there are none. Of categories {@link
 * Grid#count} says the same.
 *
 * @param bins of equal width from one end of the axis to the other; of whole numbers over a short
 *     range one for each, which is the middle of its bin
 * @param rug quantiles of the data, at most a hundred different numbers that occur
 * @param outside rows whose value is not on the axis
 * @param missing rows without a value
 */
public record Density(List<Bin> bins, List<Double> rug, int outside, int missing) {
  private static final int RUG = 100;

  /** How many rows are between two numbers. */
  public record Bin(double from, double to, int count) {}

  public Density {
    bins = List.copyOf(bins);
    rug = List.copyOf(rug);
  }

  /**
   * Counts the rows.
   *
   * @param low the start of the axis, finite
   * @param high its end, not under the start
   * @param most how many bins at most, 1 or more
   */
  public static Density of(NumericColumn column, RowSet rows, double low, double high, int most) {
    double[] values =
        Arrays.stream(rows.toArray())
            .mapToDouble(column::get)
            .filter(value -> !Double.isNaN(value))
            .toArray();
    boolean whole =
        high - low < most
            && low == Math.rint(low)
            && Arrays.stream(values).allMatch(value -> value == Math.rint(value));
    double from = whole ? low - 0.5 : low;
    double to = whole ? Math.floor(high) + 0.5 : high;
    int count = whole ? (int) (to - from) : low == high ? 1 : most;
    double width = (to - from) / count;
    int[] counts = new int[count];
    int outside = 0;
    for (double value : values) {
      if (value < from || value > to) {
        outside++;
      } else {
        counts[width == 0 ? 0 : Math.clamp((long) ((value - from) / width), 0, count - 1)]++;
      }
    }
    List<Bin> bins =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    new Bin(
                        from + i * width, i == count - 1 ? to : from + (i + 1) * width, counts[i]))
            .toList();
    double[] rug = Quantiles.distinct(Grid.finite(column, rows), RUG);
    return new Density(
        bins, Arrays.stream(rug).boxed().toList(), outside, rows.count() - values.length);
  }
}
