package org.evenhand.workspace;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.evenhand.data.Bins;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.ColumnType;
import org.evenhand.data.InputException;
import org.evenhand.data.NumericColumn;
import org.evenhand.workspace.WorkspaceFile.ProtectedKey;

/** Columns as names of groups, whatever the column holds. */
final class Attributes {
  /** A number with more values than this is no name of a group. */
  private static final int MAX_NUMBERS = 20;

  private static final int MAX_NAMES = 200;

  private Attributes() {}

  /**
   * The groups that a column makes.
   *
   * @throws InputException if no row has a value, or there are too many different ones
   */
  static CategoricalColumn of(Column column, ProtectedKey key) {
    CategoricalColumn groups =
        switch (column) {
          case CategoricalColumn names when !key.isCut() -> sorted(names);
          case CategoricalColumn names ->
              throw new InputException(
                  "column '" + names.name() + "' has names; only numbers are cut into bins");
          case NumericColumn numbers when key.bins() != null -> Bins.quantiles(numbers, key.bins());
          case NumericColumn numbers when !key.edges().isEmpty() ->
              Bins.edges(numbers, key.edges().stream().mapToDouble(Double::doubleValue).toArray());
          case NumericColumn numbers -> fewValues(numbers);
        };
    if (groups.dictionary().isEmpty()) {
      throw new InputException("all values of column '" + column.name() + "' are missing");
    }
    if (groups.dictionary().size() > MAX_NAMES) {
      throw new InputException(
          "column '%s' has %,d different values, too many for groups"
              .formatted(column.name(), groups.dictionary().size()));
    }
    return groups;
  }

  private static CategoricalColumn fewValues(NumericColumn column) {
    if (distinct(column, MAX_NUMBERS + 1).size() > MAX_NUMBERS) {
      int distinct = distinct(column, Integer.MAX_VALUE).size();
      throw new InputException(
          ("column '%s' has %,d different numbers; cut it into groups with protected:"
                  + " [{column: %1$s, bins: 4}] or [{column: %1$s, edges: [25, 40]}]")
              .formatted(column.name(), distinct));
    }
    return values(column);
  }

  /** Each different number as a category, in rising order. */
  static CategoricalColumn values(NumericColumn column) {
    List<Double> numbers = List.copyOf(distinct(column, Integer.MAX_VALUE));
    int[] codes = new int[column.size()];
    for (int row = 0; row < codes.length; row++) {
      codes[row] =
          column.isMissing(row)
              ? CategoricalColumn.MISSING
              : Collections.binarySearch(numbers, column.get(row) + 0.0);
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
        // Adding 0.0 turns -0.0 into 0.0, which it equals.
        distinct.add(column.get(row) + 0.0);
      }
    }
    return distinct;
  }

  /** The same values with a dictionary of those that some row has, in alphabetical order. */
  static CategoricalColumn sorted(CategoricalColumn column) {
    boolean[] occurs = new boolean[column.dictionary().size()];
    for (int row = 0; row < column.size(); row++) {
      if (!column.isMissing(row)) {
        occurs[column.code(row)] = true;
      }
    }
    List<String> dictionary = column.dictionary();
    List<String> names =
        IntStream.range(0, occurs.length)
            .filter(code -> occurs[code])
            .mapToObj(dictionary::get)
            .sorted()
            .toList();
    int[] rank =
        dictionary.stream().mapToInt(name -> Collections.binarySearch(names, name)).toArray();
    int[] codes = new int[column.size()];
    Arrays.setAll(
        codes, row -> column.isMissing(row) ? CategoricalColumn.MISSING : rank[column.code(row)]);
    return CategoricalColumn.of(column.name(), column.type(), names, codes);
  }
}
