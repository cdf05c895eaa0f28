package org.evenhand.counterfactual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.ColumnType;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.RowSet;
import org.evenhand.data.Table;
import org.evenhand.job.Progress;
import org.evenhand.model.Scores;
import org.jspecify.annotations.Nullable;

/** A small table and a model of it that is a formula: one output, the score. */
final class Toy {
  /** One row of a table. */
  record Row(Table table, int at) {
    double number(String column) {
      return ((NumericColumn) table.column(column)).get(at);
    }

    String text(String column) {
      String text = table.column(column).text(at);
      return text == null ? "" : text;
    }
  }

  final Table table;
  final List<String> features;
  final ToDoubleFunction<Row> formula;
  final AtomicInteger rowsAsked = new AtomicInteger();
  final AtomicInteger calls = new AtomicInteger();

  Toy(List<Column> columns, List<String> features, ToDoubleFunction<Row> formula) {
    this.table = Table.of(columns);
    this.features = features;
    this.formula = formula;
  }

  Toy(List<Column> columns, ToDoubleFunction<Row> formula) {
    this(columns, columns.stream().map(Column::name).toList(), formula);
  }

  static Column real(String name, double... values) {
    return NumericColumn.of(name, ColumnType.REAL, values);
  }

  static Column whole(String name, double... values) {
    return NumericColumn.of(name, ColumnType.INTEGER, values);
  }

  static Column category(String name, @Nullable String... values) {
    return CategoricalColumn.of(name, ColumnType.CATEGORY, Arrays.asList(values));
  }

  /** So many real numbers of one decimal, from low to high, shuffled; both ends occur. */
  static Column spread(String name, double low, double high, int rows, long seed) {
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      values.add(Decimals.round(low + (high - low) * i / (rows - 1), 1));
    }
    Collections.shuffle(values, new Random(seed));
    return real(name, values.stream().mapToDouble(v -> v).toArray());
  }

  Scores score(Table rows) {
    rowsAsked.addAndGet(rows.rows());
    calls.incrementAndGet();
    return new Scores(
        new double[][] {
          IntStream.range(0, rows.rows())
              .mapToDouble(row -> formula.applyAsDouble(new Row(rows, row)))
              .toArray()
        });
  }

  double score(Table rows, int row) {
    return formula.applyAsDouble(new Row(rows, row));
  }

  Background background() {
    Scores scores = score(table);
    return Background.of(table, scores, RowSet.all(table.rows()), features, 1, Progress.NONE);
  }

  Search search(Target target, Constraints constraints, SearchOptions options) {
    return Search.of(background(), this::score, target, constraints, options);
  }

  Findings find(Table row, Target target, Constraints constraints) {
    return search(target, constraints, SearchOptions.STANDARD).find(row, Progress.NONE);
  }

  Findings find(int row, Target target, Constraints constraints) {
    return find(table.slice(row, row + 1), target, constraints);
  }

  /** The table's first row with some values set. */
  Table row(Object... namesAndValues) {
    Table row = table.slice(0, 1);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      String name = (String) namesAndValues[i];
      Object value = namesAndValues[i + 1];
      Column old = row.column(name);
      row =
          row.with(
              value instanceof Number number
                  ? NumericColumn.of(name, old.type(), number.doubleValue())
                  : category(name, (String) value));
    }
    return row;
  }

  /** A value of a counterfactual, as the data writes it. */
  static String value(Counterfactual found, String column) {
    return new Row(found.row(), 0).text(column);
  }

  static Target atLeast(double low) {
    return new Target.ScoreRange(0, low, Double.POSITIVE_INFINITY);
  }

  static Target atMost(double high) {
    return new Target.ScoreRange(0, Double.NEGATIVE_INFINITY, high);
  }
}
