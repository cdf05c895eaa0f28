package org.evenhand.fairness;

import java.util.List;

/**
 * A group of rows: those with the given value in each of the given columns.
 *
 * @param by the protected columns, none for all rows
 * @param values one per column; a missing value is called as {@link #missing} says
 */
public record Group(List<String> by, List<String> values) {
  public Group {
    by = List.copyOf(by);
    values = List.copyOf(values);
    if (by.size() != values.size()) {
      throw new IllegalArgumentException(by + " against " + values);
    }
  }

  /** The values for people to read: "yes, female". */
  public String label() {
    return values.isEmpty() ? "all" : String.join(", ", values);
  }

  /** The name for a missing value: "(missing)", in more parentheses if a value has that name. */
  public static String missing(List<String> values) {
    String missing = "(missing)";
    while (values.contains(missing)) {
      missing = "(" + missing + ")";
    }
    return missing;
  }
}
