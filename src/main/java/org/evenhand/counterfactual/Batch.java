package org.evenhand.counterfactual;

import java.util.Arrays;
import java.util.List;

/** Points to score together, kept feature by feature. */
final class Batch {
  private final double[][] columns;
  private int size;

  Batch(int features) {
    columns = new double[features][64];
  }

  static Batch of(double[]... points) {
    Batch batch = new Batch(points.length == 0 ? 0 : points[0].length);
    for (double[] point : points) {
      batch.add(point);
    }
    return batch;
  }

  /** Adds a copy of the point. */
  void add(double[] point) {
    for (int feature = 0; feature < columns.length; feature++) {
      if (size == columns[feature].length) {
        columns[feature] = Arrays.copyOf(columns[feature], 2 * size);
      }
      columns[feature][size] = point[feature];
    }
    size++;
  }

  int size() {
    return size;
  }

  /** The values of a feature in the points {@code from} (inclusive) to {@code to} (exclusive). */
  double[] values(int feature, int from, int to) {
    return Arrays.copyOfRange(columns[feature], from, to);
  }

  double[] point(int row) {
    double[] point = new double[columns.length];
    for (int feature = 0; feature < point.length; feature++) {
      point[feature] = columns[feature][row];
    }
    return point;
  }

  /** A point as a key of sets and maps. */
  static List<Double> key(double[] point) {
    return Arrays.stream(point).boxed().toList();
  }
}
