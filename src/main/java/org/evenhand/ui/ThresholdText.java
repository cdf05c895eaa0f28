package org.evenhand.ui;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.evenhand.data.InputException;
import org.evenhand.data.NumericColumn;
import org.evenhand.workspace.Product;
import org.evenhand.workspace.Threshold;

/**
 * A threshold in the address: {@code 0.25}, or with attributes and thresholds of their groups
 * {@code 0.25,afam*single,yes*no,0.3,no*no,0.2}, the names encoded as in an address so that they
 * may hold commas.
 */
final class ThresholdText {
  private ThresholdText() {}

  static String write(Threshold threshold) {
    String standard = NumericColumn.format(threshold.standard());
    if (!threshold.isByGroup()) {
      return standard;
    }
    return String.join(
        ",",
        Stream.concat(
                Stream.of(standard, encode(Product.join(threshold.by()))),
                threshold.groups().entrySet().stream()
                    .flatMap(
                        group ->
                            Stream.of(
                                encode(Product.joinValues(group.getKey())),
                                NumericColumn.format(group.getValue()))))
            .toList());
  }

  private static String encode(String names) {
    return URLEncoder.encode(names, StandardCharsets.UTF_8);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws InputException if it is something else
   */
  static Threshold read(String text) {
    List<String> parts = List.of(text.split(",", -1));
    double standard = number(parts.get(0), text);
    if (parts.size() == 1) {
      return Threshold.of(standard);
    }
    if (parts.size() < 4 || parts.size() % 2 == 1) {
      throw wrong(text);
    }
    List<String> by = Product.split(decode(parts.get(1)));
    Map<List<String>, Double> groups = new LinkedHashMap<>();
    for (int i = 2; i < parts.size(); i += 2) {
      List<String> values = Product.splitValues(decode(parts.get(i)), by.size());
      if (values.size() != by.size()) {
        throw wrong(text);
      }
      groups.put(values, number(parts.get(i + 1), text));
    }
    return new Threshold(standard, by, groups);
  }

  private static String decode(String name) {
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new InputException("the address has a name that is cut off: '" + name + "'", e);
    }
  }

  private static double number(String number, String text) {
    try {
      double value = Double.parseDouble(number);
      if (Threshold.isValid(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw wrong(text);
    }
    throw wrong(text);
  }

  private static InputException wrong(String text) {
    return new InputException(
        "the address asks for threshold '" + text + "'; expected a number from 0 to 1");
  }
}
