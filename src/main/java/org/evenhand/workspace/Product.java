package org.evenhand.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Several names as one text: {@code afam*single} for attributes whose values are combined, {@code
 * yes*no} for a combination. A star that belongs to a name is written {@code \*}.
 */
public final class Product {
  private Product() {}

  /** The names in one text. */
  public static String join(List<String> names) {
    return names.stream().map(Product::escape).collect(Collectors.joining("*"));
  }

  /** The values of a group in one text, that of one attribute as it is, stars and all. */
  public static String joinValues(List<String> values) {
    return values.size() == 1 ? values.getFirst() : join(values);
  }

  private static String escape(String name) {
    return name.replace("\\", "\\\\").replace("*", "\\*");
  }

  /** The names in a text, without blanks around them; {@code \*} is a star and no end of a name. */
  public static List<String> split(String text) {
    List<String> names = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length() && "\\*".indexOf(text.charAt(i + 1)) >= 0) {
        name.append(text.charAt(++i));
      } else if (c == '*') {
        names.add(name.toString().strip());
        name.setLength(0);
      } else {
        name.append(c);
      }
    }
    names.add(name.toString().strip());
    return names;
  }

  /**
   * The values of a group.
   *
   * @param attributes the number of attributes: the value of one is the text as it is
   */
  public static List<String> splitValues(String text, int attributes) {
    return attributes == 1 ? List.of(text) : split(text);
  }
}
