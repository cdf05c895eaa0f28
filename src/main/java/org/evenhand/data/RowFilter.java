package org.evenhand.data;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Conditions on the columns of a table that a row must all meet.
 *
 * <p>As people write them, joined with {@code and}:
 *
 * <pre>
 * age >= 30            = != < <= > >=; = and != for names too
 * lvrat in 0.8..0.95   both ends included
 * race in Black, Asian
 * race not in White
 * chist is missing     chist is not missing
 * job contains nurse   in upper or lower case
 * "hours / week" > 40  quotes around what holds signs or the words of this language;
 *                      a quote inside is doubled
 * </pre>
 *
 * <p>A missing value meets no condition but {@code is missing}: not {@code !=} and not {@code not
 * in} either.
 */
public final class RowFilter {
  private final List<Condition> conditions;

  private RowFilter(List<Condition> conditions) {
    this.conditions = List.copyOf(conditions);
  }

  /** The filter that all the conditions make; none let every row pass. */
  public static RowFilter of(List<Condition> conditions) {
    return new RowFilter(conditions);
  }

  /**
   * Reads conditions as people write them.
   *
   * @param text nothing but spaces lets every row pass
   * @param table the table whose columns and values it names
   * @throws InputException if it is no list of conditions, or names a column or value that the
   *     table does not have
   */
  public static RowFilter parse(String text, Table table) {
    return new RowFilter(FilterParser.parse(text, table));
  }

  public List<Condition> conditions() {
    return conditions;
  }

  /**
   * The rows that meet all conditions.
   *
   * @throws InputException if a column is not there or not of the kind that its condition needs
   */
  public RowSet apply(Table table) {
    RowSet rows = RowSet.all(table.rows());
    for (Condition condition : conditions) {
      rows = rows.and(condition.apply(table));
    }
    return rows;
  }

  /** The filter as text that {@link #parse} reads. */
  public String text() {
    return conditions.stream().map(Condition::text).collect(Collectors.joining(" and "));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowFilter filter && conditions.equals(filter.conditions);
  }

  @Override
  public int hashCode() {
    return conditions.hashCode();
  }

  @Override
  public String toString() {
    return text();
  }
}
