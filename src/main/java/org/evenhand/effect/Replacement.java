package org.evenhand.effect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.NumericColumn;

/** Makes the columns of one name that batches of variants have in place of the rows' own. */
sealed interface Replacement {

  /**
   * What to put in place of the column in any of the variants.
   *
   * @param own the rows' own values
   */
  static Replacement of(Column own, List<Variant> variants) {
    return switch (own) {
      case NumericColumn numbers -> new Numbers(numbers);
      case CategoricalColumn names -> Names.of(names, variants);
    };
  }

  /**
   * The column of one batch: for each variant in turn the values of the rows.
   *
   * @param from the first of the rows
   * @param to one after the last of the rows
   */
  Column column(List<Variant> variants, int from, int to);

  /** Numbers. */
  record Numbers(NumericColumn own) implements Replacement {
    @Override
    public Column column(List<Variant> variants, int from, int to) {
      int rows = to - from;
      double[] values = new double[variants.size() * rows];
      for (int i = 0; i < variants.size(); i++) {
        int start = i * rows;
        Column set = variants.get(i).column(own.name());
        NumericColumn source = set == null ? own : (NumericColumn) set;
        if (source.size() == 1) {
          Arrays.fill(values, start, start + rows, source.get(0));
        } else {
          for (int row = 0; row < rows; row++) {
            values[start + row] = source.get(from + row);
          }
        }
      }
      return NumericColumn.of(own.name(), own.type(), values);
    }
  }

  /**
   * Categories.
   *
   * @param dictionary of all values, the rows' own first
   * @param codes for the dictionary of each column what its codes are in this one
   */
  record Names(
      CategoricalColumn own, List<String> dictionary, IdentityHashMap<List<String>, int[]> codes)
      implements Replacement {

    static Names of(CategoricalColumn own, List<Variant> variants) {
      Map<String, Integer> codeOf = new LinkedHashMap<>();
      own.dictionary().forEach(name -> codeOf.put(name, codeOf.size()));
      // By identity: the columns cut from one grid share one dictionary.
      IdentityHashMap<List<String>, int[]> codes = new IdentityHashMap<>();
      codes.put(own.dictionary(), IntStream.range(0, codeOf.size()).toArray());
      for (Variant variant : variants) {
        Column set = variant.column(own.name());
        if (set instanceof CategoricalColumn names) {
          codes.computeIfAbsent(
              names.dictionary(),
              other ->
                  other.stream()
                      .mapToInt(name -> codeOf.computeIfAbsent(name, unseen -> codeOf.size()))
                      .toArray());
        }
      }
      List<String> all =
          codeOf.size() == own.dictionary().size()
              ? own.dictionary()
              : List.copyOf(new ArrayList<>(codeOf.keySet()));
      return new Names(own, all, codes);
    }

    @Override
    public Column column(List<Variant> variants, int from, int to) {
      int rows = to - from;
      int[] values = new int[variants.size() * rows];
      for (int i = 0; i < variants.size(); i++) {
        int start = i * rows;
        Column set = variants.get(i).column(own.name());
        CategoricalColumn source = set == null ? own : (CategoricalColumn) set;
        int[] mapped = Objects.requireNonNull(codes.get(source.dictionary()));
        if (source.size() == 1) {
          Arrays.fill(values, start, start + rows, code(source.code(0), mapped));
        } else {
          for (int row = 0; row < rows; row++) {
            values[start + row] = code(source.code(from + row), mapped);
          }
        }
      }
      return CategoricalColumn.of(own.name(), own.type(), dictionary, values);
    }

    private static int code(int code, int[] mapped) {
      return code == CategoricalColumn.MISSING ? code : mapped[code];
    }
  }
}
