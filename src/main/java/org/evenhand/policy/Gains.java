package org.evenhand.policy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.evenhand.metric.Payoff;
import org.evenhand.metric.ScoredGroup;

/**
 * What each group gains at each of its points, in whole units. Sums of whole numbers do not depend
 * on the order of the groups. A unit is a power of ten, so that gains made of values such as 0.1
 * are whole units without rounding, and equal gains stay equal.
 */
final class Gains {
  /** Decimal digits of the largest gain of a group. */
  private static final int DIGITS = 13;

  private final long[][] units;
  private final double scale;

  private Gains(long[][] units, double scale) {
    this.units = units;
    this.scale = scale;
  }

  static Gains of(List<ScoredGroup> groups, Payoff payoff) {
    return of(groups.stream().map(payoff::at).toArray(double[][]::new));
  }

  static Gains of(double[][] gains) {
    double largest =
        Arrays.stream(gains).flatMapToDouble(DoubleStream::of).map(Math::abs).max().orElse(0);
    int exponent = largest == 0 ? 0 : DIGITS - 1 - (int) Math.floor(Math.log10(largest));
    double scale = Math.pow(10, exponent);
    long[][] units = new long[gains.length][];
    for (int group = 0; group < gains.length; group++) {
      units[group] = new long[gains[group].length];
      for (int point = 0; point < units[group].length; point++) {
        units[group][point] = Math.round(gains[group][point] * scale);
      }
    }
    return new Gains(units, scale);
  }

  /** Of one group, by point; not a copy. */
  long[] of(int group) {
    return units[group];
  }

  /** The gains of some of the groups. */
  Gains part(int[] groups) {
    return new Gains(
        Arrays.stream(groups).mapToObj(group -> units[group]).toArray(long[][]::new), scale);
  }

  long[][] units() {
    return units;
  }

  double value(long gain) {
    return gain / scale;
  }

  /** The group's point of largest gain; of several the one with the highest threshold. */
  int best(int group) {
    long[] gains = units[group];
    int best = 0;
    for (int point = 1; point < gains.length; point++) {
      best = gains[point] > gains[best] ? point : best;
    }
    return best;
  }
}
