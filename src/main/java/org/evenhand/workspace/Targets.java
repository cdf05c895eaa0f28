package org.evenhand.workspace;

import java.util.List;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.ColumnType;
import org.evenhand.data.Names;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.Table;
import org.evenhand.workspace.WorkspaceFile.TargetKey;
import org.jspecify.annotations.Nullable;

/** Makes the target of a workspace from its column of labels. */
final class Targets {
  private static final int MAX_CLASSES = 100;

  private Targets() {}

  /** The target; null when the file names no column of labels. */
  static @Nullable Target of(WorkspaceFile file, Table table) {
    TargetKey key = file.target();
    String name = key == null ? null : key.column();
    if (key == null || name == null) {
      return null;
    }
    Column column = file.locate("target.column", () -> table.column(name));
    if (key.positive() != null) {
      return classes(file, column, key.positive(), key.favorable());
    }
    if (column instanceof NumericColumn numbers && column.type() != ColumnType.BINARY) {
      return value(file, numbers);
    }
    CategoricalColumn categories = occurring(file, column);
    throw file.error(
        "target",
        "'positive' is missing: which class of column '%s' does the score predict: %s?"
            .formatted(column.name(), Names.list(categories.dictionary())));
  }

  private static ValueTarget value(WorkspaceFile file, NumericColumn column) {
    int distinct = Attributes.distinct(column, 2).size();
    if (distinct < 2) {
      throw file.error("target.column", oneValue(column, distinct));
    }
    return new ValueTarget(column);
  }

  private static ClassTarget classes(
      WorkspaceFile file, Column column, String positive, @Nullable String named) {
    CategoricalColumn categories = occurring(file, column);
    List<String> classes = categories.dictionary();
    checkClass(file, "target.positive", positive, column, classes);
    String favorable = named == null ? positive : named;
    checkClass(file, "target.favorable", favorable, column, classes);
    if (classes.size() > 2 && !favorable.equals(positive)) {
      throw file.error(
          "target.favorable",
          "with more than two classes the favorable one is the positive one, '"
              + positive
              + "', or is left out");
    }
    return new ClassTarget(column.name(), classes, positive, favorable, categories.toArray());
  }

  private static void checkClass(
      WorkspaceFile file, String key, String name, Column column, List<String> classes) {
    if (!classes.contains(name)) {
      throw file.error(
          key,
          "no class '%s' in column '%s'%s"
              .formatted(name, column.name(), Names.hint(name, classes)));
    }
  }

  /** The column with a dictionary of only those values that some row has, in their order. */
  private static CategoricalColumn occurring(WorkspaceFile file, Column column) {
    CategoricalColumn categories =
        switch (column) {
          case CategoricalColumn named -> Attributes.sorted(named);
          case NumericColumn numbers -> Attributes.values(numbers);
        };
    int distinct = categories.dictionary().size();
    if (distinct < 2) {
      throw file.error("target.column", oneValue(column, distinct));
    }
    if (distinct > MAX_CLASSES) {
      throw file.error(
          "target.column",
          "column '%s' has %,d different values, too many for classes%s"
              .formatted(
                  column.name(),
                  distinct,
                  column instanceof NumericColumn
                      ? "; leave 'positive' and 'favorable' out for a regression"
                      : ""));
    }
    return categories;
  }

  private static String oneValue(Column column, int distinct) {
    if (distinct == 0) {
      return "all labels in column '"
          + column.name()
          + "' are missing; leave 'column' out"
          + " to judge without labels";
    }
    int row = 0;
    while (column.isMissing(row)) {
      row++;
    }
    return "column '%s' has one value only, '%s'; a target needs two"
        .formatted(column.name(), column.text(row));
  }
}
