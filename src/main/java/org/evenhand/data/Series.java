package org.evenhand.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** The values of a column by which the rows of a {@link Histogram} are counted apart. */
final class Series {
  private static final int MOST = 20;

  private final List<String> labels;
  private final IntUnaryOperator seriesOf;

  private Series(List<String> labels, IntUnaryOperator seriesOf) {
    this.labels = labels;
    this.seriesOf = seriesOf;
  }

  static Series all() {
    return new Series(List.of("all"), row -> 0);
  }

  /** The values of the column that occur in the rows. */
  static Series of(Column column, RowSet rows) {
    return switch (column) {
      case NumericColumn numbers -> ofNumbers(numbers, rows);
      case CategoricalColumn names -> ofNames(names, rows);
    };
  }

  private static Series ofNumbers(NumericColumn column, RowSet rows) {
    double[] present = ColumnProfile.present(column, rows);
    double[] values = RowOrder.distinct(present);
    refuseMany(column, values.length);
    List<String> labels =
        new ArrayList<>(Arrays.stream(values).mapToObj(NumericColumn::format).toList());
    addMissing(labels, present.length < rows.count());
    return new Series(
        labels,
        row ->
            column.isMissing(row)
                ? values.length
                : Arrays.binarySearch(values, column.get(row) + 0.0));
  }

  private static Series ofNames(CategoricalColumn column, RowSet rows) {
    int size = column.dictionary().size();
    int[] counts = new int[size + 1];
    rows.forEach(row -> counts[column.isMissing(row) ? size : column.code(row)]++);
    List<String> labels = new ArrayList<>();
    int[] place = new int[size + 1];
    for (int code = 0; code < size; code++) {
      place[code] = labels.size();
      if (counts[code] > 0) {
        labels.add(column.dictionary().get(code));
      }
    }
    refuseMany(column, labels.size());
    place[size] = labels.size();
    addMissing(labels, counts[size] > 0);
    return new Series(labels, row -> place[column.isMissing(row) ? size : column.code(row)]);
  }

  private static void refuseMany(Column column, int values) {
    if (values > MOST) {
      throw new InputException(
          "column '%s' has %,d values, too many to split by; at most %d, or make bins of it first"
              .formatted(column.name(), values, MOST));
    }
  }

  private static void addMissing(List<String> labels, boolean any) {
    if (any) {
      labels.add("(missing)");
    }
  }

  List<String> labels() {
    return labels;
  }

  int size() {
    return labels.size();
  }

  /** The place of the row's value among the labels. */
  int of(int row) {
    return seriesOf.applyAsInt(row);
  }
}
