package org.evenhand.effect;

import java.util.Arrays;

/** Quantiles that are values of the data: type 1 of Hyndman and Fan (1996). */
final class Quantiles {
  /** How many times as many quantiles to try where many rows share a value. */
  private static final int FINEST = 16;

  private Quantiles() {}

  /**
   * At most {@code most} different values, about as many rows between each and the next, with the
   * smallest and the largest. All values if there are no more; where many rows share a value the
   * quantiles of the others are closer.
   *
   * @param sorted in ascending order, finite
   * @param most 2 or more
   */
  static double[] distinct(double[] sorted, int most) {
    double[] all = Arrays.stream(sorted).distinct().toArray();
    if (all.length <= most) {
      return all;
    }
    double[] best = spread(sorted, most);
    for (int steps = most + 1; best.length < most && steps <= FINEST * most; steps++) {
      double[] finer = spread(sorted, steps);
      if (finer.length > best.length && finer.length <= most) {
        best = finer;
      }
    }
    return best;
  }

  private static double[] spread(double[] sorted, int quantiles) {
    double[] values = new double[quantiles];
    for (int i = 0; i < quantiles; i++) {
      long rank = ceilDiv((long) i * sorted.length, quantiles - 1);
      values[i] = sorted[(int) Math.max(0, rank - 1)];
    }
    return Arrays.stream(values).distinct().toArray();
  }

  private static long ceilDiv(long part, long of) {
    return (part + of - 1) / of;
  }
}
