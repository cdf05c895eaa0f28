package org.evenhand.workspace;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Names;
import org.evenhand.data.RowSet;
import org.evenhand.data.Table;
import org.evenhand.workspace.WorkspaceFile.SplitKey;

/** The parts of the data, as a column names them. Rows without a name are in no part. */
final class Parts {
  /** What parts are called elsewhere, in the order of their use. */
  private static final List<String> USUAL =
      List.of(
          "train",
          "training",
          "fit",
          "dev",
          "valid",
          "validation",
          "val",
          "calibration",
          "test",
          "testing",
          "holdout");

  private Parts() {}

  /** The rows of each part in a sensible order; empty without a split. */
  static Map<String, RowSet> of(WorkspaceFile file, Table table) {
    Map<String, RowSet> parts = new LinkedHashMap<>();
    SplitKey split = file.split();
    if (split == null) {
      return parts;
    }
    CategoricalColumn column =
        file.locate("split.column", () -> Attributes.of(split.column(), table, List.of()).groups());
    List<String> names = column.dictionary();
    names.stream()
        .sorted(Comparator.comparingInt(Parts::rank))
        .forEach(
            name -> {
              int code = names.indexOf(name);
              parts.put(name, RowSet.where(table.rows(), row -> column.code(row) == code));
            });
    if (parts.containsKey(Workspace.ALL)) {
      throw file.error(
          "split.column",
          "a part named 'all' cannot be told from all rows; give it another name in the data");
    }
    String show = split.show();
    if (show != null && !show.equals(Workspace.ALL) && !parts.containsKey(show)) {
      throw file.error(
          "split.show",
          "no part '%s' in column '%s'%s"
              .formatted(show, split.column(), Names.hint(show, parts.keySet())));
    }
    return parts;
  }

  private static int rank(String part) {
    int usual = USUAL.indexOf(part.toLowerCase(Locale.ROOT));
    return usual < 0 ? USUAL.size() : usual;
  }
}
