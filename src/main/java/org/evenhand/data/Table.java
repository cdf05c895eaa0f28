package org.evenhand.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * An immutable table: named columns of the same number of rows. Rows count from 0 in file order.
 */
public final class Table {
  private final Map<String, Column> columns;
  private final int rows;

  private Table(Map<String, Column> columns, int rows) {
    this.columns = columns;
    this.rows = rows;
  }

  /**
   * A table of the given columns.
   *
   * @throws IllegalArgumentException if two have the same name or their sizes differ
   */
  public static Table of(List<? extends Column> columns) {
    Map<String, Column> byName = new LinkedHashMap<>();
    int rows = columns.isEmpty() ? 0 : columns.get(0).size();
    for (Column column : columns) {
      if (column.size() != rows) {
        throw new IllegalArgumentException(
            column.name() + " has " + column.size() + " rows, expected " + rows);
      }
      if (byName.put(column.name(), column) != null) {
        throw new IllegalArgumentException("two columns are named " + column.name());
      }
    }
    return new Table(byName, rows);
  }

  /** The number of rows. */
  public int rows() {
    return rows;
  }

  public List<Column> columns() {
    return List.copyOf(columns.values());
  }

  public List<String> names() {
    return List.copyOf(columns.keySet());
  }

  public boolean has(String name) {
    return columns.containsKey(name);
  }

  /**
   * The column with that name.
   *
   * @throws InputException if there is none, naming the nearest one
   */
  public Column column(String name) {
    Column column = columns.get(name);
    if (column == null) {
      throw new InputException("no column '" + name + "'" + Names.hint(name, columns.keySet()));
    }
    return column;
  }

  /** This table with the column put in place of the one of the same name, or added at the end. */
  public Table with(Column column) {
    List<Column> changed = new ArrayList<>();
    for (Column old : columns.values()) {
      changed.add(old.name().equals(column.name()) ? column : old);
    }
    if (!has(column.name())) {
      changed.add(column);
    }
    return of(changed);
  }

  /** A view of the rows {@code from} (inclusive) to {@code to} (exclusive); copies nothing. */
  public Table slice(int from, int to) {
    return map(column -> column.slice(from, to));
  }

  /** A copy of the given rows, in the given order; a row may be taken more than once. */
  public Table take(int... rows) {
    return map(column -> column.take(rows));
  }

  private Table map(UnaryOperator<Column> change) {
    return of(columns.values().stream().map(change).toList());
  }
}
