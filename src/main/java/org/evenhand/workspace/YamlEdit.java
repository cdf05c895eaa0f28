package org.evenhand.workspace;

import java.nio.file.Path;

/** Changes one value in the text of a YAML file and leaves every other character as it is. */
final class YamlEdit {
  private YamlEdit() {}

  /**
   * Sets the value of a key of the root, which is added at the end when it is not there.
   *
   * @param value YAML on one line
   */
  static String set(Path file, String text, String key, String value) {
    YamlNode root = Yaml.parse(file, text);
    YamlNode old = root.map().get(key);
    if (old != null) {
      return splice(text, old.start(), old.end(), value);
    }
    String entry = key + ": " + value;
    if (root.isFlowMap()) {
      return splice(text, root.end() - 1, root.end() - 1, ", " + entry);
    }
    String line = (text.contains("\r\n") ? "\r\n" : "\n");
    return splice(text, root.end(), root.end(), line + entry);
  }

  private static String splice(String text, int from, int to, String value) {
    int start = text.offsetByCodePoints(0, from);
    int end = text.offsetByCodePoints(0, to);
    return text.substring(0, start) + value + text.substring(end);
  }
}
