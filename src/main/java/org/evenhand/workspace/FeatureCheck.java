package org.evenhand.workspace;

import java.util.List;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Names;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.Table;
import org.evenhand.workspace.WorkspaceFile.CounterfactualKey;
import org.evenhand.workspace.WorkspaceFile.FeatureKey;
import org.evenhand.workspace.WorkspaceFile.ImplicationKey;
import org.evenhand.workspace.WorkspaceFile.MoveKey;

/** Checks what a workspace says about changes of columns against its data. */
final class FeatureCheck {
  private final WorkspaceFile file;
  private final Table table;

  private FeatureCheck(WorkspaceFile file, Table table) {
    this.file = file;
    this.table = table;
  }

  /**
   * Looks at every column and category that {@code features} and {@code counterfactual} name.
   *
   * @throws org.evenhand.data.InputException if one is not there or of another kind
   */
  static void check(WorkspaceFile file, Table table) {
    FeatureCheck check = new FeatureCheck(file, table);
    file.features().forEach(check::feature);
    CounterfactualKey all = file.counterfactual();
    for (int i = 0; i < all.together().size(); i++) {
      for (String column : all.together().get(i)) {
        file.locate("counterfactual.together[" + i + "]", () -> table.column(column));
      }
    }
    for (int i = 0; i < all.implications().size(); i++) {
      ImplicationKey implication = all.implications().get(i);
      String key = "counterfactual.implications[" + i + "]";
      check.move(key + ".if", implication.cause());
      check.move(key + ".then", implication.effect());
    }
  }

  private void feature(String name, FeatureKey feature) {
    String key = "features." + name;
    switch (file.locate(key, () -> table.column(name))) {
      case CategoricalColumn categories -> {
        boolean number =
            feature.change() != FeatureKey.Change.ANY
                || feature.min() != null
                || feature.max() != null
                || feature.step() != null
                || feature.whole() != null;
        if (number) {
          throw file.error(
              key,
              "column '%s' has names; of its changes only 'immutable' and 'values' can be said"
                  .formatted(name));
        }
        List<String> known = categories.dictionary();
        for (String value : feature.values()) {
          if (!known.contains(value)) {
            throw file.error(
                key + ".values",
                "no value '%s' in column '%s'%s".formatted(value, name, Names.hint(value, known)));
          }
        }
      }
      case NumericColumn numbers -> {
        if (!feature.values().isEmpty()) {
          throw file.error(
              key + ".values",
              "column '%s' has numbers; give min, max and step instead".formatted(name));
        }
      }
    }
  }

  private void move(String key, MoveKey move) {
    boolean names =
        file.locate(key + ".column", () -> table.column(move.column()))
            instanceof CategoricalColumn;
    if (names && move.change() != FeatureKey.Change.ANY) {
      throw file.error(
          key, "column '%s' has names, which do not rise or fall".formatted(move.column()));
    }
  }
}
