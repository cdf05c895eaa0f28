package org.evenhand.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.InputException;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.Table;
import org.evenhand.workspace.LoadedModel;
import org.jspecify.annotations.Nullable;

/**
 * Values to put into columns: {@code column=value}.
 *
 * @param values by column, as text; "" for a missing value
 */
record Edit(Map<String, String> values) {

  /**
   * Reads the changes.
   *
   * @throws InputException if one names no column, names one twice, or gives a column of numbers no
   *     number
   */
  static Edit parse(List<String> changes, Table table) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String change : changes) {
      int equals = change.indexOf('=');
      if (equals < 1) {
        throw new InputException("--set: expected column=value, found '" + change + "'");
      }
      String name = change.substring(0, equals);
      String value = change.substring(equals + 1);
      Column column = column(table, name);
      if (column instanceof NumericColumn && !value.isEmpty()) {
        number(name, value);
      }
      if (values.put(name, value) != null) {
        throw new InputException("--set: column '" + name + "' is set twice");
      }
    }
    return new Edit(values);
  }

  private static Column column(Table table, String name) {
    try {
      return table.column(name);
    } catch (InputException e) {
      throw new InputException("--set: " + e.getMessage(), e);
    }
  }

  private static double number(String name, String value) {
    try {
      double number = Double.parseDouble(value);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Refused below, with the same words as an infinite number.
    }
    throw new InputException("--set %s: expected a number, found '%s'".formatted(name, value));
  }

  /**
   * Checks the changes against a model, and warns of those that it does not see.
   *
   * @throws InputException if there are any and the model cannot answer them
   */
  void check(LoadedModel model, Console console) {
    if (!values.isEmpty() && !model.editable()) {
      throw new InputException(
          "--set: model '%s' is a column of scores and cannot answer changed rows"
              .formatted(model.name()));
    }
    for (String column : columns()) {
      if (!model.binding().columns().contains(column)) {
        console.warn("model '" + model.name() + "' does not use '" + column + "'");
      }
    }
  }

  /** The names of the changed columns. */
  List<String> columns() {
    return List.copyOf(values.keySet());
  }

  /** The rows with the changed values. */
  Table apply(Table rows) {
    Table edited = rows;
    for (Map.Entry<String, String> value : values.entrySet()) {
      edited = edited.with(filled(rows.column(value.getKey()), value.getValue()));
    }
    return edited;
  }

  /** Only the changed columns. */
  Table changed(Table edited) {
    return Table.of(columns().stream().map(edited::column).toList());
  }

  private static Column filled(Column column, String value) {
    switch (column) {
      case NumericColumn numbers -> {
        double[] filled = new double[column.size()];
        Arrays.fill(filled, value.isEmpty() ? Double.NaN : number(column.name(), value));
        return NumericColumn.of(column.name(), column.type(), filled);
      }
      case CategoricalColumn names -> {
        @Nullable String text = value.isEmpty() ? null : value;
        return CategoricalColumn.of(
            column.name(),
            column.type(),
            new ArrayList<>(Collections.nCopies(column.size(), text)));
      }
    }
  }
}
