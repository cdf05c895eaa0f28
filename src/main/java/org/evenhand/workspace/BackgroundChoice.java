package org.evenhand.workspace;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.evenhand.data.InputException;
import org.evenhand.data.Table;

/** What rows a score is held against when it is explained. */
public sealed interface BackgroundChoice {
  BackgroundChoice ALL = new All();

  /** All rows of the data. */
  record All() implements BackgroundChoice {
    @Override
    public String toString() {
      return "all";
    }
  }

  /** The rows to which the model gives another answer than to the row explained. */
  record OtherAnswer() implements BackgroundChoice {
    @Override
    public String toString() {
      return "other";
    }
  }

  /**
   * The rows that meet a condition, as {@link org.evenhand.data.RowFilter} reads it: a group.
   *
   * @param condition such as {@code afam = yes}
   */
  record Where(String condition) implements BackgroundChoice {
    @Override
    public String toString() {
      return condition;
    }
  }

  /**
   * One row: why the one and not the other.
   *
   * @param number counted from 0 in file order
   */
  record Row(int number) implements BackgroundChoice {
    @Override
    public String toString() {
      return "row:" + number;
    }
  }

  /**
   * Rows from elsewhere, all of them.
   *
   * @param rows with the columns that the model reads
   * @param name what they are called
   */
  record Given(Table rows, String name) implements BackgroundChoice {
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * A choice as people write it: {@code all}, {@code other}, {@code row:17}, or a condition.
   *
   * @throws InputException if the number of a row is none
   */
  static BackgroundChoice parse(String text) {
    String trimmed = text.strip();
    Matcher row = Pattern.compile("row[: ]\\s*(\\S*)").matcher(trimmed);
    if (trimmed.isEmpty() || trimmed.equals("all")) {
      return ALL;
    }
    if (trimmed.equals("other")) {
      return new OtherAnswer();
    }
    if (row.matches()) {
      try {
        return new Row(Integer.parseInt(row.group(1)));
      } catch (NumberFormatException e) {
        throw new InputException(
            "background '%s': expected the number of a row, such as row:17".formatted(text), e);
      }
    }
    return new Where(trimmed);
  }
}
