package org.evenhand.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.evenhand.data.InputException;
import org.evenhand.metric.Payoff;

/** What decisions are worth, as it is given on the command line: {@code tp=1,fp=-5}. */
final class PayoffOption {
  private static final List<String> CELLS = List.of("tp", "fp", "fn", "tn");

  private PayoffOption() {}

  /**
   * Reads the option; a cell that is left out is worth 0.
   *
   * @throws InputException if it is something else
   */
  static Payoff parse(String text) {
    Map<String, Double> values = new HashMap<>();
    for (String part : text.split(",", -1)) {
      String[] sides = part.split("=", -1);
      if (sides.length != 2 || !CELLS.contains(sides[0].strip())) {
        throw wrong(text);
      }
      if (values.put(sides[0].strip(), number(sides[1], text)) != null) {
        throw wrong(text);
      }
    }
    return new Payoff(
        values.getOrDefault("tp", 0.0),
        values.getOrDefault("fp", 0.0),
        values.getOrDefault("fn", 0.0),
        values.getOrDefault("tn", 0.0));
  }

  private static double number(String number, String text) {
    try {
      double value = Double.parseDouble(number);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Refused below, with the same words as a number that is none.
    }
    throw wrong(text);
  }

  private static InputException wrong(String text) {
    return new InputException(
        "--payoff: expected what each decision is worth as in tp=1,fp=-5,fn=0,tn=0; found '"
            + text
            + "'");
  }
}
