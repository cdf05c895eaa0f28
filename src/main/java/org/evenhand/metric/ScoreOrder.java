package org.evenhand.metric;

/** Sorts rows by score: a radix sort on the bits of the scores, stable, in linear time. */
public final class ScoreOrder {
  private static final int DIGIT = 11;
  private static final int BUCKETS = 1 << DIGIT;
  private static final int PASSES = (Long.SIZE + DIGIT - 1) / DIGIT;

  private ScoreOrder() {}

  /**
   * The rows in descending order of score; equal scores keep the order of {@code rows}.
   *
   * @param scores no NaN
   */
  public static int[] descending(double[] scores, int[] rows) {
    int n = rows.length;
    long[] keys = new long[n];
    int[][] counts = new int[PASSES][BUCKETS];
    for (int i = 0; i < n; i++) {
      long key = key(scores[rows[i]]);
      keys[i] = key;
      for (int pass = 0; pass < PASSES; pass++) {
        counts[pass][digit(key, pass)]++;
      }
    }
    int[] order = rows.clone();
    long[] nextKeys = new long[n];
    int[] nextOrder = new int[n];
    for (int pass = 0; pass < PASSES; pass++) {
      int[] start = counts[pass];
      if (n == 0 || start[digit(keys[0], pass)] == n) {
        continue;
      }
      toStarts(start);
      for (int i = 0; i < n; i++) {
        int to = start[digit(keys[i], pass)]++;
        nextKeys[to] = keys[i];
        nextOrder[to] = order[i];
      }
      long[] sortedKeys = nextKeys;
      nextKeys = keys;
      keys = sortedKeys;
      int[] sortedOrder = nextOrder;
      nextOrder = order;
      order = sortedOrder;
    }
    return order;
  }

  /** A number whose unsigned order is the descending order of scores. */
  private static long key(double score) {
    // Adding 0.0 turns -0.0 into 0.0, which it equals.
    long bits = Double.doubleToRawLongBits(score + 0.0);
    return bits < 0 ? bits : ~(bits ^ Long.MIN_VALUE);
  }

  private static int digit(long key, int pass) {
    return (int) (key >>> (pass * DIGIT)) & (BUCKETS - 1);
  }

  private static void toStarts(int[] counts) {
    int start = 0;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      int count = counts[bucket];
      counts[bucket] = start;
      start += count;
    }
  }
}
