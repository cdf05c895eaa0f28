package org.evenhand.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.evenhand.data.InputException;
import org.evenhand.workspace.Product;
import org.evenhand.workspace.Threshold;
import org.evenhand.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * A threshold as it is given on the command line: {@code 0.5}, or {@code
 * 0.5,afam:yes=0.42,afam:no=0.6}, or of combinations {@code afam*single:yes*no=0.42}. Values of
 * groups may hold commas, colons and equals signs.
 */
final class ThresholdOption {
  private static final Pattern PART =
      Pattern.compile("\\G(?:(?<group>[^=]+?:.+?)=)??(?<number>[^,=:]*)(?:,(?=.)|$)");

  private final Workspace workspace;
  private final Map<List<String>, Double> groups = new LinkedHashMap<>();
  private @Nullable Double standard;
  private List<String> by = List.of();

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
    List<String> attributes = Product.split(group.substring(0, colon));
    List<String> values = Product.splitValues(group.substring(colon + 1), attributes.size());
    if (!by.isEmpty() && !by.equals(attributes)) {
      throw new InputException(
          "--threshold: by one list of attributes only, found '%s' and '%s'"
              .formatted(Product.join(by), Product.join(attributes)));
    }
    by = attributes;
    try {
      attributes.forEach(workspace::attribute);
      workspace.checkGroup(attributes, values);
    } catch (InputException e) {
      throw new InputException("--threshold: " + e.getMessage(), e);
    }
    if (groups.put(values, number) != null) {
      throw new InputException(
          "--threshold: more than one threshold for '%s' in '%s'"
              .formatted(Product.joinValues(values), text));
    }
  }

  /** Where the names of the attributes end: before the first colon at which known values start. */
  private int colon(String group) {
    return IntStream.range(0, group.length())
        .filter(i -> group.charAt(i) == ':')
        .filter(i -> isGroup(group.substring(0, i), group.substring(i + 1)))
        .findFirst()
        .orElse(group.indexOf(':'));
  }

  private boolean isGroup(String names, String text) {
    List<String> attributes = Product.split(names);
    try {
      workspace.checkGroup(attributes, Product.splitValues(text, attributes.size()));
      return true;
    } catch (InputException e) {
      return false;
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
