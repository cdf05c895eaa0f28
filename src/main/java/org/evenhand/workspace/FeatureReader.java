package org.evenhand.workspace;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evenhand.workspace.WorkspaceFile.CounterfactualKey;
import org.evenhand.workspace.WorkspaceFile.FeatureKey;
import org.evenhand.workspace.WorkspaceFile.FeatureKey.Change;
import org.evenhand.workspace.WorkspaceFile.ImplicationKey;
import org.evenhand.workspace.WorkspaceFile.MoveKey;
import org.jspecify.annotations.Nullable;

/** Reads the keys of a workspace that say what counterfactuals may change. */
final class FeatureReader {
  private FeatureReader() {}

  /** One entry of {@code features}. */
  static FeatureKey feature(YamlNode node) {
    Map<String, YamlNode> keys =
        node.map(Set.of("immutable", "change", "min", "max", "step", "whole", "values"));
    FeatureKey feature =
        new FeatureKey(
            WorkspaceReader.optional(keys, "immutable", YamlNode::flag),
            change(keys),
            WorkspaceReader.optional(keys, "min", YamlNode::number),
            WorkspaceReader.optional(keys, "max", YamlNode::number),
            WorkspaceReader.optional(keys, "step", YamlNode::number),
            WorkspaceReader.optional(keys, "whole", YamlNode::flag),
            WorkspaceReader.or(
                WorkspaceReader.optional(keys, "values", YamlNode::texts), List.of()));
    if (feature.min() != null && feature.max() != null && feature.min() > feature.max()) {
      throw node.error("min is above max");
    }
    if (feature.step() != null && feature.step() <= 0) {
      throw node.error("step must be above 0");
    }
    YamlNode values = keys.get("values");
    if (values != null) {
      checkNames(values, feature.values(), 1);
    }
    return feature;
  }

  /** The whole of {@code counterfactual}. */
  static CounterfactualKey counterfactual(YamlNode node) {
    Map<String, YamlNode> keys = node.map(Set.of("max_changes", "together", "implications"));
    return new CounterfactualKey(
        WorkspaceReader.optional(keys, "max_changes", changes -> changes.integer(1)),
        WorkspaceReader.list(keys, "together", FeatureReader::together),
        WorkspaceReader.list(keys, "implications", FeatureReader::implication));
  }

  private static List<String> together(YamlNode node) {
    List<String> columns = node.texts();
    checkNames(node, columns, 2);
    return columns;
  }

  private static void checkNames(YamlNode node, List<String> names, int least) {
    if (names.size() < least) {
      throw node.error("expected a list of at least %d, found %d".formatted(least, names.size()));
    }
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw node.error("'" + name + "' is there twice");
      }
    }
  }

  private static ImplicationKey implication(YamlNode node) {
    Map<String, YamlNode> keys = node.map(Set.of("if", "then"));
    ImplicationKey implication =
        new ImplicationKey(
            move(WorkspaceReader.required(node, keys, "if"), Set.of("column", "change")),
            move(WorkspaceReader.required(node, keys, "then"), Set.of("column", "change", "by")));
    if (implication.cause().column().equals(implication.effect().column())) {
      throw node.error("'if' and 'then' name the same column");
    }
    return implication;
  }

  private static MoveKey move(YamlNode node, Set<String> known) {
    Map<String, YamlNode> keys = node.map(known);
    @Nullable Double by = WorkspaceReader.optional(keys, "by", YamlNode::number);
    MoveKey move =
        new MoveKey(WorkspaceReader.required(node, keys, "column").text(), change(keys), by);
    if (by != null && (by <= 0 || move.change() == Change.ANY)) {
      throw node.error(
          by <= 0
              ? "by must be above 0"
              : "'by' needs a direction: change: increase or change: decrease");
    }
    return move;
  }

  private static Change change(Map<String, YamlNode> keys) {
    return WorkspaceReader.or(
        WorkspaceReader.optional(
            keys, "change", node -> node.oneOf(WorkspaceReader.names(Change.values()))),
        Change.ANY);
  }
}
