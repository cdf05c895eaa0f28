package org.evenhand.fairness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.NumericColumn;

/**
 * Rows as points, to tell which are alike. The squared distance of two is the sum over features:
 * for numbers of the squared difference in units of the {@link Scaling}, for categories of 1 if
 * they differ. A missing value is 1 from any other and 0 from a missing one.
 */
public final class FeatureSpace {
  /** The unit of each numeric feature. */
  public enum Scaling {
    /** One standard deviation of the feature, estimated without bias. */
    STANDARD_DEVIATION,
    /** From the feature's smallest to its largest value. */
    RANGE,
    /** As the numbers are, whatever their units. */
    NONE
  }

  /** How many numbers are compared before asking whether that is far enough. */
  private static final int BLOCK = 4;

  private final int[] rows;
  private final double[] numbers;
  private final int numeric;
  private final int[] codes;
  private final int categorical;

  private FeatureSpace(int[] rows, double[] numbers, int numeric, int[] codes, int categorical) {
    this.rows = rows;
    this.numbers = numbers;
    this.numeric = numeric;
    this.codes = codes;
    this.categorical = categorical;
  }

  /**
   * The given rows of a table.
   *
   * @param columns the features, one value per row of the table; those that do not vary add nothing
   * @param rows the rows of the table that are points, each once
   */
  public static FeatureSpace of(List<? extends Column> columns, int[] rows, Scaling scaling) {
    List<double[]> numeric = new ArrayList<>();
    List<int[]> categorical = new ArrayList<>();
    for (Column column : columns) {
      switch (column) {
        case NumericColumn values -> {
          double[] scaled = Arrays.stream(rows).mapToDouble(values::get).toArray();
          scale(scaled, scaling);
          numeric.add(scaled);
        }
        case CategoricalColumn values ->
            categorical.add(Arrays.stream(rows).map(values::code).toArray());
      }
    }
    numeric.sort(Comparator.comparingLong(FeatureSpace::distinct).reversed());
    int[] order = order(numeric, rows.length);
    double[] numbers = new double[rows.length * numeric.size()];
    int[] codes = new int[rows.length * categorical.size()];
    for (int point = 0; point < rows.length; point++) {
      for (int i = 0; i < numeric.size(); i++) {
        numbers[point * numeric.size() + i] = numeric.get(i)[order[point]];
      }
      for (int i = 0; i < categorical.size(); i++) {
        codes[point * categorical.size() + i] = categorical.get(i)[order[point]];
      }
    }
    int[] ordered = Arrays.stream(order).map(at -> rows[at]).toArray();
    return new FeatureSpace(ordered, numbers, numeric.size(), codes, categorical.size());
  }

  private static long distinct(double[] values) {
    return Arrays.stream(values).distinct().count();
  }

  /** The rows by rising value of the first numeric feature, those without one last. */
  private static int[] order(List<double[]> numeric, int rows) {
    IntStream all = IntStream.range(0, rows);
    if (numeric.isEmpty()) {
      return all.toArray();
    }
    double[] first = numeric.getFirst();
    return all.boxed()
        .sorted(Comparator.comparingDouble(at -> first[at]))
        .mapToInt(at -> at)
        .toArray();
  }

  private static void scale(double[] values, Scaling scaling) {
    double[] present = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    double unit =
        switch (scaling) {
          case NONE -> 1;
          case RANGE ->
              Arrays.stream(present).max().orElse(0) - Arrays.stream(present).min().orElse(0);
          case STANDARD_DEVIATION -> deviation(present);
        };
    double least = Arrays.stream(present).min().orElse(0);
    Arrays.setAll(values, i -> unit > 0 ? (values[i] - least) / unit : values[i] * 0);
  }

  private static double deviation(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return Math.sqrt(squares / (values.length - 1));
  }

  /** The number of points. */
  public int size() {
    return rows.length;
  }

  /**
   * The squared distance of two points in the first feature alone, which is never more than the
   * whole. Points are in the order of that feature, so that going from a point to either side it
   * never falls, but for points without a value of it, which are last and 1 from others. 0 without
   * numeric features.
   */
  double leastDistance(int one, int other) {
    return numeric == 0 ? 0 : squared(numbers[one * numeric], numbers[other * numeric]);
  }

  /** The number of points that have a value of the first feature: they come first. */
  int firm() {
    int firm = rows.length;
    while (numeric > 0 && firm > 0 && Double.isNaN(numbers[(firm - 1) * numeric])) {
      firm--;
    }
    return firm;
  }

  /** The row of the table that a point is. */
  public int row(int point) {
    return rows[point];
  }

  /**
   * The squared distance of two points.
   *
   * @param limit where to stop: if the distance is larger, any number above the limit may be
   *     returned
   */
  double squaredDistance(int one, int other, double limit) {
    double sum = 0;
    int a = one * numeric;
    int b = other * numeric;
    int i = 0;
    for (; i + BLOCK <= numeric && sum <= limit; i += BLOCK) {
      sum +=
          squared(numbers[a + i], numbers[b + i])
              + squared(numbers[a + i + 1], numbers[b + i + 1])
              + squared(numbers[a + i + 2], numbers[b + i + 2])
              + squared(numbers[a + i + 3], numbers[b + i + 3]);
    }
    if (sum > limit) {
      return sum;
    }
    for (; i < numeric; i++) {
      sum += squared(numbers[a + i], numbers[b + i]);
    }
    a = one * categorical;
    b = other * categorical;
    int differ = 0;
    for (i = 0; i < categorical; i++) {
      differ += codes[a + i] == codes[b + i] ? 0 : 1;
    }
    return sum + differ;
  }

  private static double squared(double one, double other) {
    double apart = one - other;
    if (Double.isNaN(apart)) {
      return Double.isNaN(one) && Double.isNaN(other) ? 0 : 1;
    }
    return apart * apart;
  }
}
