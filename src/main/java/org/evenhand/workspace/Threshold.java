package org.evenhand.workspace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.evenhand.data.NumericColumn;
import org.evenhand.fairness.Group;

/**
 * The score from which on a row is predicted positive: positive if score &gt;= threshold.
 *
 * @param standard the threshold of every row that has none of its own, in [0, 1] or {@link #NOBODY}
 * @param by the attributes whose groups have thresholds of their own, the combinations of several;
 *     empty if none have
 * @param groups thresholds by the group's values, one of each attribute; a missing value is called
 *     as {@link Group#missing} says. Empty if none have
 */
public record Threshold(double standard, List<String> by, Map<List<String>, Double> groups) {

  /** The number above 1 that is next to it: no probability reaches it. */
  public static final double NOBODY = Math.nextUp(1.0);

  public Threshold {
    by = List.copyOf(by);
    Map<List<String>, Double> kept = new LinkedHashMap<>();
    groups.forEach((values, threshold) -> kept.put(List.copyOf(values), threshold));
    groups = Collections.unmodifiableMap(kept);
    check(standard);
    groups.values().forEach(Threshold::check);
    if (by.isEmpty() != groups.isEmpty()) {
      throw new IllegalArgumentException("thresholds by group need attributes and groups");
    }
    for (List<String> values : groups.keySet()) {
      if (values.size() != by.size()) {
        throw new IllegalArgumentException(values + " for " + by);
      }
    }
  }

  /** One threshold for all. */
  public static Threshold of(double standard) {
    return new Threshold(standard, List.of(), Map.of());
  }

  /** Thresholds by the values of one attribute. */
  public static Threshold by(double standard, String attribute, Map<String, Double> groups) {
    Map<List<String>, Double> byValues = new LinkedHashMap<>();
    groups.forEach((value, threshold) -> byValues.put(List.of(value), threshold));
    return new Threshold(standard, List.of(attribute), byValues);
  }

  /** Whether it is from 0 to 1, or {@link #NOBODY}. */
  public static boolean isValid(double threshold) {
    return threshold >= 0 && threshold <= NOBODY;
  }

  private static void check(double threshold) {
    if (!isValid(threshold)) {
      throw new IllegalArgumentException("threshold outside 0 to 1: " + threshold);
    }
  }

  /** Whether some groups have thresholds of their own. */
  public boolean isByGroup() {
    return !by.isEmpty();
  }

  /**
   * The threshold of a row.
   *
   * @param values its values of the attributes, in their order
   */
  public double of(List<String> values) {
    return groups.getOrDefault(values, standard);
  }

  /**
   * The threshold of one minus the score that makes the same decisions, but for scores that are
   * equal to a threshold.
   */
  Threshold turned() {
    Map<List<String>, Double> turned = new LinkedHashMap<>();
    groups.forEach((values, threshold) -> turned.put(values, turned(threshold)));
    return new Threshold(turned(standard), by, turned);
  }

  /** Rounded to 12 digits, so that 0.3 becomes 0.7. */
  private static double turned(double threshold) {
    return threshold == 0 ? NOBODY : Math.max(0, Math.rint((1 - threshold) * 1e12) / 1e12);
  }

  /** As it is written in a workspace file. */
  String toYaml() {
    if (!isByGroup()) {
      return NumericColumn.format(standard);
    }
    StringBuilder yaml = new StringBuilder("{default: " + NumericColumn.format(standard));
    yaml.append(", by: ").append(attributes()).append(", groups: {");
    String separator = "";
    for (Map.Entry<List<String>, Double> group : groups.entrySet()) {
      yaml.append(separator).append(quote(Product.joinValues(group.getKey()))).append(": ");
      yaml.append(NumericColumn.format(group.getValue()));
      separator = ", ";
    }
    return yaml.append("}}").toString();
  }

  private String attributes() {
    return by.size() == 1 && !by.getFirst().contains("*")
        ? quote(by.getFirst())
        : by.stream().map(Threshold::quote).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
              } else if (c < ' ') {
                quoted.append("\\x%02x".formatted(c));
              } else {
                quoted.append((char) c);
              }
            });
    return quoted.append('"').toString();
  }
}
