package org.evenhand.fairness;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Adjusts tests that stand beside each other (Holm 1979, A Sequentially Rejective Procedure). */
final class Holm {
  private Holm() {}

  /** The adjusted p-values, in the order of the given ones. */
  static double[] adjust(double[] raw) {
    int[] order =
        IntStream.range(0, raw.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> raw[i]))
            .mapToInt(i -> i)
            .toArray();
    double[] adjusted = new double[raw.length];
    double least = 0;
    for (int rank = 0; rank < order.length; rank++) {
      least = Math.max(least, Math.min(1, raw[order[rank]] * (raw.length - rank)));
      adjusted[order[rank]] = least;
    }
    return adjusted;
  }
}
