package org.evenhand.importance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.Table;
import org.jspecify.annotations.Nullable;

/** The rows of one table above those of another, in the columns asked for. */
final class Stacked {
  private Stacked() {}

  /** The columns of that name, of one kind in both tables. */
  static Table of(Table above, Table below, List<String> names) {
    return Table.of(
        names.stream().map(name -> column(above.column(name), below.column(name))).toList());
  }

  private static Column column(Column above, Column below) {
    if (above instanceof NumericColumn first && below instanceof NumericColumn second) {
      double[] values = new double[first.size() + second.size()];
      System.arraycopy(first.toArray(), 0, values, 0, first.size());
      System.arraycopy(second.toArray(), 0, values, first.size(), second.size());
      return NumericColumn.of(above.name(), below.type(), values);
    }
    Map<String, Integer> codeOf = new LinkedHashMap<>();
    int[] codes =
        IntStream.concat(
                IntStream.range(0, above.size()).map(row -> code(above.text(row), codeOf)),
                IntStream.range(0, below.size()).map(row -> code(below.text(row), codeOf)))
            .toArray();
    return CategoricalColumn.of(above.name(), below.type(), List.copyOf(codeOf.keySet()), codes);
  }

  private static int code(@Nullable String text, Map<String, Integer> codeOf) {
    return text == null
        ? CategoricalColumn.MISSING
        : codeOf.computeIfAbsent(text, unseen -> codeOf.size());
  }

  /** Whether two rows have the same value, or neither has one. */
  static boolean same(Column column, int row, int other) {
    return switch (column) {
      case NumericColumn numbers -> Double.compare(numbers.get(row), numbers.get(other)) == 0;
      case CategoricalColumn names -> names.code(row) == names.code(other);
    };
  }
}
