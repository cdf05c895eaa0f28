package org.evenhand.workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evenhand.data.InputException;
import org.evenhand.data.Names;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One value in a YAML file, which knows its key ({@code models[1].file}) and line for messages.
 *
 * <p>Scalars are read as they are written: a plain {@code yes} where a name is wanted is the name
 * "yes", not the truth value that YAML 1.1 makes of it.
 */
final class YamlNode {
  private final Path file;
  private final String key;
  private final Node node;

  YamlNode(Path file, String key, Node node) {
    this.file = file;
    this.key = key;
    this.node = node;
  }

  /** The entries of a mapping with the given keys only; others are refused. */
  Map<String, YamlNode> map(Set<String> known) {
    Map<String, YamlNode> entries = map();
    entries.forEach(
        (name, value) -> {
          if (!known.contains(name)) {
            throw value.error("unknown key" + Names.hint(name, known));
          }
        });
    return entries;
  }

  /** The entries of a mapping, in the order of the file. */
  Map<String, YamlNode> map() {
    if (!(node instanceof MappingNode mapping)) {
      throw error("expected keys with values, found " + found());
    }
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String name = new YamlNode(file, key, tuple.getKeyNode()).text();
      YamlNode value = child(key.isEmpty() ? name : key + "." + name, tuple.getValueNode());
      YamlNode first = entries.put(name, value);
      if (first != null) {
        throw value.error("this key is already on line " + first.line());
      }
    }
    return entries;
  }

  List<YamlNode> list() {
    if (!(node instanceof SequenceNode sequence)) {
      throw error("expected a list in [ ], found " + found());
    }
    List<YamlNode> items = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      items.add(child(key + "[" + items.size() + "]", item));
    }
    return items;
  }

  boolean isList() {
    return node instanceof SequenceNode;
  }

  boolean isMap() {
    return node instanceof MappingNode;
  }

  List<String> texts() {
    return list().stream().map(YamlNode::text).toList();
  }

  List<Double> numbers() {
    return list().stream().map(YamlNode::number).toList();
  }

  /** A scalar as it is written, not empty. */
  String text() {
    if (!(node instanceof ScalarNode scalar)) {
      throw error("expected one value, found " + found());
    }
    if (scalar.getTag().equals(Tag.NULL) || scalar.getValue().isBlank()) {
      throw error("nothing after the key; give a value or leave the key out");
    }
    return scalar.getValue();
  }

  /** A finite number. */
  double number() {
    String text = text();
    try {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Refused below, with the same words as an infinite number.
    }
    throw error("expected a number, found '" + text + "'");
  }

  /** A whole number of at least {@code min}. */
  int integer(int min) {
    double number = number();
    if (number != Math.rint(number) || number < min || number > Integer.MAX_VALUE) {
      throw error("expected a whole number of at least " + min + ", found '" + text() + "'");
    }
    return (int) number;
  }

  boolean flag() {
    return oneOf(Map.of("true", true, "false", false));
  }

  /** The choice with that name. */
  <T> T oneOf(Map<String, T> choices) {
    String text = text();
    T choice = choices.get(text);
    if (choice == null) {
      List<String> names = choices.keySet().stream().sorted().toList();
      String near = Names.hint(text, names);
      throw error(
          "'%s' is not one of %s%s"
              .formatted(text, String.join(", ", names), near.contains("mean") ? near : ""));
    }
    return choice;
  }

  /** The node at a key such as {@code models[1].file}, or the nearest one above it. */
  YamlNode find(String wanted) {
    if (node instanceof MappingNode) {
      for (YamlNode child : map().values()) {
        if (child.leadsTo(wanted)) {
          return child.find(wanted);
        }
      }
    } else if (node instanceof SequenceNode) {
      for (YamlNode child : list()) {
        if (child.leadsTo(wanted)) {
          return child.find(wanted);
        }
      }
    }
    return this;
  }

  private boolean leadsTo(String wanted) {
    return wanted.equals(key) || wanted.startsWith(key + ".") || wanted.startsWith(key + "[");
  }

  /** A problem with this value: one line that names file, line and key. */
  InputException error(String problem) {
    return error(problem, key);
  }

  InputException error(String problem, String namedKey) {
    return at(file, line(), (namedKey.isEmpty() ? "" : namedKey + ": ") + problem);
  }

  static InputException at(Path file, int line, String problem) {
    return new InputException("%s, line %d: %s".formatted(file.getFileName(), line, problem));
  }

  int line() {
    return node.getStartMark().getLine() + 1;
  }

  /** Where the value starts in the file's text, in code points. */
  int start() {
    return node.getStartMark().getIndex();
  }

  /** Where the value ends in the file's text, in code points: before comments that follow it. */
  int end() {
    return end(node).getIndex();
  }

  boolean isFlowMap() {
    return node instanceof MappingNode mapping && mapping.getFlowStyle() == FlowStyle.FLOW;
  }

  private static Mark end(Node node) {
    return switch (node) {
      case MappingNode map when isOpenBlock(map, map.getValue()) ->
          end(map.getValue().getLast().getValueNode());
      case SequenceNode list when isOpenBlock(list, list.getValue()) ->
          end(list.getValue().getLast());
      default -> node.getEndMark();
    };
  }

  private static boolean isOpenBlock(CollectionNode<?> node, List<?> children) {
    return node.getFlowStyle() == FlowStyle.BLOCK && !children.isEmpty();
  }

  private YamlNode child(String childKey, Node childNode) {
    return new YamlNode(file, childKey, childNode);
  }

  private String found() {
    return switch (node) {
      case ScalarNode scalar when scalar.getTag().equals(Tag.NULL) -> "nothing";
      case ScalarNode scalar -> "'" + scalar.getValue() + "'";
      case SequenceNode list -> "a list";
      default -> "keys with values";
    };
  }
}
