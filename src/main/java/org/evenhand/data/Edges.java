package org.evenhand.data;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Where the bars of a {@link Histogram} of numbers begin and end. */
final class Edges {
  private static final double[] ROUND = {1, 2, 2.5, 5, 10};

  /** Rising; with {@link #single} the values themselves, else one more than there are bins. */
  private final double[] at;

  private final boolean single;

  private final boolean whole;

  private Edges(double[] at, boolean single, boolean whole) {
    this.at = at;
    this.single = single;
    this.whole = whole;
  }

  /** At most {@code bins} bins that hold all the values, which are finite. */
  static Edges of(double[] values, int bins) {
    if (values.length == 0) {
      return new Edges(values, true, false);
    }
    double low = Arrays.stream(values).min().orElseThrow();
    double high = Arrays.stream(values).max().orElseThrow();
    boolean whole = Arrays.stream(values).allMatch(value -> value == Math.rint(value));
    if (low == high) {
      return new Edges(new double[] {low}, true, whole);
    }
    if (bins == 1) {
      return new Edges(new double[] {low, high}, false, whole);
    }
    if (whole && high - low < bins) {
      int count = (int) (high - low) + 1;
      return new Edges(IntStream.range(0, count).mapToDouble(i -> low + i).toArray(), true, true);
    }
    return new Edges(between(low, high, bins, whole), false, whole);
  }

  /**
   * Multiples of the smallest round step with which {@code bins} steps, 2 or more, cover the range.
   */
  private static double[] between(double low, double high, int bins, boolean whole) {
    BigDecimal from = new BigDecimal(low);
    BigDecimal to = new BigDecimal(high);
    BigDecimal needed = to.subtract(from).divide(BigDecimal.valueOf(bins), MathContext.DECIMAL64);
    for (int power = needed.precision() - needed.scale() - 1; ; power++) {
      for (double round : ROUND) {
        BigDecimal step = BigDecimal.valueOf(round).scaleByPowerOfTen(power);
        if (whole && step.stripTrailingZeros().scale() > 0) {
          continue;
        }
        BigDecimal first = from.divide(step, 0, RoundingMode.FLOOR);
        BigDecimal last = to.divide(step, 0, RoundingMode.CEILING);
        int count = last.subtract(first).min(BigDecimal.valueOf(bins + 1L)).intValue();
        if (count <= bins) {
          return IntStream.rangeClosed(0, count)
              .mapToDouble(i -> first.add(BigDecimal.valueOf(i)).multiply(step).doubleValue())
              .distinct()
              .toArray();
        }
      }
    }
  }

  int bins() {
    return single ? at.length : at.length - 1;
  }

  /** The bin of a value that lies between the ends. */
  int binOf(double value) {
    int found = Arrays.binarySearch(at, value + 0.0);
    return Math.min(found >= 0 ? found : -found - 2, bins() - 1);
  }

  Histogram.Interval interval(int bin) {
    return new Histogram.Interval(at[bin], at[single ? bin : bin + 1]);
  }

  /**
   * "20 to 29" for whole numbers, "0.2 to 0.3" for others, where the upper end is the next bin's.
   */
  String label(int bin) {
    String from = NumericColumn.format(at[bin]);
    if (single) {
      return from;
    }
    boolean shared = bin < bins() - 1;
    String to = NumericColumn.format(whole && shared ? at[bin + 1] - 1 : at[bin + 1]);
    return from.equals(to) ? from : from + " to " + to;
  }
}
