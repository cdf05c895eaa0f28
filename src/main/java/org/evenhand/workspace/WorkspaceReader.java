package org.evenhand.workspace;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.evenhand.data.ColumnType;
import org.evenhand.model.ModelSource.Activation;
import org.evenhand.workspace.WorkspaceFile.CounterfactualKey;
import org.evenhand.workspace.WorkspaceFile.ModelKey;
import org.evenhand.workspace.WorkspaceFile.ProtectedKey;
import org.evenhand.workspace.WorkspaceFile.SplitKey;
import org.evenhand.workspace.WorkspaceFile.TargetKey;
import org.jspecify.annotations.Nullable;

/** Turns the YAML of a workspace into a {@link WorkspaceFile}. */
final class WorkspaceReader {
  private static final int DEFAULT_MIN_GROUP = 30;
  private static final Set<String> KEYS =
      Set.of(
          "name",
          "data",
          "target",
          "protected",
          "models",
          "split",
          "threshold",
          "weight",
          "min_group",
          "types",
          "features",
          "counterfactual",
          "limits");

  private final Path path;
  private final String text;

  WorkspaceReader(Path path, String text) {
    this.path = path;
    this.text = text;
  }

  WorkspaceFile read() {
    YamlNode root = Yaml.parse(path, text);
    Map<String, YamlNode> keys = root.map(KEYS);
    return new WorkspaceFile(
        path,
        text,
        required(root, keys, "name").text(),
        data(required(root, keys, "data")),
        optional(keys, "target", WorkspaceReader::target),
        list(keys, "protected", WorkspaceReader::protectedKey),
        models(required(root, keys, "models")),
        optional(keys, "split", WorkspaceReader::split),
        or(optional(keys, "threshold", WorkspaceReader::threshold), Threshold.of(0.5)),
        optional(keys, "weight", YamlNode::text),
        or(optional(keys, "min_group", node -> node.integer(0)), DEFAULT_MIN_GROUP),
        entries(keys, "types", node -> node.oneOf(names(ColumnType.values()))),
        entries(keys, "features", FeatureReader::feature),
        or(optional(keys, "counterfactual", FeatureReader::counterfactual), CounterfactualKey.NONE),
        list(keys, "limits", LimitReader::limit));
  }

  private static String data(YamlNode node) {
    return required(node, node.map(Set.of("file")), "file").text();
  }

  private static TargetKey target(YamlNode node) {
    Map<String, YamlNode> keys = node.map(Set.of("column", "positive", "favorable", "tolerance"));
    TargetKey target =
        new TargetKey(
            optional(keys, "column", YamlNode::text),
            optional(keys, "positive", YamlNode::text),
            optional(keys, "favorable", YamlNode::text),
            optional(keys, "tolerance", WorkspaceReader::tolerance));
    if (target.column() == null && target.positive() == null) {
      throw node.error("a target needs 'column', the column of labels");
    }
    if (target.favorable() != null && target.positive() == null) {
      throw node.error("'favorable' needs 'positive', the class that the score predicts");
    }
    if (target.tolerance() != null && target.positive() != null) {
      throw node.error("'tolerance' is for a target that is a number; classes have none");
    }
    return target;
  }

  private static double tolerance(YamlNode node) {
    double tolerance = node.number();
    if (tolerance <= 0) {
      throw node.error(
          "expected a tolerance above 0 in the target's unit, found '" + node.text() + "'");
    }
    return tolerance;
  }

  private static ProtectedKey protectedKey(YamlNode node) {
    if (!node.isMap()) {
      return ProtectedKey.of(node.text());
    }
    Map<String, YamlNode> keys = node.map(Set.of("column", "bins", "width", "edges", "reference"));
    List<Double> edges = or(optional(keys, "edges", YamlNode::numbers), List.of());
    if (keys.containsKey("bins") && keys.containsKey("edges")) {
      throw node.error("give either 'bins' or 'edges'");
    }
    for (int i = 1; i < edges.size(); i++) {
      if (edges.get(i) <= edges.get(i - 1)) {
        throw node.error("edges must rise");
      }
    }
    if (keys.containsKey("edges") && edges.isEmpty()) {
      throw node.error("edges are empty; give at least one number");
    }
    YamlNode width = keys.get("width");
    if (width != null && !keys.containsKey("bins")) {
      throw width.error("'width' says how to cut the number of 'bins', which is missing");
    }
    return new ProtectedKey(
        required(node, keys, "column").text(),
        optional(keys, "bins", bins -> bins.integer(2)),
        width != null && width.oneOf(Map.of("equal", true, "quantile", false)),
        edges,
        optional(keys, "reference", YamlNode::text));
  }

  private static List<ModelKey> models(YamlNode node) {
    Set<String> names = new HashSet<>();
    List<ModelKey> models = node.list().stream().map(item -> model(item, names)).toList();
    if (models.isEmpty()) {
      throw node.error("no model; name at least one");
    }
    return models;
  }

  private static ModelKey model(YamlNode node, Set<String> names) {
    Map<String, YamlNode> keys =
        node.map(Set.of("name", "file", "score", "inputs", "activation", "classes"));
    ModelKey model =
        new ModelKey(
            required(node, keys, "name").text(),
            optional(keys, "file", YamlNode::text),
            optional(keys, "score", YamlNode::text),
            or(optional(keys, "inputs", YamlNode::texts), List.of()),
            optional(keys, "activation", choice -> choice.oneOf(names(Activation.values()))),
            or(optional(keys, "classes", YamlNode::texts), List.of()));
    if ((model.file() == null) == (model.score() == null)) {
      throw node.error("give either 'file', a model, or 'score', a column of scores");
    }
    if (model.score() != null
        && (keys.containsKey("inputs")
            || keys.containsKey("classes")
            || model.activation() == Activation.SOFTMAX)) {
      throw node.error(
          "a model that is a column of scores has no other keys than 'name' and 'activation:"
              + " sigmoid'");
    }
    if (!names.add(model.name())) {
      throw node.error("two models are named '" + model.name() + "'");
    }
    if (new HashSet<>(model.classes()).size() < model.classes().size()) {
      throw node.error("the same class is named twice");
    }
    return model;
  }

  private static SplitKey split(YamlNode node) {
    Map<String, YamlNode> keys = node.map(Set.of("column", "show"));
    return new SplitKey(
        required(node, keys, "column").text(), optional(keys, "show", YamlNode::text));
  }

  private static Threshold threshold(YamlNode node) {
    if (!node.isMap()) {
      return Threshold.of(share(node));
    }
    Map<String, YamlNode> keys = node.map(Set.of("default", "by", "groups"));
    double standard = share(required(node, keys, "default"));
    Map<String, Double> groups = entries(keys, "groups", WorkspaceReader::share);
    YamlNode attributes = keys.get("by");
    if (groups.isEmpty() || attributes == null) {
      throw node.error(
          "thresholds by group need 'by', the attribute or several as in afam*single, and"
              + " 'groups', a threshold per value or, as in \"yes*no\", per combination");
    }
    List<String> by = product(attributes);
    Map<List<String>, Double> byValues = new LinkedHashMap<>();
    groups.forEach(
        (text, threshold) -> {
          List<String> values = Product.splitValues(text, by.size());
          if (values.size() != by.size()) {
            throw node.error(
                "'%s' has %d values; expected one of each of %s, as in \"yes*no\""
                    .formatted(text, values.size(), String.join(", ", by)));
          }
          byValues.put(values, threshold);
        });
    return new Threshold(standard, by, byValues);
  }

  /** Attributes as a list, or as one text with stars between them. */
  private static List<String> product(YamlNode node) {
    List<String> names = node.isList() ? node.texts() : Product.split(node.text());
    if (names.isEmpty() || names.contains("") || new HashSet<>(names).size() < names.size()) {
      throw node.error("expected different attributes such as afam*single");
    }
    return names;
  }

  private static double share(YamlNode node) {
    double share = node.number();
    if (!Threshold.isValid(share)) {
      throw node.error("expected a threshold from 0 to 1, found '" + node.text() + "'");
    }
    return share;
  }

  static YamlNode required(YamlNode parent, Map<String, YamlNode> keys, String key) {
    YamlNode node = keys.get(key);
    if (node == null) {
      throw parent.error("the key '" + key + "' is missing");
    }
    return node;
  }

  static <T> @Nullable T optional(
      Map<String, YamlNode> keys, String key, Function<YamlNode, T> read) {
    YamlNode node = keys.get(key);
    return node == null ? null : read.apply(node);
  }

  static <T> T or(@Nullable T value, T otherwise) {
    return value == null ? otherwise : value;
  }

  static <T> List<T> list(Map<String, YamlNode> keys, String key, Function<YamlNode, T> read) {
    YamlNode node = keys.get(key);
    return node == null ? List.of() : node.list().stream().map(read).toList();
  }

  private static <T> Map<String, T> entries(
      Map<String, YamlNode> keys, String key, Function<YamlNode, T> read) {
    Map<String, T> entries = new LinkedHashMap<>();
    YamlNode node = keys.get(key);
    if (node != null) {
      node.map().forEach((name, value) -> entries.put(name, read.apply(value)));
    }
    return entries;
  }

  static <E extends Enum<E>> Map<String, E> names(E[] values) {
    return Arrays.stream(values)
        .collect(
            Collectors.toMap(
                value -> value.name().toLowerCase(Locale.ROOT),
                Function.identity(),
                (a, b) -> a,
                HashMap::new));
  }
}
