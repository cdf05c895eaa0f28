package org.evenhand.fairness;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.evenhand.metric.Moments;
import org.evenhand.metric.ScoredGroup;
import org.evenhand.metric.Tally;

/** The predictions of several groups on one scale: the different values of all, in rising order. */
final class PooledValues {
  /** Stands for all groups but one, where a group is compared with another. */
  static final int OTHERS = -1;

  private final List<ScoredGroup> groups;
  private final double[] values;
  private final Side all;

  /** Some of the rows: for each pooled value what those that have it weigh. */
  static final class Side {
    private final double[] weight;
    private final double[] squares;
    private final Tally all;

    private Side(int values, Tally all) {
      weight = new double[values];
      squares = new double[values];
      this.all = all;
    }

    /** The sums of weights; not a copy. */
    double[] weight() {
      return weight;
    }

    /** The sums of squared weights; not a copy. */
    double[] squares() {
      return squares;
    }

    Tally all() {
      return all;
    }
  }

  /** How far two distributions are apart: Kolmogorov-Smirnov and Wasserstein-1. */
  record Distances(double kolmogorovSmirnov, double wasserstein) {}

  private PooledValues(List<ScoredGroup> groups, double[] values) {
    this.groups = groups;
    this.values = values;
    this.all = side(groups.stream().map(PooledValues::total).reduce(Tally.NONE, Tally::plus));
    groups.forEach(group -> add(group, all));
  }

  static PooledValues of(List<ScoredGroup> groups) {
    double[] values =
        groups.stream()
            .flatMapToDouble(
                group -> IntStream.range(1, group.points()).mapToDouble(group::threshold))
            .toArray();
    Arrays.parallelSort(values);
    int distinct = 0;
    for (double value : values) {
      if (distinct == 0 || value != values[distinct - 1]) {
        values[distinct++] = value;
      }
    }
    return new PooledValues(groups, Arrays.copyOf(values, distinct));
  }

  private static Tally total(ScoredGroup group) {
    return group.predictedPositives(group.points() - 1);
  }

  private Side side(Tally rows) {
    return new Side(values.length, rows);
  }

  private void add(ScoredGroup group, Side to) {
    Tally above = Tally.NONE;
    int at = values.length;
    for (int point = 1; point < group.points(); point++) {
      double value = group.threshold(point);
      do {
        at--;
      } while (values[at] != value);
      Tally upTo = group.predictedPositives(point);
      to.weight()[at] += upTo.weight() - above.weight();
      to.squares()[at] += upTo.squares() - above.squares();
      above = upTo;
    }
  }

  /** The different values in rising order; not a copy. */
  double[] values() {
    return values;
  }

  /** The number of groups. */
  int groups() {
    return groups.size();
  }

  /** The rows of all groups. */
  Side all() {
    return all;
  }

  /** One group. */
  Side of(int group) {
    ScoredGroup rows = groups.get(group);
    Side side = side(total(rows));
    add(rows, side);
    return side;
  }

  /** The rows that are not in the group. */
  Side others(Side group) {
    Tally own = group.all();
    Tally every = all.all();
    Side others =
        side(
            new Tally(
                every.rows() - own.rows(),
                every.weight() - own.weight(),
                every.squares() - own.squares()));
    Arrays.setAll(others.weight(), i -> Math.max(0, all.weight()[i] - group.weight()[i]));
    Arrays.setAll(others.squares(), i -> Math.max(0, all.squares()[i] - group.squares()[i]));
    return others;
  }

  Moments moments(Side side) {
    Moments moments = new Moments();
    for (int i = 0; i < values.length; i++) {
      moments.add(values[i], side.weight()[i]);
    }
    return moments;
  }

  /** The distances between two weightings of the values, both of some weight. */
  Distances distances(Side own, Side other) {
    double[] apart = new double[values.length];
    double ownBelow = 0;
    double otherBelow = 0;
    for (int i = 0; i < values.length; i++) {
      ownBelow += own.weight[i];
      otherBelow += other.weight[i];
      apart[i] = ownBelow / own.all.weight() - otherBelow / other.all.weight();
    }
    return norms(values, apart);
  }

  /**
   * The norms of a difference of distribution functions.
   *
   * @param values rising
   * @param apart the difference from each value to the next; 0 after the last
   */
  static Distances norms(double[] values, double[] apart) {
    double largest = 0;
    double area = 0;
    for (int i = 0; i + 1 < values.length; i++) {
      largest = Math.max(largest, Math.abs(apart[i]));
      area += Math.abs(apart[i]) * (values[i + 1] - values[i]);
    }
    return new Distances(Math.min(1, largest), area);
  }
}
