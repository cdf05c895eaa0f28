package org.evenhand.importance;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.Table;

/** The distinct values of a feature in a table, numbered from 0, a missing one among them. */
final class DistinctValues {
  private final int[] codeOf;
  private final int count;

  private DistinctValues(int[] codeOf, int count) {
    this.codeOf = codeOf;
    this.count = count;
  }

  /** Of several columns the distinct combinations. */
  static DistinctValues of(Table rows, FeatureGroup feature) {
    DistinctValues values = new DistinctValues(new int[rows.rows()], 1);
    for (String name : feature.columns()) {
      values = values.and(of(rows.column(name)));
    }
    return values;
  }

  private static DistinctValues of(Column column) {
    return switch (column) {
      case NumericColumn numbers -> {
        double[] values = numbers.toArray();
        double[] distinct = Arrays.stream(values).sorted().distinct().toArray();
        // Sorted and searched by the same total order, where NaN is the last and equals itself.
        int[] codes =
            Arrays.stream(values).mapToInt(value -> Arrays.binarySearch(distinct, value)).toArray();
        yield new DistinctValues(codes, distinct.length);
      }
      case CategoricalColumn names -> {
        int[] codes = Arrays.stream(names.toArray()).map(code -> code + 1).toArray();
        yield new DistinctValues(codes, names.dictionary().size() + 1);
      }
    };
  }

  private DistinctValues and(DistinctValues other) {
    if (count == 1) {
      return other;
    }
    Map<Long, Integer> codes = new HashMap<>();
    int[] both = new int[codeOf.length];
    for (int row = 0; row < both.length; row++) {
      long pair = codeOf[row] * (long) other.count + other.codeOf[row];
      both[row] = codes.computeIfAbsent(pair, unseen -> codes.size());
    }
    return new DistinctValues(both, codes.size());
  }

  /** The number of codes; some may be of values that no row has. */
  int count() {
    return count;
  }

  int code(int row) {
    return codeOf[row];
  }
}
