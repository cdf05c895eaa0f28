package org.evenhand.workspace;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evenhand.counterfactual.Constraints;
import org.evenhand.counterfactual.Direction;
import org.evenhand.counterfactual.FeatureRule;
import org.evenhand.counterfactual.Relation;
import org.evenhand.data.InputException;
import org.evenhand.data.Names;
import org.evenhand.workspace.WorkspaceFile.FeatureKey;
import org.evenhand.workspace.WorkspaceFile.ImplicationKey;
import org.evenhand.workspace.WorkspaceFile.MoveKey;
import org.jspecify.annotations.Nullable;

/** What a workspace lets a counterfactual of one of its models change. */
final class Permitted {
  private Permitted() {}

  /**
   * The rules of the model's columns. Protected attributes are not changed unless the workspace
   * file says {@code immutable: false}. What it says of columns that the model does not read has no
   * effect.
   */
  static Constraints by(Workspace workspace, LoadedModel model) {
    WorkspaceFile file = workspace.file();
    Map<String, FeatureRule> rules = new LinkedHashMap<>();
    Set<String> read = new HashSet<>(model.binding().columns());
    for (String column : model.binding().columns()) {
      rules.put(
          column,
          rule(file.features().get(column), workspace.protectedAttributes().contains(column)));
    }
    List<Relation> relations = new ArrayList<>();
    for (List<String> columns : file.counterfactual().together()) {
      List<String> known = columns.stream().filter(read::contains).toList();
      if (known.size() > 1) {
        relations.add(new Relation.Together(known));
      }
    }
    for (ImplicationKey implication : file.counterfactual().implications()) {
      MoveKey cause = implication.cause();
      MoveKey effect = implication.effect();
      if (read.contains(cause.column()) && read.contains(effect.column())) {
        relations.add(
            new Relation.Implication(
                cause.column(),
                move(cause),
                effect.column(),
                move(effect),
                effect.by() == null ? 0 : effect.by()));
      }
    }
    return new Constraints(rules, relations, file.counterfactual().maxChanges());
  }

  private static FeatureRule rule(@Nullable FeatureKey feature, boolean isProtected) {
    if (feature == null) {
      return isProtected ? FeatureRule.FROZEN : FeatureRule.FREE;
    }
    return new FeatureRule(
        feature.immutable() == null ? isProtected : feature.immutable(),
        switch (feature.change()) {
          case ANY -> Direction.ANY;
          case INCREASE -> Direction.INCREASE;
          case DECREASE -> Direction.DECREASE;
        },
        feature.min(),
        feature.max(),
        feature.step(),
        Boolean.TRUE.equals(feature.whole()),
        feature.values());
  }

  private static Relation.Move move(MoveKey move) {
    return switch (move.change()) {
      case ANY -> Relation.Move.CHANGES;
      case INCREASE -> Relation.Move.RISES;
      case DECREASE -> Relation.Move.FALLS;
    };
  }

  /**
   * The constraints with columns frozen and others, even protected ones, let go.
   *
   * @throws InputException if a column is in both lists or the model does not read it
   */
  static Constraints with(
      Constraints constraints, List<String> frozen, List<String> free, LoadedModel model) {
    Map<String, FeatureRule> rules = new LinkedHashMap<>(constraints.rules());
    for (String column : free) {
      check(column, model);
      if (frozen.contains(column)) {
        throw new InputException("column '" + column + "' cannot be both frozen and free");
      }
      rules.put(column, free(constraints.rule(column)));
    }
    frozen.forEach(column -> check(column, model));
    return new Constraints(rules, constraints.relations(), constraints.maxChanges()).freeze(frozen);
  }

  private static FeatureRule free(FeatureRule rule) {
    return new FeatureRule(
        false, rule.direction(), rule.min(), rule.max(), rule.step(), rule.whole(), rule.allowed());
  }

  private static void check(String column, LoadedModel model) {
    List<String> read = model.binding().columns();
    if (!read.contains(column)) {
      throw new InputException(
          "model '%s' does not read a column '%s'%s"
              .formatted(model.name(), column, Names.hint(column, read)));
    }
  }
}
