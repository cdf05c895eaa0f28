package org.evenhand.policy;

/** Where a range of numbers is largest, in logarithmic time: a tournament tree. */
final class MaxTree {
  private final long[] values;

  /**
   * At i the better of the winners at 2i and 2i + 1; value j enters at {@code values.length + j}.
   */
  private final int[] winners;

  MaxTree(long[] values) {
    this.values = values;
    int size = values.length;
    winners = new int[2 * size];
    for (int i = 0; i < size; i++) {
      winners[size + i] = i;
    }
    for (int i = size - 1; i > 0; i--) {
      winners[i] = better(winners[2 * i], winners[2 * i + 1]);
    }
  }

  /** The index of the largest value from {@code from} to {@code to}, both included; the lowest. */
  int best(int from, int to) {
    int best = from;
    int left = from + values.length;
    int right = to + values.length + 1;
    while (left < right) {
      if ((left & 1) == 1) {
        best = better(best, winners[left++]);
      }
      if ((right & 1) == 1) {
        best = better(best, winners[--right]);
      }
      left >>= 1;
      right >>= 1;
    }
    return best;
  }

  private int better(int a, int b) {
    boolean second = values[b] > values[a] || (values[b] == values[a] && b < a);
    return second ? b : a;
  }
}
