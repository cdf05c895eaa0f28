package org.evenhand.counterfactual;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.NumericColumn;

/**
 * One column that counts. A value of it is a number: of a category its code, NaN when it is
 * missing.
 */
sealed interface Axis {
  String name();

  double weight();

  /** The same in other rows. */
  Axis over(Column column);

  /** A value as a number. */
  double value(Column column, int row);

  /** How different two values are, before the weight. */
  double apart(double one, double other);

  /** Adds to each row's sum what the row's value is apart from the given one, weighed. */
  void add(double value, boolean squared, int from, int to, double[] sums);

  /** What is apart from nothing that it could be measured against counts as a category does. */
  private static double unlike(double one, double other) {
    return one == other || (Double.isNaN(one) && Double.isNaN(other)) ? 0 : 1;
  }

  /**
   * Numbers.
   *
   * @param unit what counts 1; 0 if the column does not vary, so that any other value counts 1
   */
  record Numbers(NumericColumn column, double weight, double unit) implements Axis {
    @Override
    public String name() {
      return column.name();
    }

    @Override
    public Axis over(Column rows) {
      return new Numbers((NumericColumn) rows, weight, unit);
    }

    @Override
    public double value(Column rows, int row) {
      return ((NumericColumn) rows).get(row);
    }

    @Override
    public double apart(double one, double other) {
      double apart = Math.abs(one - other) / unit;
      return Double.isFinite(apart) ? apart : unlike(one, other);
    }

    @Override
    public void add(double value, boolean squared, int from, int to, double[] sums) {
      for (int row = from; row < to; row++) {
        double apart = apart(column.get(row), value);
        sums[row] += weight * (squared ? apart * apart : apart);
      }
    }
  }

  /**
   * Categories.
   *
   * @param codes of the values in the dictionary
   */
  record Categories(CategoricalColumn column, double weight, Map<String, Integer> codes)
      implements Axis {
    static Categories of(CategoricalColumn column, double weight) {
      List<String> dictionary = column.dictionary();
      return new Categories(
          column,
          weight,
          IntStream.range(0, dictionary.size())
              .boxed()
              .collect(Collectors.toMap(dictionary::get, code -> code, (one, other) -> one)));
    }

    @Override
    public String name() {
      return column.name();
    }

    @Override
    public Axis over(Column rows) {
      CategoricalColumn categories = (CategoricalColumn) rows;
      return categories.dictionary().equals(column.dictionary())
          ? new Categories(categories, weight, codes)
          : of(categories, weight);
    }

    @Override
    public double value(Column rows, int row) {
      CategoricalColumn categories = (CategoricalColumn) rows;
      int code = categories.code(row);
      if (code == CategoricalColumn.MISSING) {
        return Double.NaN;
      }
      String text = categories.dictionary().get(code);
      Integer known = codes.get(text);
      // A value that no row has is unlike all of theirs, and like itself.
      return known == null ? codes.size() + (double) (text.hashCode() & Integer.MAX_VALUE) : known;
    }

    @Override
    public double apart(double one, double other) {
      return unlike(one, other);
    }

    @Override
    public void add(double value, boolean squared, int from, int to, double[] sums) {
      double code = Double.isNaN(value) ? CategoricalColumn.MISSING : value;
      for (int row = from; row < to; row++) {
        sums[row] += column.code(row) == code ? 0 : weight;
      }
    }
  }
}
