package org.evenhand.counterfactual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * The rows that are searched for: all, or so many from each group that groups can be compared
 * however small they are.
 */
final class RecourseSample {
  private final int[] rows;
  private final double[] stands;

  private RecourseSample(int[] rows, double[] stands) {
    this.rows = rows;
    this.stands = stands;
  }

  /** In ascending order. */
  int[] rows() {
    return rows.clone();
  }

  /** For how many rows of a group each of its drawn ones stands, 1 or more; 0 if none is drawn. */
  double stands(int group) {
    return stands[group];
  }

  /**
   * Draws without replacement: from each group as many rows as from any other, or all where it has
   * fewer. If not even one for each group is asked for, groups are not looked at.
   *
   * @param most how many rows to draw at most, 1 or more
   */
  static RecourseSample draw(
      int[] rows, IntUnaryOperator groupOf, int groups, int most, long seed) {
    List<int[]> strata =
        IntStream.range(0, groups)
            .mapToObj(
                group ->
                    Arrays.stream(rows).filter(row -> groupOf.applyAsInt(row) == group).toArray())
            .toList();
    Random random = new Random(seed);
    double[] stands = new double[groups];
    if (most < strata.stream().filter(stratum -> stratum.length > 0).count()) {
      Arrays.fill(stands, rows.length / (double) most);
      return new RecourseSample(sample(rows, most, random), stands);
    }
    int[] shares = shares(strata.stream().mapToInt(stratum -> stratum.length).toArray(), most);
    List<int[]> drawn = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      drawn.add(sample(strata.get(group), shares[group], random));
      stands[group] = shares[group] == 0 ? 0 : strata.get(group).length / (double) shares[group];
    }
    return new RecourseSample(
        drawn.stream().flatMapToInt(Arrays::stream).sorted().toArray(), stands);
  }

  /** How many of each size to take so that the smallest takings are as large as can be. */
  static int[] shares(int[] sizes, int most) {
    int[] shares = new int[sizes.length];
    int left = most;
    int waiting = sizes.length;
    List<Integer> ascending =
        IntStream.range(0, sizes.length)
            .boxed()
            .sorted(Comparator.comparingInt(group -> sizes[group]))
            .toList();
    for (int group : ascending) {
      shares[group] = Math.min(sizes[group], left / waiting);
      left -= shares[group];
      waiting--;
    }
    return shares;
  }

  /** So many of the rows, each as likely as any other, in ascending order. */
  static int[] sample(int[] rows, int most, Random random) {
    if (rows.length <= most) {
      return rows;
    }
    int[] drawn = rows.clone();
    for (int i = 0; i < most; i++) {
      int other = i + random.nextInt(drawn.length - i);
      int row = drawn[i];
      drawn[i] = drawn[other];
      drawn[other] = row;
    }
    int[] sample = Arrays.copyOf(drawn, most);
    Arrays.sort(sample);
    return sample;
  }
}
