package org.evenhand.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.evenhand.data.Bins;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.ColumnType;
import org.evenhand.data.NumericColumn;
import org.jspecify.annotations.Nullable;

/** Columns as few enough categories to be drawn. */
final class MapCategories {
  /** Up to so many whole numbers are categories. */
  private static final int FEW = 12;

  private MapCategories() {}

  /** Categories as they are; a few whole numbers as categories in their order; else null. */
  static @Nullable CategoricalColumn of(Column column) {
    return switch (column) {
      case CategoricalColumn names -> names;
      case NumericColumn numbers -> few(numbers);
    };
  }

  private static @Nullable CategoricalColumn few(NumericColumn numbers) {
    if (numbers.type() == ColumnType.REAL) {
      return null;
    }
    SortedSet<Double> values = new TreeSet<>();
    for (int row = 0; row < numbers.size(); row++) {
      if (!numbers.isMissing(row) && values.add(numbers.get(row)) && values.size() > FEW) {
        return null;
      }
    }
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    int[] codes = new int[numbers.size()];
    Arrays.setAll(
        codes,
        row ->
            numbers.isMissing(row)
                ? CategoricalColumn.MISSING
                : Arrays.binarySearch(sorted, numbers.get(row)));
    return CategoricalColumn.of(
        numbers.name(),
        numbers.type(),
        Arrays.stream(sorted).mapToObj(NumericColumn::format).toList(),
        codes);
  }

  /** Categories, or intervals with about as many rows each. */
  static CategoricalColumn binned(Column column, int bins) {
    CategoricalColumn names = of(column);
    return names != null
        ? names
        : Bins.quantiles((NumericColumn) column, bins).of((NumericColumn) column);
  }

  /** The most frequent categories in their own order, all others as one at the end. */
  static CategoricalColumn most(CategoricalColumn column, int most) {
    int values = column.dictionary().size();
    if (values <= most) {
      return column;
    }
    int[] counts = new int[values];
    for (int row = 0; row < column.size(); row++) {
      if (!column.isMissing(row)) {
        counts[column.code(row)]++;
      }
    }
    int[] kept =
        IntStream.range(0, values)
            .boxed()
            .sorted(Comparator.comparingInt(code -> -counts[code]))
            .limit(most - 1L)
            .mapToInt(Integer::intValue)
            .sorted()
            .toArray();
    int[] codeOf = new int[values];
    Arrays.fill(codeOf, kept.length);
    for (int i = 0; i < kept.length; i++) {
      codeOf[kept[i]] = i;
    }
    List<String> names = new ArrayList<>();
    Arrays.stream(kept).forEach(code -> names.add(column.dictionary().get(code)));
    names.add("%,d others".formatted(values - kept.length));
    int[] codes = new int[column.size()];
    Arrays.setAll(
        codes, row -> column.isMissing(row) ? column.code(row) : codeOf[column.code(row)]);
    return CategoricalColumn.of(column.name(), ColumnType.CATEGORY, names, codes);
  }

  /** Missing values as a category of their own. */
  static CategoricalColumn whole(CategoricalColumn column) {
    int[] codes = column.toArray();
    int values = column.dictionary().size();
    boolean missing = false;
    for (int row = 0; row < codes.length; row++) {
      if (codes[row] == CategoricalColumn.MISSING) {
        codes[row] = values;
        missing = true;
      }
    }
    if (!missing) {
      return column;
    }
    List<String> names = new ArrayList<>(column.dictionary());
    names.add("missing");
    return CategoricalColumn.of(column.name(), ColumnType.CATEGORY, names, codes);
  }
}
