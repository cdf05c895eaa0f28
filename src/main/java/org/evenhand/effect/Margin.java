package org.evenhand.effect;

import java.util.ArrayList;
import java.util.List;

/**
 * How far the score is above the threshold at a number.
 *
 * @param over 0 or more means positive
 */
record Margin(double number, double over) {
  boolean isPositive() {
    return over >= 0;
  }

  /** The flips between neighbours. */
  static List<Flip> flips(List<Margin> rising) {
    List<Flip> flips = new ArrayList<>();
    for (int i = 1; i < rising.size(); i++) {
      Margin low = rising.get(i - 1);
      Margin high = rising.get(i);
      if (low.isPositive() != high.isPositive()) {
        flips.add(flip(low, high));
      }
    }
    return flips;
  }

  static Flip flip(Margin low, Margin high) {
    double part = low.over() / (low.over() - high.over());
    double at = low.number() + part * (high.number() - low.number());
    return new Flip(
        low.number(),
        high.number(),
        high.isPositive(),
        Math.clamp(at, low.number(), high.number()));
  }
}
