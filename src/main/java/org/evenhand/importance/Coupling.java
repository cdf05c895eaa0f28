package org.evenhand.importance;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Rows of one group put beside rows of another, so that every row counts for as much as it does in
 * its own group: the mean over the pairs of anything that is known of the first row is exactly its
 * mean over the first group, and likewise of the second.
 *
 * @param first for each pair a row of the first group
 * @param second for each pair a row of the second group
 * @param mass of each pair; all add up to 1
 */
@SuppressWarnings("ArrayRecordComponent") // a bundle of results, never compared
record Coupling(int[] first, int[] second, double[] mass) {

  /**
   * Pairs at random: both groups are shuffled and laid along the same line, each row as long as its
   * share; a pair is where two rows lie beside each other.
   *
   * @param weights of the first group's rows, not negative, not all 0
   * @param others of the second group's
   * @param rounds how often the groups are shuffled, 1 or more; each round gives at most as many
   *     pairs as there are rows
   */
  static Coupling of(double[] weights, double[] others, int rounds, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    IntStream.Builder first = IntStream.builder();
    IntStream.Builder second = IntStream.builder();
    DoubleStream.Builder mass = DoubleStream.builder();
    for (int round = 0; round < rounds; round++) {
      int[] order = shuffled(weights, random);
      int[] otherOrder = shuffled(others, random);
      double[] ends = ends(weights, order);
      double[] otherEnds = ends(others, otherOrder);
      double at = 0;
      for (int i = 0, j = 0; i < order.length && j < otherOrder.length; ) {
        double end = Math.min(ends[i], otherEnds[j]);
        if (end > at) {
          first.add(order[i]);
          second.add(otherOrder[j]);
          mass.add((end - at) / rounds);
          at = end;
        }
        boolean both = ends[i] == otherEnds[j];
        boolean ended = ends[i] <= otherEnds[j];
        i += ended ? 1 : 0;
        j += both || !ended ? 1 : 0;
      }
    }
    return new Coupling(first.build().toArray(), second.build().toArray(), mass.build().toArray());
  }

  private static int[] shuffled(double[] weights, SplittableRandom random) {
    int[] order = IntStream.range(0, weights.length).filter(row -> weights[row] > 0).toArray();
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    return order;
  }

  /** Where each row ends on the line from 0 to 1. */
  private static double[] ends(double[] weights, int[] order) {
    double[] ends = Arrays.stream(order).mapToDouble(row -> weights[row]).toArray();
    // One after the other: sums in parallel round as the number of cores has it.
    for (int i = 1; i < ends.length; i++) {
      ends[i] += ends[i - 1];
    }
    double total = ends[ends.length - 1];
    for (int i = 0; i < ends.length; i++) {
      ends[i] /= total;
    }
    ends[ends.length - 1] = 1;
    return ends;
  }

  int size() {
    return mass.length;
  }
}
