package org.evenhand.data;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Help with misspelt names: the nearest of those that exist. */
public final class Names {
  private static final int LISTED = 20;

  private Names() {}

  /**
   * The end of an error message about an unknown name: {@code "; did you mean 'afam'?"} when a near
   * one exists, else the list of what there is.
   */
  public static String hint(String unknown, Collection<String> known) {
    int limit = Math.max(1, unknown.length() / 3);
    return known.stream()
        .filter(name -> distance(unknown, name) <= limit)
        .min(Comparator.comparingInt(name -> distance(unknown, name)))
        .map(name -> "; did you mean '" + name + "'?")
        .orElseGet(() -> known.isEmpty() ? "" : "; there are: " + list(known));
  }

  /**
   * Names separated by commas; of more than twenty, the first twenty and how many more there are.
   */
  public static String list(Collection<String> names) {
    String shown = String.join(", ", names.stream().limit(LISTED).toList());
    return names.size() <= LISTED ? shown : shown + " and " + (names.size() - LISTED) + " more";
  }

  /** The edit distance (insert, delete, replace, each 1), ignoring case. */
  private static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
