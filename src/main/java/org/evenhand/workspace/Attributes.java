package org.evenhand.workspace;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.evenhand.data.Bins;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.ColumnType;
import org.evenhand.data.InputException;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.Table;
import org.evenhand.workspace.WorkspaceFile.ProtectedKey;
import org.jspecify.annotations.Nullable;

/** Columns as names of groups, whatever the column holds. */
final class Attributes {
  /** A number with more values than this is no name of a group. */
  private static final int MAX_NUMBERS = 20;

  private static final int MAX_NAMES = 1000;

  private static final Pattern CUT =
      Pattern.compile("(?<column>.+):(?:(?<width>w)?(?<count>\\d+)|(?<edges>[^:|]+(\\|[^:|]+)+))");

  private Attributes() {}

  /**
   * The attribute with that name: a column, cut as the workspace file says; or a numeric column and
   * how to cut it, {@code age:4} at quantiles, {@code age:w4} in equal widths, {@code age:25|40} at
   * edges. Its groups' column has that name.
   *
   * @throws InputException if there is no such column, no row has a value, or there are too many
   *     different ones
   */
  static Attribute of(String name, Table table, List<ProtectedKey> protectedKeys) {
    if (!table.has(name)) {
      Matcher cut = CUT.matcher(name);
      if (cut.matches() && table.has(cut.group("column"))) {
        Attribute made = of(table.column(cut.group("column")), key(name, cut));
        CategoricalColumn groups = made.groups();
        return new Attribute(
            made.column(),
            CategoricalColumn.of(name, groups.type(), groups.dictionary(), groups.toArray()),
            made.bins());
      }
    }
    return of(
        table.column(name),
        protectedKeys.stream()
            .filter(key -> key.column().equals(name))
            .findFirst()
            .orElse(ProtectedKey.of(name)));
  }

  private static ProtectedKey key(String name, Matcher cut) {
    String column = cut.group("column");
    try {
      if (cut.group("count") != null) {
        return new ProtectedKey(
            column,
            Integer.parseInt(cut.group("count")),
            cut.group("width") != null,
            List.of(),
            null);
      }
      List<Double> edges =
          Arrays.stream(cut.group("edges").split("\\|")).map(Double::parseDouble).toList();
      return new ProtectedKey(column, null, false, edges, null);
    } catch (NumberFormatException e) {
      throw new InputException(
          "'%s': expected how to cut '%s', such as %2$s:4, %2$s:w4 or %2$s:25|40"
              .formatted(name, column),
          e);
    }
  }

  private static Attribute of(Column column, ProtectedKey key) {
    Bins bins =
        switch (column) {
          case CategoricalColumn names when key.isCut() ->
              throw new InputException(
                  "column '" + names.name() + "' has names; only numbers are cut into bins");
          case CategoricalColumn names -> null;
          case NumericColumn numbers -> bins(numbers, key);
        };
    CategoricalColumn groups =
        switch (column) {
          case CategoricalColumn names -> sorted(names);
          case NumericColumn numbers -> bins == null ? fewValues(numbers) : bins.of(numbers);
        };
    if (groups.dictionary().isEmpty()) {
      throw new InputException("all values of column '" + column.name() + "' are missing");
    }
    if (groups.dictionary().size() > MAX_NAMES) {
      throw new InputException(
          "column '%s' has %,d different values, too many for groups"
              .formatted(column.name(), groups.dictionary().size()));
    }
    return new Attribute(column.name(), groups, bins);
  }

  private static @Nullable Bins bins(NumericColumn column, ProtectedKey key) {
    Integer count = key.bins();
    if (count != null) {
      return key.equalWidth() ? Bins.equalWidth(column, count) : Bins.quantiles(column, count);
    }
    return key.edges().isEmpty()
        ? null
        : Bins.edges(column, key.edges().stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static CategoricalColumn fewValues(NumericColumn column) {
    if (distinct(column, MAX_NUMBERS + 1).size() > MAX_NUMBERS) {
      int distinct = distinct(column, Integer.MAX_VALUE).size();
      throw new InputException(
          ("column '%s' has %,d different numbers; cut it into groups with protected:"
                  + " [{column: %1$s, bins: 4}] or [{column: %1$s, edges: [25, 40]}], or ask for"
                  + " '%1$s:4'")
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
