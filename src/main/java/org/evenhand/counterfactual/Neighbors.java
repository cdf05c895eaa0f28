package org.evenhand.counterfactual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.evenhand.data.RowSet;
import org.evenhand.data.Table;

/**
 * The rows of a table nearest to one, edited or not. Only rows that have a prediction are ever
 * neighbors; of rows equally far those with the lower numbers are.
 */
public final class Neighbors {
  private final Table table;
  private final Distance distance;
  private final RowSet predicted;

  /**
   * @param distance of the rows of the table
   * @param predicted the rows to which the model gave an answer
   */
  public Neighbors(Table table, Distance distance, RowSet predicted) {
    this.table = table;
    this.distance = distance;
    this.predicted = predicted;
  }

  /**
   * The nearest rows, nearest first; fewer than asked for if there are no more.
   *
   * @param row a table of one row
   * @param count how many
   * @param wanted which rows to take, such as those predicted otherwise
   */
  public List<Neighbor> nearest(Table row, int count, IntPredicate wanted) {
    double[] point = distance.point(row, 0);
    List<Neighbor> neighbors = new ArrayList<>();
    double[] distances = distance.toAll(point);
    for (int near : nearest(distances, count, at -> predicted.contains(at) && wanted.test(at))) {
      double[] parts = distance.parts(point, distance.point(table, near));
      Map<String, Double> byColumn = new LinkedHashMap<>();
      for (int i = 0; i < parts.length; i++) {
        byColumn.put(distance.columns().get(i), parts[i]);
      }
      neighbors.add(new Neighbor(near, distances[near], byColumn));
    }
    return neighbors;
  }

  /** The places of the smallest distances among those wanted, smallest first, then in order. */
  static int[] nearest(double[] distances, int count, IntPredicate wanted) {
    int[] nearest = new int[Math.min(count, distances.length)];
    int found = 0;
    for (int row = 0; row < distances.length && nearest.length > 0; row++) {
      boolean full = found == nearest.length;
      if ((full && !(distances[row] < distances[nearest[found - 1]])) || !wanted.test(row)) {
        continue;
      }
      int place = full ? found - 1 : found++;
      while (place > 0 && distances[nearest[place - 1]] > distances[row]) {
        nearest[place] = nearest[place - 1];
        place--;
      }
      nearest[place] = row;
    }
    return Arrays.copyOf(nearest, found);
  }
}
