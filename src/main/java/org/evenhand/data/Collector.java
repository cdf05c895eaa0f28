package org.evenhand.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/** Takes in one column of a result, vector by vector. */
sealed interface Collector {
  void take(DuckDBReadableVector vector);

  /** What was taken, of a kind yet to be recognised; null if it does not fit this collector. */
  @Nullable Column result(String name);

  /** Numbers as they are; the column of the result is a DOUBLE. */
  final class OfNumbers implements Collector {
    private final double[] values;
    private int size;

    OfNumbers(int rows) {
      values = new double[rows];
    }

    @Override
    public void take(DuckDBReadableVector vector) {
      int count = (int) vector.rowCount();
      for (int i = 0; i < count; i++) {
        values[size++] = vector.getDouble(i, Double.NaN);
      }
    }

    @Override
    public Column result(String name) {
      return NumericColumn.of(name, ColumnType.REAL, values);
    }
  }

  /** Texts that are read as numbers until the first that is none; the rest is then passed over. */
  final class OfParsedNumbers implements Collector {
    private final double[] values;
    private int size;
    private boolean fits = true;

    OfParsedNumbers(int rows) {
      values = new double[rows];
    }

    @Override
    public void take(DuckDBReadableVector vector) {
      int count = fits ? (int) vector.rowCount() : 0;
      for (int i = 0; i < count; i++) {
        String text = vector.getString(i);
        double value = text == null ? Double.NaN : NumberText.parse(text, true);
        values[size++] = value;
        fits &= text == null || !Double.isNaN(value) || NumberText.isMissing(text);
      }
    }

    @Override
    public @Nullable Column result(String name) {
      return fits && Arrays.stream(values).anyMatch(value -> !Double.isNaN(value))
          ? NumericColumn.of(name, ColumnType.REAL, values)
          : null;
    }
  }

  /** Texts, kept once each. */
  final class OfTexts implements Collector {
    private final Map<String, Integer> codeOf = new HashMap<>();
    private final List<String> dictionary = new ArrayList<>();
    private final int[] codes;
    private int size;

    OfTexts(int rows) {
      codes = new int[rows];
    }

    @Override
    public void take(DuckDBReadableVector vector) {
      int count = (int) vector.rowCount();
      for (int i = 0; i < count; i++) {
        String text = vector.getString(i);
        codes[size++] = text == null ? CategoricalColumn.MISSING : code(text);
      }
    }

    private int code(String text) {
      Integer known = codeOf.putIfAbsent(text, dictionary.size());
      if (known == null) {
        dictionary.add(text);
        return dictionary.size() - 1;
      }
      return known;
    }

    @Override
    public Column result(String name) {
      return CategoricalColumn.of(name, ColumnType.CATEGORY, dictionary, codes);
    }
  }

  /** Codes into a dictionary in any order, brought into the order of appearance. */
  final class OfCodes implements Collector {
    private final List<String> given;
    private final int[] newCode;
    private final List<String> dictionary = new ArrayList<>();
    private final int[] codes;
    private int size;

    OfCodes(int rows, List<String> given) {
      this.given = given;
      newCode = new int[given.size()];
      Arrays.fill(newCode, CategoricalColumn.MISSING);
      codes = new int[rows];
    }

    @Override
    public void take(DuckDBReadableVector vector) {
      int count = (int) vector.rowCount();
      for (int i = 0; i < count; i++) {
        int code = vector.getInt(i, CategoricalColumn.MISSING);
        codes[size++] = code == CategoricalColumn.MISSING ? code : renumbered(code);
      }
    }

    private int renumbered(int code) {
      if (newCode[code] == CategoricalColumn.MISSING) {
        newCode[code] = dictionary.size();
        dictionary.add(given.get(code));
      }
      return newCode[code];
    }

    @Override
    public Column result(String name) {
      return CategoricalColumn.of(name, ColumnType.CATEGORY, dictionary, codes);
    }
  }
}
