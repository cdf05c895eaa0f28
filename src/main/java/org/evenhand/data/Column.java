package org.evenhand.data;

import org.jspecify.annotations.Nullable;

/** One named column of a {@link Table}: numbers, or categories. Immutable; rows count from 0. */
public sealed interface Column permits NumericColumn, CategoricalColumn {

  String name();

  ColumnType type();

  /** The number of rows, missing values included. */
  int size();

  boolean isMissing(int row);

  /** The value as people read it ("3", "0.25", "yes"), or null when it is missing. */
  @Nullable String text(int row);

  /** A view of the rows {@code from} (inclusive) to {@code to} (exclusive); copies nothing. */
  Column slice(int from, int to);

  /** A copy of the given rows, in the given order; a row may be taken more than once. */
  Column take(int[] rows);

  Column rename(String name);
}
