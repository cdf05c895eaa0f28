package org.evenhand.workspace;

import org.evenhand.data.Bins;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.Table;
import org.evenhand.fairness.Group;
import org.jspecify.annotations.Nullable;

/**
 * A column as what divides rows into groups.
 *
 * @param column the name of the column that it is made from
 * @param groups the group of every row of the workspace's table
 * @param bins what cuts a numeric column; null where each value is a group
 */
record Attribute(String column, CategoricalColumn groups, @Nullable Bins bins) {

  /** The group of a row of any table with the workspace's columns; null where it is missing. */
  @Nullable String group(Table table, int row) {
    Column values = table.column(column);
    if (values.isMissing(row)) {
      return null;
    }
    return switch (values) {
      case CategoricalColumn names -> names.text(row);
      case NumericColumn numbers when bins != null -> bins.label(numbers.get(row));
      case NumericColumn numbers -> NumericColumn.format(numbers.get(row) + 0.0);
    };
  }

  /** Likewise, a missing value by its name. */
  String name(Table table, int row) {
    String group = group(table, row);
    return group == null ? missing() : group;
  }

  /** What a missing value is called among the groups. */
  String missing() {
    return Group.missing(groups.dictionary());
  }
}
