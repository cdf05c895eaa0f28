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
    String lineBreak = text.contains("\r\n") ? "\r\n" : "\n";
    int end = lineEnd(text, text.offsetByCodePoints(0, root.end()));
    return text.substring(0, end) + lineBreak + entry + text.substring(end);
  }

  /** The end of the line that a value ends on; a comment after it belongs to it. */
  private static int lineEnd(String text, int valueEnd) {
    // A block of text ends at the beginning of the next line.
    int at = valueEnd > 0 && text.charAt(valueEnd - 1) == '\n' ? valueEnd - 1 : valueEnd;
    while (at < text.length() && text.charAt(at) != '\r' && text.charAt(at) != '\n') {
      at++;
    }
    return at > 0 && at < text.length() && text.charAt(at) == '\n' && text.charAt(at - 1) == '\r'
        ? at - 1
        : at;
  }

  private static String splice(String text, int from, int to, String value) {
    int start = text.offsetByCodePoints(0, from);
    int end = text.offsetByCodePoints(0, to);
    return text.substring(0, start) + value + text.substring(end);
  }
}
