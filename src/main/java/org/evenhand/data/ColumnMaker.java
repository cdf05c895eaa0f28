package org.evenhand.data;

import static org.evenhand.data.CategoricalColumn.MISSING;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a file holds into a column of the kind that {@link Recognition} sees or the workspace
 * asks for.
 *
 * <p>Missing is an empty cell. The words NA, N/A, NaN and null (in any case) are missing too where
 * they stand among numbers, or where the workspace asks for numbers or two values; in a column of
 * other texts they stay the texts they are, so that no category is lost. Texts become numbers only
 * if every one of them is a number that survives it: one code with a leading zero, one whole number
 * beyond 2^53 or one other word keeps the whole column text.
 */
final class ColumnMaker {
  private final Column raw;
  private final boolean untyped;

  private ColumnMaker(Column raw, boolean untyped) {
    this.raw = raw;
    this.untyped = untyped;
  }

  /**
   * The column.
   *
   * @param raw the values; their kind is not looked at
   * @param untyped whether texts may be numbers, since the file does not say
   * @param asked the kind that the workspace sets, null to recognise it
   * @throws InputException if the values cannot be read as that kind, naming the first such row
   */
  static Column make(Column raw, boolean untyped, @Nullable ColumnType asked) {
    ColumnMaker maker = new ColumnMaker(raw, untyped);
    return switch (asked) {
      case null -> maker.recognised();
      case REAL -> maker.numbers(asked);
      case INTEGER -> maker.wholeNumbers();
      case BINARY -> maker.binary();
      case CATEGORY, TEXT -> maker.names().withType(asked);
      case ID ->
          switch (maker.recognised()) {
            case NumericColumn numbers -> numbers.withType(asked);
            case CategoricalColumn names -> names.withType(asked);
          };
    };
  }

  private Column recognised() {
    return switch (raw) {
      case NumericColumn numbers -> numbers.withType(Recognition.ofNumbers(numbers.toArray()));
      case CategoricalColumn texts -> {
        NumericColumn parsed = untyped ? parsed(texts) : null;
        yield parsed == null
            ? texts.withType(Recognition.ofNames(texts.dictionary(), present(texts)))
            : parsed.withType(Recognition.ofNumbers(parsed.toArray()));
      }
    };
  }

  private static int present(Column column) {
    return (int) IntStream.range(0, column.size()).filter(row -> !column.isMissing(row)).count();
  }

  /** The numbers that all the texts are, null if one is not or if there are only missing words. */
  private static @Nullable NumericColumn parsed(CategoricalColumn texts) {
    double[] numberOf = new double[texts.dictionary().size()];
    boolean any = texts.dictionary().isEmpty();
    for (int code = 0; code < numberOf.length; code++) {
      String text = texts.dictionary().get(code);
      numberOf[code] = NumberText.parse(text, true);
      boolean number = !Double.isNaN(numberOf[code]);
      any |= number;
      if (!number && !NumberText.isMissing(text)) {
        return null;
      }
    }
    return any ? decoded(texts, ColumnType.REAL, numberOf) : null;
  }

  private NumericColumn numbers(ColumnType asked) {
    return switch (raw) {
      case NumericColumn numbers -> numbers.withType(asked);
      case CategoricalColumn texts -> {
        double[] numberOf = new double[texts.dictionary().size()];
        for (int code = 0; code < numberOf.length; code++) {
          String text = texts.dictionary().get(code);
          numberOf[code] = NumberText.parse(text, asked == ColumnType.INTEGER);
          if (Double.isNaN(numberOf[code]) && !NumberText.isMissing(text)) {
            throw cannot(asked, rowOf(texts, code));
          }
        }
        yield decoded(texts, asked, numberOf);
      }
    };
  }

  private NumericColumn wholeNumbers() {
    NumericColumn numbers = numbers(ColumnType.INTEGER);
    for (int row = 0; row < numbers.size(); row++) {
      double value = numbers.get(row);
      if (!Double.isNaN(value) && (value != Math.rint(value) || Double.isInfinite(value))) {
        throw cannot(ColumnType.INTEGER, row);
      }
    }
    return numbers;
  }

  private Column binary() {
    if (recognised() instanceof NumericColumn numbers && isZeroOrOne(numbers)) {
      return numbers.withType(ColumnType.BINARY);
    }
    CategoricalColumn names = withoutMissingWords(names()).withType(ColumnType.BINARY);
    if (names.dictionary().size() > 2) {
      throw new InputException(
          "column '%s' cannot be read as binary: it holds %d values: %s"
              .formatted(names.name(), names.dictionary().size(), Names.list(names.dictionary())));
    }
    return names;
  }

  private static boolean isZeroOrOne(NumericColumn column) {
    return Arrays.stream(column.toArray())
        .allMatch(value -> Double.isNaN(value) || value == 0 || value == 1);
  }

  private static CategoricalColumn withoutMissingWords(CategoricalColumn column) {
    List<@Nullable String> values = new ArrayList<>();
    for (int row = 0; row < column.size(); row++) {
      String text = column.text(row);
      values.add(text == null || NumberText.isMissing(text) ? null : text);
    }
    return CategoricalColumn.of(column.name(), column.type(), values);
  }

  private CategoricalColumn names() {
    return switch (raw) {
      case CategoricalColumn texts -> texts;
      case NumericColumn numbers -> {
        List<@Nullable String> values = new ArrayList<>();
        for (int row = 0; row < numbers.size(); row++) {
          values.add(numbers.text(row));
        }
        yield CategoricalColumn.of(raw.name(), raw.type(), values);
      }
    };
  }

  private static NumericColumn decoded(
      CategoricalColumn texts, ColumnType type, double[] numberOf) {
    double[] values = new double[texts.size()];
    for (int row = 0; row < values.length; row++) {
      int code = texts.code(row);
      values[row] = code == MISSING ? Double.NaN : numberOf[code];
    }
    return NumericColumn.of(texts.name(), type, values);
  }

  private static int rowOf(CategoricalColumn texts, int code) {
    return IntStream.range(0, texts.size())
        .filter(row -> texts.code(row) == code)
        .findFirst()
        .orElseThrow();
  }

  private InputException cannot(ColumnType asked, int row) {
    return new InputException(
        "column '%s' cannot be read as %s: row %d holds '%s'"
            .formatted(raw.name(), asked.name().toLowerCase(Locale.ROOT), row, raw.text(row)));
  }
}
