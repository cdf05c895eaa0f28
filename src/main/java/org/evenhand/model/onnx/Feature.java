package org.evenhand.model.onnx;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.InputException;
import org.evenhand.data.NumericColumn;
import org.evenhand.model.Numbers;
import org.jspecify.annotations.Nullable;

/** One number that a model takes from a column: its value, its truth, its code, or an indicator. */
final class Feature {
  private final String input;
  private final String taken;
  private final ToDoubleFunction<String> ofText;
  private final @Nullable DoubleUnaryOperator ofNumber;
  private final double ofMissing;
  private volatile @Nullable Read last;

  /** A dictionary, and the number that each of its values stands for. */
  private static final class Read {
    final List<String> dictionary;
    final double[] byCode;

    Read(List<String> dictionary, double[] byCode) {
      this.dictionary = dictionary;
      this.byCode = byCode;
    }
  }

  private Feature(
      String input,
      String taken,
      ToDoubleFunction<String> ofText,
      @Nullable DoubleUnaryOperator ofNumber,
      double ofMissing) {
    this.input = input;
    this.taken = taken;
    this.ofText = ofText;
    this.ofNumber = ofNumber;
    this.ofMissing = ofMissing;
  }

  /** The number that the column holds, NaN where it is missing. */
  static Feature value(String input) {
    return new Feature(input, "numbers", Numbers::parse, /* ofNumber= */ null, Double.NaN);
  }

  /** 1 for true, yes and 1, 0 for false, no and 0, NaN where the value is missing. */
  static Feature truth(String input) {
    return new Feature(input, "true or false", Feature::truthOf, /* ofNumber= */ null, Double.NaN);
  }

  /** 1 where the column holds that value, 0 elsewhere, missing values included. */
  static Feature indicator(String input, String value) {
    double number = Numbers.parse(value);
    return new Feature(
        input, "any value", text -> text.equals(value) ? 1 : 0, held -> held == number ? 1 : 0, 0);
  }

  /** The code of the text that the column holds; a missing value is the empty text. */
  static Feature code(String input, TextCodes codes) {
    return new Feature(
        input,
        "any value",
        codes::of,
        held -> codes.of(Double.isNaN(held) ? "" : NumericColumn.format(held)),
        codes.of(""));
  }

  private static double truthOf(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "1" -> 1;
      case "false", "no", "0" -> 0;
      default -> Double.NaN;
    };
  }

  /** The name of the input that the number comes from. */
  String input() {
    return input;
  }

  /**
   * The number for each row.
   *
   * @throws InputException if the column holds a text that stands for no number
   */
  double[] of(Column column) {
    return switch (column) {
      case NumericColumn numbers -> of(numbers);
      case CategoricalColumn texts -> of(texts);
    };
  }

  private double[] of(NumericColumn column) {
    double[] values = column.toArray();
    if (ofNumber == null) {
      return values;
    }
    for (int row = 0; row < values.length; row++) {
      values[row] = ofNumber.applyAsDouble(values[row]);
    }
    return values;
  }

  private double[] of(CategoricalColumn column) {
    double[] byCode = read(column.dictionary());
    double[] values = new double[column.size()];
    for (int row = 0; row < values.length; row++) {
      int code = column.code(row);
      values[row] = code == CategoricalColumn.MISSING ? ofMissing : byCode[code];
      if (Double.isNaN(values[row]) && code != CategoricalColumn.MISSING) {
        throw new InputException(
            "input '%s' takes %s, and '%s' is none"
                .formatted(input, taken, column.dictionary().get(code)));
      }
    }
    return values;
  }

  /** Reads each dictionary once: the batches of a table share theirs. */
  private double[] read(List<String> dictionary) {
    Read known = last;
    if (known == null || !known.dictionary.equals(dictionary)) {
      known = new Read(dictionary, dictionary.stream().mapToDouble(ofText).toArray());
      last = known;
    }
    return known.byCode;
  }
}
