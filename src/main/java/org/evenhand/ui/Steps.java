package org.evenhand.ui;

import java.math.BigDecimal;

/**
 * The values that a slider stands at: whole multiples of a step, from at or below the smallest
 * value to at or above the largest. In decimal arithmetic, so that 39 steps of 0.1 are 3.9 exactly
 * as people write it.
 */
record Steps(BigDecimal first, BigDecimal step, int count) {

  /**
   * The steps over a range.
   *
   * @param step as {@link #readable} makes it
   */
  static Steps over(double min, double max, double step) {
    long below = (long) Math.floor(min / step);
    long above = (long) Math.ceil(max / step);
    BigDecimal size = BigDecimal.valueOf(step);
    return new Steps(size.multiply(BigDecimal.valueOf(below)), size, (int) (above - below));
  }

  /** A step of 1, 2 or 5 times a power of ten that walks the range in about 100 to 250 steps. */
  static double readable(double min, double max) {
    if (!(min < max)) {
      return 1;
    }
    double raw = (max - min) / 100;
    int exponent = (int) Math.floor(Math.log10(raw));
    double times = raw / Math.pow(10, exponent);
    int leading = times >= 5 ? 5 : times >= 2 ? 2 : 1;
    return BigDecimal.valueOf(leading).scaleByPowerOfTen(exponent).doubleValue();
  }

  /** The value of a step, 0 to {@link #count}. */
  double value(int index) {
    return first.add(step.multiply(BigDecimal.valueOf(index))).doubleValue();
  }

  /** The step nearest to a value; the first one for NaN. */
  int nearest(double value) {
    if (Double.isNaN(value)) {
      return 0;
    }
    long index = Math.round((value - first.doubleValue()) / step.doubleValue());
    return Math.clamp(index, 0, count);
  }

  /** The value of the nearest step. */
  double snap(double value) {
    return value(nearest(value));
  }
}
