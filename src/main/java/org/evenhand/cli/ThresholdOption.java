package org.evenhand.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.evenhand.data.InputException;
import org.evenhand.data.Names;
import org.evenhand.workspace.Threshold;
import org.evenhand.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * A threshold as it is given on the command line: {@code 0.5}, or {@code
 * 0.5,afam:yes=0.42,afam:no=0.6}. Values of groups may hold commas, colons and equals signs.
 */
final class ThresholdOption {
  private static final Pattern PART =
      Pattern.compile("\\G(?:(?<group>[^=]+?:.+?)=)??(?<number>[^,=:]*)(?:,(?=.)|$)");

  private final Workspace workspace;
  private final Map<String, Double> groups = new LinkedHashMap<>();
  private @Nullable Double standard;
  private @Nullable String by;

  private ThresholdOption(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * Reads the option.
   *
   * @throws InputException if it is something else, or names an attribute or group that is not
   *     there
   */
  static Threshold parse(String text, Workspace workspace) {
    ThresholdOption option = new ThresholdOption(workspace);
    Matcher part = PART.matcher(text);
    int end = 0;
    while (end < text.length() && part.find()) {
      option.add(part.group("group"), number(part.group("number")), text);
      end = part.end();
    }
    if (end < text.length() || text.isEmpty()) {
      throw wrong(text);
    }
    double standard = option.standard == null ? workspace.threshold().standard() : option.standard;
    return new Threshold(standard, option.by, option.groups);
  }

  private void add(@Nullable String group, double number, String text) {
    if (group == null) {
      if (standard != null) {
        throw new InputException("--threshold: more than one threshold for all in '" + text + "'");
      }
      standard = number;
      return;
    }
    int colon = colon(group);
    String attribute = group.substring(0, colon);
    String value = group.substring(colon + 1);
    if (by != null && !by.equals(attribute)) {
      throw new InputException(
          "--threshold: by one attribute only, found '%s' and '%s'".formatted(by, attribute));
    }
    by = attribute;
    List<String> known = values(attribute);
    if (!known.contains(value)) {
      throw new InputException(
          "--threshold: no value '%s' in column '%s'%s"
              .formatted(value, attribute, Names.hint(value, known)));
    }
    if (groups.put(value, number) != null) {
      throw new InputException(
          "--threshold: more than one threshold for '%s' in '%s'".formatted(value, text));
    }
  }

  /** Where the name of the attribute ends: before the first colon at which a known group starts. */
  private int colon(String group) {
    return IntStream.range(0, group.length())
        .filter(i -> group.charAt(i) == ':')
        .filter(i -> workspace.table().has(group.substring(0, i)) || isCut(group.substring(0, i)))
        .filter(i -> values(group.substring(0, i)).contains(group.substring(i + 1)))
        .findFirst()
        .orElse(group.indexOf(':'));
  }

  private boolean isCut(String name) {
    int colon = name.lastIndexOf(':');
    return colon > 0 && workspace.table().has(name.substring(0, colon));
  }

  private List<String> values(String attribute) {
    try {
      return workspace.attribute(attribute).dictionary();
    } catch (InputException e) {
      throw new InputException("--threshold: " + e.getMessage(), e);
    }
  }

  private static double number(String text) {
    try {
      double number = Double.parseDouble(text);
      if (number >= 0 && number <= 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Refused below, with the same words as a number that is no threshold.
    }
    throw new InputException("--threshold: expected a number from 0 to 1, found '" + text + "'");
  }

  private static InputException wrong(String text) {
    return new InputException(
        "--threshold: expected a number from 0 to 1, or one by group as in 0.5,afam:yes=0.42;"
            + " found '"
            + text
            + "'");
  }
}
