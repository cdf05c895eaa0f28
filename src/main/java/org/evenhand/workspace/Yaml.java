package org.evenhand.workspace;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.evenhand.data.InputException;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads YAML from people nobody knows: nothing is constructed from tags, aliases are refused, and
 * size and depth are limited.
 */
final class Yaml {
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_DEPTH = 20;

  private Yaml() {}

  /** The text of a workspace file. */
  static String text(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new InputException("'" + file + "' is a folder; expected a workspace file (.yaml)");
      }
      if (!Files.exists(file)) {
        throw NearFiles.missing("workspace file", file);
      }
      if (Files.size(file) > MAX_BYTES) {
        throw new InputException(
            "'%s' has %,d bytes; a workspace file has at most %,d"
                .formatted(file, Files.size(file), MAX_BYTES));
      }
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new InputException("'" + file + "' is not text in UTF-8, as a workspace file is", e);
    } catch (IOException e) {
      throw new InputException("cannot read '" + file + "': " + e.getMessage(), e);
    }
  }

  /** The root of the only document in the text. */
  static YamlNode parse(Path file, String text) {
    LoaderOptions limits = new LoaderOptions();
    limits.setCodePointLimit(MAX_BYTES);
    limits.setNestingDepthLimit(MAX_DEPTH);
    org.yaml.snakeyaml.Yaml yaml = new org.yaml.snakeyaml.Yaml(new SafeConstructor(limits));
    try {
      for (Event event : yaml.parse(new StringReader(text))) {
        refuseAlias(file, event);
      }
      Node root = yaml.compose(new StringReader(text));
      if (root == null) {
        throw new InputException("'" + file.getFileName() + "' is empty; expected a workspace");
      }
      return new YamlNode(file, "", root);
    } catch (MarkedYAMLException e) {
      throw YamlNode.at(file, line(e), problem(e));
    } catch (YAMLException e) {
      throw new InputException(file.getFileName() + ": not YAML: " + oneLine(e.getMessage()), e);
    }
  }

  private static void refuseAlias(Path file, Event event) {
    if (event instanceof AliasEvent
        || (event instanceof NodeEvent node && node.getAnchor() != null)) {
      throw YamlNode.at(
          file,
          event.getStartMark().getLine() + 1,
          "anchors (&) and aliases (*) are not read here; write the value out, or in quotes");
    }
  }

  private static int line(MarkedYAMLException e) {
    return e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
  }

  private static String problem(MarkedYAMLException e) {
    String problem = oneLine(e.getProblem());
    return problem.contains("(TAB)")
        ? "a tab; YAML is indented with spaces"
        : "not YAML: " + problem;
  }

  private static String oneLine(@Nullable String message) {
    return message == null ? "unreadable" : message.replaceAll("\\s+", " ").strip();
  }
}
