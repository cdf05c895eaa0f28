package org.evenhand.counterfactual;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.evenhand.counterfactual.DistanceOptions.Kind;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.InputException;
import org.evenhand.data.Names;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.Table;

/**
 * How far apart rows of a table are, over some of its columns, numbers and categories together.
 *
 * <p>In a column of numbers two values differ by their difference in the {@link
 * DistanceOptions.Unit}; in one of categories, or of two values whatever their kind, by 1 unless
 * they are the same. A missing value differs by 1 from any other and by 0 from a missing one. A
 * column that does not vary counts 0 among the rows, 1 against an edited row that has another value
 * of it.
 *
 * <p>A row is given as a point: one number for each of the {@link #columns}, as {@link #point}
 * makes it. Points of one distance mean nothing to another. Immutable.
 */
public final class Distance {
  /** Rows that are worked on together: their sums stay in the cache. */
  private static final int BLOCK = 4096;

  private final List<Axis> axes;
  private final DistanceOptions options;
  private final double totalWeight;
  private final int rows;

  private Distance(List<Axis> axes, DistanceOptions options, int rows) {
    this.axes = List.copyOf(axes);
    this.options = options;
    this.totalWeight = axes.stream().mapToDouble(Axis::weight).sum();
    this.rows = rows;
  }

  /**
   * The distance of the rows of a table.
   *
   * @param columns the columns that count, such as the inputs of a model
   * @throws InputException if an option names another column or gives a weight that is none, or no
   *     column is left
   */
  public static Distance of(Table table, List<String> columns, DistanceOptions options) {
    options.excluded().forEach(name -> check(name, columns));
    for (Map.Entry<String, Double> weight : options.weights().entrySet()) {
      check(weight.getKey(), columns);
      if (!(weight.getValue() >= 0 && weight.getValue() < Double.POSITIVE_INFINITY)) {
        throw new InputException(
            "weight of '%s': expected a number not below 0, found %s"
                .formatted(weight.getKey(), weight.getValue()));
      }
    }
    List<Axis> axes = new ArrayList<>();
    for (String name : columns.stream().distinct().toList()) {
      double weight =
          options.excluded().contains(name) ? 0 : options.weights().getOrDefault(name, 1.);
      if (weight > 0) {
        axes.add(
            switch (table.column(name)) {
              case NumericColumn numbers ->
                  new Axis.Numbers(numbers, weight, Spread.of(numbers, options.unit()));
              case CategoricalColumn categories -> Axis.Categories.of(categories, weight);
            });
      }
    }
    if (axes.isEmpty()) {
      throw new InputException("no column is left to tell rows apart by");
    }
    return new Distance(axes, options, table.rows());
  }

  private static void check(String name, List<String> columns) {
    if (!columns.contains(name)) {
      throw new InputException(
          "column '%s' is not compared%s".formatted(name, Names.hint(name, columns)));
    }
  }

  /** The same units and weights for other rows, of a table with these columns. */
  public Distance over(Table table) {
    return new Distance(
        axes.stream().map(axis -> axis.over(table.column(axis.name()))).toList(),
        options,
        table.rows());
  }

  /** The columns that count: neither excluded nor of weight 0. */
  public List<String> columns() {
    return axes.stream().map(Axis::name).toList();
  }

  public DistanceOptions options() {
    return options;
  }

  /** The number of rows that {@link #toAll} measures. */
  public int rows() {
    return rows;
  }

  /**
   * A row as a point.
   *
   * @param table any with these columns, such as an edited row; it may have other categories
   */
  public double[] point(Table table, int row) {
    return axes.stream().mapToDouble(axis -> axis.value(table.column(axis.name()), row)).toArray();
  }

  /** How far apart two points are. */
  public double between(double[] one, double[] other) {
    double sum = 0;
    for (double part : parts(one, other)) {
      sum += part;
    }
    return options.kind() == Kind.L2 ? Math.sqrt(sum) : sum;
  }

  /**
   * What each of the columns adds to the distance: the parts of L1 and Gower sum up to it, those of
   * L2 to its square.
   */
  public double[] parts(double[] one, double[] other) {
    double[] parts = new double[axes.size()];
    for (int i = 0; i < parts.length; i++) {
      Axis axis = axes.get(i);
      double apart = axis.apart(one[i], other[i]);
      parts[i] =
          axis.weight()
              * switch (options.kind()) {
                case L1 -> apart;
                case L2 -> apart * apart;
                case GOWER -> apart / totalWeight;
              };
    }
    return parts;
  }

  /** The distance of a point to every row. */
  public double[] toAll(double[] point) {
    double[] sums = new double[rows];
    IntStream blocks = IntStream.range(0, (rows + BLOCK - 1) / BLOCK);
    (rows > BLOCK ? blocks.parallel() : blocks)
        .forEach(block -> measure(point, block * BLOCK, Math.min(rows, (block + 1) * BLOCK), sums));
    return sums;
  }

  private void measure(double[] point, int from, int to, double[] sums) {
    boolean squared = options.kind() == Kind.L2;
    for (int i = 0; i < point.length; i++) {
      axes.get(i).add(point[i], squared, from, to, sums);
    }
    for (int row = from; row < to; row++) {
      sums[row] =
          switch (options.kind()) {
            case L1 -> sums[row];
            case L2 -> Math.sqrt(sums[row]);
            case GOWER -> sums[row] / totalWeight;
          };
    }
  }
}
