package org.evenhand.workspace;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.ColumnType;
import org.evenhand.data.NumericColumn;

/** Columns as names of groups, whatever the column holds. */
final class Attributes {
  private Attributes() {}

  /** Each different number as a category, in rising order. */
  static CategoricalColumn values(NumericColumn column) {
    List<Double> numbers = List.copyOf(distinct(column, Integer.MAX_VALUE));
    int[] codes = new int[column.size()];
    for (int row = 0; row < codes.length; row++) {
      codes[row] =
          column.isMissing(row)
              ? CategoricalColumn.MISSING
              : Collections.binarySearch(numbers, column.get(row));
    }
    return CategoricalColumn.of(
        column.name(),
        ColumnType.CATEGORY,
        numbers.stream().map(NumericColumn::format).toList(),
        codes);
  }

  /** The different numbers in rising order, at most {@code limit} of them. */
  static SortedSet<Double> distinct(NumericColumn column, int limit) {
    SortedSet<Double> distinct = new TreeSet<>();
    for (int row = 0; row < column.size() && distinct.size() < limit; row++) {
      if (!column.isMissing(row)) {
        distinct.add(column.get(row) + 0.0);
      }
    }
    return distinct;
  }

  static CategoricalColumn of(Column column, WorkspaceFile file) {
    return switch (column) {
      case CategoricalColumn categories -> categories;
      case NumericColumn numbers -> values(numbers);
    };
  }
}
