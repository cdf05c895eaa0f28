package org.evenhand.fairness;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The order in which people expect names: numbers by size, "9 to 17" before "18 to 25". */
final class NaturalOrder {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
  private static final Pattern PIECE = Pattern.compile("\\d+|\\D+");

  private NaturalOrder() {}

  /** An order in which only equal names are equal, by size if all of them are numbers. */
  static Comparator<String> of(Collection<String> names) {
    boolean numbers = names.stream().allMatch(name -> NUMBER.matcher(name).matches());
    Comparator<String> order =
        numbers ? Comparator.comparingDouble(Double::parseDouble) : NaturalOrder::compare;
    return order.thenComparing(Comparator.naturalOrder());
  }

  /** Piece by piece, runs of digits by their number and the rest ignoring case. */
  private static int compare(String a, String b) {
    Matcher left = PIECE.matcher(a);
    Matcher right = PIECE.matcher(b);
    while (left.find()) {
      if (!right.find()) {
        return 1;
      }
      int order = comparePieces(left.group(), right.group());
      if (order != 0) {
        return order;
      }
    }
    return right.find() ? -1 : 0;
  }

  private static int comparePieces(String a, String b) {
    if (Character.isDigit(a.charAt(0)) && Character.isDigit(b.charAt(0))) {
      return new BigInteger(a).compareTo(new BigInteger(b));
    }
    return a.compareToIgnoreCase(b);
  }
}
