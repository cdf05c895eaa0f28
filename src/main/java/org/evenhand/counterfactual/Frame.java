package org.evenhand.counterfactual;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.Table;
import org.jspecify.annotations.Nullable;

/**
 * The row asked about, as a point with one value for each feature, and the way back from points to
 * rows: what is no feature stays as it is in the row. For one search, on one thread.
 */
final class Frame {
  private final List<Feature> features;
  private final Table row;
  private final double[] origin;
  private final Map<String, Integer> indexOf = new HashMap<>();
  private final List<List<String>> dictionaries = new ArrayList<>();
  private final Map<String, Column> constants = new HashMap<>();

  Frame(List<Feature> features, Table row) {
    if (row.rows() != 1) {
      throw new IllegalArgumentException("one row expected, not " + row.rows());
    }
    this.features = features;
    this.row = row;
    this.origin = new double[features.size()];
    for (int i = 0; i < origin.length; i++) {
      Feature feature = features.get(i);
      Column column = row.column(feature.name());
      origin[i] = feature.encode(column, 0);
      indexOf.put(feature.name(), i);
      dictionaries.add(dictionary(feature, origin[i], column.text(0)));
    }
  }

  private static List<String> dictionary(Feature feature, double code, @Nullable String text) {
    List<String> known = feature.dictionary();
    if (feature.isNumber() || text == null || code < known.size()) {
      return known;
    }
    List<String> more = new ArrayList<>(known);
    more.add(text);
    return List.copyOf(more);
  }

  Table row() {
    return row;
  }

  List<Feature> features() {
    return features;
  }

  /** The row as a point; not to be changed. */
  double[] origin() {
    return origin;
  }

  /** The points {@code from} (inclusive) to {@code to} (exclusive) as rows. */
  Table table(Batch batch, int from, int to) {
    List<Column> columns = new ArrayList<>();
    for (Column column : row.columns()) {
      Integer feature = indexOf.get(column.name());
      columns.add(
          feature == null
              ? constant(column, to - from)
              : decode(feature, batch.values(feature, from, to)));
    }
    return Table.of(columns);
  }

  private Column constant(Column column, int size) {
    Column known = constants.get(column.name());
    if (known == null || known.size() < size) {
      known = column.take(new int[Math.max(size, Oracle.CHUNK / 8)]);
      constants.put(column.name(), known);
    }
    return known.slice(0, size);
  }

  private Column decode(int index, double[] values) {
    Feature feature = features.get(index);
    if (feature.isNumber()) {
      return NumericColumn.of(feature.name(), feature.type(), values);
    }
    int[] codes = new int[values.length];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = Double.isNaN(values[i]) ? CategoricalColumn.MISSING : (int) values[i];
    }
    return CategoricalColumn.of(feature.name(), feature.type(), dictionaries.get(index), codes);
  }

  /** A feature's value as the data writes it; null if it is missing. */
  @Nullable String text(int feature, double value) {
    return Double.isNaN(value)
        ? null
        : features.get(feature).isNumber()
            ? NumericColumn.format(value)
            : dictionaries.get(feature).get((int) value);
  }

  /** A feature's value for sentences. */
  String shown(int feature, double value) {
    String text = text(feature, value);
    return text == null ? "missing" : text;
  }
}
