package org.evenhand.fairness;

import java.util.Arrays;
import org.evenhand.metric.Tally;

/** Benefits of rows in groups; rows of a group with the same benefit may be added together. */
final class Benefits {
  private static final int FIRST = 16;

  /** For each addition the benefit, the group and what the rows weigh. */
  private double[] benefit = new double[FIRST];

  private int[] group = new int[FIRST];
  private double[] weight = new double[FIRST];
  private int size;

  private Tally all = Tally.NONE;
  private final double[] groupWeight;
  private final double[] groupSum;
  private int zeros;
  private int negatives;

  Benefits(int groups) {
    groupWeight = new double[groups];
    groupSum = new double[groups];
  }

  void add(int to, double each, Tally rows) {
    add(to, each, rows.rows(), rows.weight(), rows.squares());
  }

  void add(int to, double each, int rows, double weightOfAll, double squares) {
    if (!Double.isFinite(each)) {
      throw new IllegalArgumentException("a benefit of " + each);
    }
    all = new Tally(all.rows() + rows, all.weight() + weightOfAll, all.squares() + squares);
    if (weightOfAll <= 0) {
      return;
    }
    if (size == benefit.length) {
      benefit = Arrays.copyOf(benefit, 2 * size);
      group = Arrays.copyOf(group, 2 * size);
      weight = Arrays.copyOf(weight, 2 * size);
    }
    benefit[size] = each;
    group[size] = to;
    weight[size++] = weightOfAll;
    groupWeight[to] += weightOfAll;
    groupSum[to] += weightOfAll * each;
    zeros += each == 0 ? rows : 0;
    negatives += each < 0 ? rows : 0;
  }

  int size() {
    return size;
  }

  double benefit(int i) {
    return benefit[i];
  }

  int group(int i) {
    return group[i];
  }

  /** The part of all weight that the i-th addition has. */
  double share(int i) {
    return weight[i] / all.weight();
  }

  Tally all() {
    return all;
  }

  double mean() {
    return Arrays.stream(groupSum).sum() / all.weight();
  }

  /** The mean of a group with rows of weight. */
  double mean(int of) {
    return groupSum[of] / groupWeight[of];
  }

  int zeros() {
    return zeros;
  }

  int negatives() {
    return negatives;
  }
}
