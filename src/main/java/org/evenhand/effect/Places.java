package org.evenhand.effect;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.RowSet;

/** Where values of a column fall among the points of a grid. */
sealed interface Places {

  static Places of(Column values) {
    return switch (values) {
      case NumericColumn numbers -> Numbers.of(numbers);
      case CategoricalColumn names -> Names.of(names);
    };
  }

  /** The point with just the value of the row, -1 if there is none. */
  int exactly(Column column, int row);

  /** For each row of the column the point it is nearest to; -1 for none and for other rows. */
  int[] of(Column column, RowSet rows);

  /**
   * Numbers in ascending order.
   *
   * @param present those that are not missing
   * @param bounds where one point's values end and the next one's begin, with both ends
   * @param missing the point of missing values, -1 if there is none
   */
  record Numbers(List<Double> present, List<Double> bounds, int missing) implements Places {

    static Numbers of(NumericColumn values) {
      double[] all = values.toArray();
      boolean missing = all.length > 0 && Double.isNaN(all[all.length - 1]);
      double[] present = missing ? Arrays.copyOf(all, all.length - 1) : all;
      int last = present.length - 1;
      double[] bounds = new double[present.length + 1];
      for (int i = 1; i <= last; i++) {
        bounds[i] = present[i - 1] / 2 + present[i] / 2;
      }
      if (last >= 0) {
        bounds[0] = last == 0 ? present[0] : present[0] - (bounds[1] - present[0]);
        bounds[last + 1] = last == 0 ? present[0] : present[last] + (present[last] - bounds[last]);
      }
      return new Numbers(
          Arrays.stream(present).boxed().toList(),
          Arrays.stream(bounds).boxed().toList(),
          missing ? present.length : -1);
    }

    @Override
    public int exactly(Column column, int row) {
      return column.isMissing(row)
          ? missing
          : present.indexOf(((NumericColumn) column).get(row) + 0.0);
    }

    @Override
    public int[] of(Column column, RowSet rows) {
      NumericColumn numbers = (NumericColumn) column;
      double[] edges = bounds.stream().mapToDouble(Double::doubleValue).toArray();
      int[] places = new int[column.size()];
      Arrays.fill(places, -1);
      rows.forEach(
          row -> places[row] = numbers.isMissing(row) ? missing : place(edges, numbers.get(row)));
      return places;
    }

    /** Each point has the values from its lower bound on; the last has its upper one too. */
    private static int place(double[] edges, double value) {
      int last = edges.length - 2;
      if (last < 0 || value < edges[0] || value > edges[last + 1]) {
        return -1;
      }
      int found = Arrays.binarySearch(edges, value + 0.0);
      return Math.clamp(found >= 0 ? found : -found - 2, 0, last);
    }
  }

  /**
   * Categories.
   *
   * @param places of each text that is a point
   * @param missing the point of missing values, -1 if there is none
   */
  record Names(Map<String, Integer> places, int missing) implements Places {

    static Names of(CategoricalColumn values) {
      Map<String, Integer> places = new HashMap<>();
      int missing = -1;
      for (int i = 0; i < values.size(); i++) {
        String text = values.text(i);
        if (text == null) {
          missing = i;
        } else {
          places.put(text, i);
        }
      }
      return new Names(places, missing);
    }

    @Override
    public int exactly(Column column, int row) {
      String text = column.text(row);
      return text == null ? missing : places.getOrDefault(text, -1);
    }

    @Override
    public int[] of(Column column, RowSet rows) {
      CategoricalColumn names = (CategoricalColumn) column;
      int[] byCode =
          names.dictionary().stream().mapToInt(text -> places.getOrDefault(text, -1)).toArray();
      int[] found = new int[column.size()];
      Arrays.fill(found, -1);
      rows.forEach(row -> found[row] = names.isMissing(row) ? missing : byCode[names.code(row)]);
      return found;
    }
  }
}
