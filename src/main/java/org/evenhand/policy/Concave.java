package org.evenhand.policy;

import java.util.function.DoubleUnaryOperator;

/** The largest value of a concave function among given places. */
final class Concave {
  /** Over steps this small rounding may hide whether the function rises. */
  private static final double NEAR = 1e-7;

  private Concave() {}

  /**
   * The place where the function is largest; of several the first one, but for rounding.
   *
   * @param places in descending order, at least one
   */
  static double argmax(double[] places, DoubleUnaryOperator concave) {
    int from = 0;
    int to = places.length - 1;
    while (places[from] - places[to] > NEAR) {
      int middle = (from + to) >>> 1;
      int beyond = middle;
      while (beyond < to && places[middle] - places[beyond] < NEAR) {
        beyond++;
      }
      if (concave.applyAsDouble(places[beyond]) > concave.applyAsDouble(places[middle])) {
        from = middle + 1;
      } else if (beyond < to) {
        to = beyond;
      } else {
        break;
      }
    }
    int best = from;
    for (int i = from + 1; i <= to; i++) {
      best = concave.applyAsDouble(places[i]) > concave.applyAsDouble(places[best]) ? i : best;
    }
    return places[best];
  }
}
