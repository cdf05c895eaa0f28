package org.evenhand.importance;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.evenhand.data.Column;
import org.evenhand.data.ColumnType;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.Table;
import org.evenhand.metric.Measure;

/** Games and models that are formulas. */
final class Games {
  private Games() {}

  /** A table of numbers with columns x0, x1 and so on. */
  static Table rows(double[]... rows) {
    int width = rows[0].length;
    return Table.of(
        IntStream.range(0, width)
            .mapToObj(
                j ->
                    NumericColumn.of(
                        "x" + j,
                        ColumnType.REAL,
                        Arrays.stream(rows).mapToDouble(row -> row[j]).toArray()))
            .toList());
  }

  static double[] row(double... values) {
    return values;
  }

  /** A model with one score per row of numbers. */
  static Function<Table, double[]> model(ToDoubleFunction<double[]> formula) {
    return table ->
        IntStream.range(0, table.rows())
            .mapToDouble(
                row ->
                    formula.applyAsDouble(
                        table.columns().stream()
                            .mapToDouble(column -> ((NumericColumn) column).get(row))
                            .toArray()))
            .toArray();
  }

  static Explainer explainer(Table background, ToDoubleFunction<double[]> formula, Scale scale) {
    return new Explainer(background, background.names(), model(formula), scale, 1_000_000, 1);
  }

  static double[] amounts(Attribution attribution) {
    return attribution.contributions().stream()
        .mapToDouble(contribution -> value(contribution.amount()))
        .toArray();
  }

  static double value(Measure measure) {
    return switch (measure) {
      case Measure.Estimate estimate -> estimate.value();
      case Measure.NotEstimable none -> throw new AssertionError(none.reason());
    };
  }

  static String reason(Measure measure) {
    return switch (measure) {
      case Measure.Estimate estimate -> throw new AssertionError(estimate);
      case Measure.NotEstimable none -> none.reason();
    };
  }

  static List<Column> columns(Column... columns) {
    return List.of(columns);
  }
}
