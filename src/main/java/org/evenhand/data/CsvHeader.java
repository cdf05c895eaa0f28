package org.evenhand.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the names in a header line must be like. */
final class CsvHeader {
  private static final int MOST = 20_000;

  private CsvHeader() {}

  /**
   * Refuses names that are no header.
   *
   * @throws InputException if there is one column, one without a name, two of one name, or if they
   *     are numbers, so that the header seems to be missing
   */
  static void check(List<String> names, Path file) {
    if (names.size() == 1) {
      throw new InputException(
          file
              + " holds one column only ('"
              + abbreviate(names.get(0))
              + "'); expected columns separated by comma, tab, semicolon or |");
    }
    if (names.size() > MOST) {
      throw new InputException(
          "%s has %,d columns; at most %,d can be read".formatted(file, names.size(), MOST));
    }
    if (looksLikeData(names)) {
      throw new InputException(
          "%s has no header line: its first line holds values (%s); add a line with the column names"
              .formatted(file, abbreviate(Names.list(names))));
    }
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      checkName(names, i, seen.putIfAbsent(names.get(i), i), file);
    }
  }

  private static void checkName(
      List<String> names, int column, @Nullable Integer earlier, Path file) {
    if (names.get(column).isEmpty()) {
      throw new InputException(
          "%s: column %d has no name; name it in the header line, or leave row numbers out when exporting (pandas: index=False, R: row.names=FALSE)"
              .formatted(file, column + 1));
    }
    if (earlier != null) {
      throw new InputException(
          "%s: columns %d and %d are both named '%s'; rename one of them, or add the header line if it is missing"
              .formatted(file, earlier + 1, column + 1, abbreviate(names.get(column))));
    }
  }

  /**
   * Whether the names are numbers: a fraction among them, or half of them. Three or more that count
   * 0, 1, 2 or 1, 2, 3 are names, as programs give them to columns without.
   */
  private static boolean looksLikeData(List<String> names) {
    double[] numbers =
        names.stream()
            .mapToDouble(name -> NumberText.parse(name, false))
            .filter(number -> !Double.isNaN(number))
            .toArray();
    boolean counting =
        numbers.length >= 3
            && (numbers[0] == 0 || numbers[0] == 1)
            && IntStream.range(1, numbers.length).allMatch(i -> numbers[i] == numbers[0] + i);
    boolean fraction = Arrays.stream(numbers).anyMatch(number -> number != Math.rint(number));
    return fraction || (numbers.length * 2 >= names.size() && !counting);
  }

  private static String abbreviate(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "...";
  }
}
