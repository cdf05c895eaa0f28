package org.evenhand.workspace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.evenhand.data.NumericColumn;
import org.jspecify.annotations.Nullable;

/**
 * The score from which on a row is predicted positive: positive if score &gt;= threshold.
 *
 * @param standard the threshold of every row that has none of its own, in [0, 1] or {@link #NOBODY}
 * @param by the attribute whose groups have thresholds of their own; null if none have
 * @param groups thresholds by value of that attribute; empty if none have
 */
public record Threshold(double standard, @Nullable String by, Map<String, Double> groups) {

  /** The number above 1 that is next to it: no probability reaches it. */
  public static final double NOBODY = Math.nextUp(1.0);

  public Threshold {
    groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
    check(standard);
    groups.values().forEach(Threshold::check);
    if ((by == null) != groups.isEmpty()) {
      throw new IllegalArgumentException("thresholds by group need an attribute and groups");
    }
  }

  /** One threshold for all. */
  public static Threshold of(double standard) {
    return new Threshold(standard, null, Map.of());
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

  /** The threshold of a row whose attribute has that value, null if it is missing. */
  public double of(@Nullable String group) {
    return group == null ? standard : groups.getOrDefault(group, standard);
  }

  /** As it is written in a workspace file. */
  String toYaml() {
    if (by == null) {
      return NumericColumn.format(standard);
    }
    StringBuilder yaml = new StringBuilder("{default: " + NumericColumn.format(standard));
    yaml.append(", by: ").append(quote(by)).append(", groups: {");
    String separator = "";
    for (Map.Entry<String, Double> group : groups.entrySet()) {
      yaml.append(separator).append(quote(group.getKey())).append(": ");
      yaml.append(NumericColumn.format(group.getValue()));
      separator = ", ";
    }
    return yaml.append("}}").toString();
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
