package org.evenhand.effect;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.ColumnType;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.RowSet;
import org.evenhand.data.Table;
import org.evenhand.metric.Measure;
import org.jspecify.annotations.Nullable;

/** Small tables and models that are formulas. */
final class Toy {
  private Toy() {}

  /** A row of a table under test. */
  record Row(Table table, int at) {
    double number(String column) {
      return ((NumericColumn) table.column(column)).get(at);
    }

    @Nullable String text(String column) {
      return table.column(column).text(at);
    }
  }

  /** A model with one score per row. */
  static Function<Table, double[]> model(Function<Row, Double> formula) {
    return table -> {
      double[] scores = new double[table.rows()];
      Arrays.setAll(scores, row -> formula.apply(new Row(table, row)));
      return scores;
    };
  }

  static NumericColumn reals(String name, double... values) {
    return NumericColumn.of(name, ColumnType.REAL, values);
  }

  static NumericColumn wholes(String name, double... values) {
    return NumericColumn.of(name, ColumnType.INTEGER, values);
  }

  static CategoricalColumn names(String name, @Nullable String... values) {
    return CategoricalColumn.of(name, ColumnType.CATEGORY, Arrays.asList(values));
  }

  static Table table(Column... columns) {
    return Table.of(List.of(columns));
  }

  static Grid grid(Table table, String feature, int most) {
    return Grid.of(table.column(feature), RowSet.all(table.rows()), most);
  }

  static Grid at(Table table, String feature, double... values) {
    return Grid.at((NumericColumn) table.column(feature), RowSet.all(table.rows()), values);
  }

  static Sample all(Table table) {
    return Sample.of(table, RowSet.all(table.rows()), table.rows(), 1);
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

  static double[] means(EffectCurve curve) {
    return curve.points().stream().mapToDouble(point -> value(point.mean())).toArray();
  }

  static double[] effects(AccumulatedLocalEffects effects) {
    return effects.points().stream().mapToDouble(point -> value(point.effect())).toArray();
  }
}
