package org.evenhand.effect;

import java.util.List;
import org.evenhand.data.Column;
import org.jspecify.annotations.Nullable;

/**
 * Rows with some of their values set.
 *
 * @param set columns that stand in for those of the same names and kinds: of one row, whose value
 *     every row gets, or of as many rows as there are
 */
record Variant(List<Column> set) {
  Variant {
    set = List.copyOf(set);
  }

  /** One with a single column set. */
  static Variant of(Column column) {
    return new Variant(List.of(column));
  }

  @Nullable Column column(String name) {
    for (Column column : set) {
      if (column.name().equals(name)) {
        return column;
      }
    }
    return null;
  }
}
