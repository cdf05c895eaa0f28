package org.evenhand.whatif;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.ColumnType;
import org.evenhand.data.InputException;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.Table;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table with some of its values changed. Immutable: a change gives a new one.
 *
 * @param row the row's number in its table, from 0
 * @param original the row as it is in the data: a table of one row
 * @param values the row as edited: a table of one row with the same columns
 */
public record EditedRow(int row, Table original, Table values) {

  /** A value before and after, null where it is missing. */
  public record Change(@Nullable String from, @Nullable String to) {}

  /** A row of the table, not changed yet. */
  public static EditedRow of(Table table, int row) {
    Table original = table.slice(row, row + 1);
    return new EditedRow(row, original, original);
  }

  /**
   * This row with one value set.
   *
   * @param text the new value as people write it; null or blank for missing. A category that the
   *     data does not have is taken: what a model makes of it is for its flags to say.
   * @throws InputException if there is no such column, or a numeric column is given something else
   */
  public EditedRow with(String column, @Nullable String text) {
    String wanted = text == null || text.isBlank() ? null : text.strip();
    Column changed =
        switch (values.column(column)) {
          case NumericColumn numbers ->
              NumericColumn.of(column, numbers.type(), parse(column, numbers.type(), wanted));
          case CategoricalColumn categories -> category(categories, wanted);
        };
    return new EditedRow(row, original, values.with(changed));
  }

  private static double parse(String column, ColumnType type, @Nullable String text) {
    if (text == null) {
      return Double.NaN;
    }
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new InputException("column '%s' takes a number, not '%s'".formatted(column, text), e);
    }
    if (!Double.isFinite(value)) {
      throw new InputException("column '%s' takes a finite number".formatted(column));
    }
    if (type != ColumnType.REAL && value != Math.rint(value)) {
      throw new InputException("column '%s' takes whole numbers, not '%s'".formatted(column, text));
    }
    return value;
  }

  private static CategoricalColumn category(CategoricalColumn column, @Nullable String value) {
    List<String> dictionary = column.dictionary();
    int code = value == null ? CategoricalColumn.MISSING : dictionary.indexOf(value);
    if (value != null && code < 0) {
      code = dictionary.size();
      dictionary = new ArrayList<>(dictionary);
      dictionary.add(value);
    }
    return CategoricalColumn.of(column.name(), column.type(), dictionary, new int[] {code});
  }

  /** This row with one value as it was in the data. */
  public EditedRow restore(String column) {
    return new EditedRow(row, original, values.with(original.column(column)));
  }

  /** What differs from the data, by column, in the table's order. */
  public Map<String, Change> changes() {
    Map<String, Change> changes = new LinkedHashMap<>();
    for (Column before : original.columns()) {
      String from = before.text(0);
      String to = values.column(before.name()).text(0);
      if (!Objects.equals(from, to)) {
        changes.put(before.name(), new Change(from, to));
      }
    }
    return Collections.unmodifiableMap(changes);
  }

  public boolean isChanged() {
    return !changes().isEmpty();
  }

  /** Whether both hold the same values of the same row. */
  public boolean sameAs(EditedRow other) {
    return row == other.row && changes().equals(other.changes());
  }
}
