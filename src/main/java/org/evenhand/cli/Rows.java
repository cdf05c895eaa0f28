package org.evenhand.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.evenhand.data.InputException;
import org.jspecify.annotations.Nullable;

/** Rows as they are named on the command line: {@code 0,4-9}. */
final class Rows {
  private static final Pattern RANGE = Pattern.compile("(\\d{1,10})(?:-(\\d{1,10}))?");

  private Rows() {}

  /**
   * The rows in the order they are named.
   *
   * @param text null for all rows
   * @param total the number of rows there are
   */
  static int[] parse(@Nullable String text, int total) {
    if (text == null) {
      return IntStream.range(0, total).toArray();
    }
    return Pattern.compile(",")
        .splitAsStream(text)
        .flatMapToInt(range -> range(range.strip(), total))
        .toArray();
  }

  /** One row, by its number. */
  static int one(int row, int total) {
    if (row < 0 || row >= total) {
      throw new InputException(
          "--row: no row %d; the data has rows 0 to %d".formatted(row, total - 1));
    }
    return row;
  }

  private static IntStream range(String text, int total) {
    Matcher range = RANGE.matcher(text);
    if (!range.matches()) {
      throw new InputException("--rows: expected rows such as 0,4-9; found '" + text + "'");
    }
    long from = Long.parseLong(range.group(1));
    long to = range.group(2) == null ? from : Long.parseLong(range.group(2));
    if (to >= total || from > to) {
      throw new InputException(
          from > to
              ? "--rows: '" + text + "' runs backwards"
              : "--rows: no row %d; the data has rows 0 to %d".formatted(to, total - 1));
    }
    return IntStream.rangeClosed((int) from, (int) to);
  }
}
