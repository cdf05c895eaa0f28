package org.evenhand.data;

import java.util.Locale;
import java.util.Set;

/**
 * Numbers as files write them: {@code 12}, {@code -0.5}, {@code .5}, {@code 1e-3}, {@code inf},
 * with spaces around. Not hexadecimal, no thousands separators, no decimal comma, no unit.
 */
final class NumberText {
  /** What programs write into a column of numbers where there is none: R, pandas, databases. */
  private static final Set<String> MISSING = Set.of("na", "n/a", "nan", "null");

  /** From here on, different whole numbers can be the same double. */
  private static final double EXACT = 1L << 53;

  private NumberText() {}

  /** Whether this means "no value" in a column of numbers. */
  static boolean isMissing(String text) {
    return text.length() <= 8 && MISSING.contains(text.strip().toLowerCase(Locale.ROOT));
  }

  /**
   * The number, or NaN if the text is none.
   *
   * @param strict refuse what a double would change: codes with leading zeros ("007"), whole
   *     numbers beyond 2^53
   */
  static double parse(String text, boolean strict) {
    String number = text.strip();
    int end = number.length();
    int start = end > 0 && (number.charAt(0) == '-' || number.charAt(0) == '+') ? 1 : 0;
    int whole = digits(number, start);
    int at = whole;
    boolean point = at < end && number.charAt(at) == '.';
    if (point) {
      at = digits(number, at + 1);
    }
    int digits = at - start - (point ? 1 : 0);
    if (digits == 0) {
      return infinity(number, start);
    }
    if (at < end && (number.charAt(at) == 'e' || number.charAt(at) == 'E')) {
      int sign =
          at + 1 < end && (number.charAt(at + 1) == '-' || number.charAt(at + 1) == '+') ? 2 : 1;
      int exponent = digits(number, at + sign);
      at = exponent == at + sign ? at : exponent;
    }
    boolean padded = whole - start > 1 && number.charAt(start) == '0';
    if (at < end || (strict && padded)) {
      return Double.NaN;
    }
    double value = Double.parseDouble(number);
    boolean inexact = at == whole && Math.abs(value) >= EXACT;
    return Double.isInfinite(value) || (strict && inexact) ? Double.NaN : value;
  }

  /**
   * The number that someone compares the column with; -0 as 0.
   *
   * @throws InputException if the text is none
   */
  static double require(String column, String text) {
    double number = parse(text, false);
    if (Double.isNaN(number)) {
      throw new InputException("column '%s' holds numbers; '%s' is none".formatted(column, text));
    }
    return number + 0.0;
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  private static double infinity(String text, int start) {
    String word = text.substring(start);
    if (!word.equalsIgnoreCase("inf") && !word.equalsIgnoreCase("infinity")) {
      return Double.NaN;
    }
    return text.charAt(0) == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }
}
