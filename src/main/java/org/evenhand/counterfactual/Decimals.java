package org.evenhand.counterfactual;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers of so many decimals, as people write them. */
final class Decimals {
  private Decimals() {}

  /** The double nearest to the number rounded to so many decimals. */
  static double round(double value, int decimals) {
    double scale = Math.pow(10, decimals);
    double scaled = Math.rint(value * scale);
    return Math.abs(scaled) < 1L << 53 ? scaled / scale + 0.0 : value;
  }

  /** How many decimals a number has when it is written as short as it is exact. */
  static int of(double value) {
    return Math.max(0, BigDecimal.valueOf(value).stripTrailingZeros().scale());
  }

  /** A number for people to read, with four significant digits. */
  static String shown(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(value)
            .round(new MathContext(4, RoundingMode.HALF_EVEN))
            .stripTrailingZeros()
            .toPlainString()
        : Double.toString(value);
  }
}
