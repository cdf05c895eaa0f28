package org.evenhand.importance;

import java.util.List;

/**
 * Columns that are permuted together: one column by itself, or several that mean one thing.
 *
 * @param columns one or more, each once
 */
public record FeatureGroup(List<String> columns) {
  public FeatureGroup {
    columns = List.copyOf(columns);
    if (columns.isEmpty() || columns.stream().distinct().count() < columns.size()) {
      throw new IllegalArgumentException("expected columns, each once: " + columns);
    }
  }

  /** One column by itself. */
  public static FeatureGroup of(String column) {
    return new FeatureGroup(List.of(column));
  }

  /** The columns in one text: {@code pirat+hirat}. */
  public String name() {
    return String.join("+", columns);
  }
}
