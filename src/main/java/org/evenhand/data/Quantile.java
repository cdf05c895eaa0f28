package org.evenhand.data;

/** Quantiles by linear interpolation between order statistics: type 7 of Hyndman and Fan (1996). */
final class Quantile {
  private Quantile() {}

  /**
   * The value below which the share {@code p} of the values lies. Next to an infinite value there
   * is nothing to interpolate: it is that value.
   *
   * @param sorted one or more values in ascending order
   * @param p from 0 to 1
   */
  static double of(double[] sorted, double p) {
    double position = p * (sorted.length - 1);
    int below = (int) position;
    double low = sorted[below];
    double high = sorted[Math.min(below + 1, sorted.length - 1)];
    boolean exact = position == below || low == high || Double.isInfinite(low);
    return exact ? low : low + (position - below) * (high - low);
  }
}
