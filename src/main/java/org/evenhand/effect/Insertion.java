package org.evenhand.effect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.NumericColumn;

/** A row's own value put among those of a grid, in which it is not yet. */
final class Insertion {
  private Insertion() {}

  /** Ascending, a missing value last. */
  static NumericColumn into(NumericColumn values, NumericColumn column, int row) {
    double[] more = Arrays.copyOf(values.toArray(), values.size() + 1);
    more[values.size()] = column.get(row) + 0.0; // -0 as 0
    Arrays.sort(more);
    return NumericColumn.of(values.name(), values.type(), more);
  }

  /** After the others, before a missing value. */
  static CategoricalColumn into(CategoricalColumn values, CategoricalColumn column, int row) {
    List<String> dictionary = values.dictionary();
    String text = column.text(row);
    int code = text == null ? CategoricalColumn.MISSING : dictionary.indexOf(text);
    if (text != null && code < 0) {
      code = dictionary.size();
      dictionary = new ArrayList<>(dictionary);
      dictionary.add(text);
    }
    int size = values.size();
    int[] more = Arrays.copyOf(values.toArray(), size + 1);
    more[size] = code;
    if (size > 0 && values.isMissing(size - 1)) {
      more[size - 1] = code;
      more[size] = CategoricalColumn.MISSING;
    }
    return CategoricalColumn.of(values.name(), values.type(), dictionary, more);
  }
}
