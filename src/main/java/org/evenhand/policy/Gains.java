package org.evenhand.policy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.evenhand.metric.ScoredGroup;

/**
 * What each group gains at each of its points, in whole units. Sums of whole numbers do not depend
 * on the order of the groups, and gains that differ by rounding only are the same number of units.
 */
final class Gains {
  /** A unit is the largest gain of a group over this power of two. */
  private static final int BITS = 42;

  private final long[][] units;
  private final double perUnit;

  private Gains(long[][] units, double perUnit) {
    this.units = units;
    this.perUnit = perUnit;
  }

  static Gains of(List<ScoredGroup> groups, Payoff payoff) {
    return of(groups.stream().map(payoff::at).toArray(double[][]::new));
  }

  static Gains of(double[][] gains) {
    double largest =
        Arrays.stream(gains).flatMapToDouble(DoubleStream::of).map(Math::abs).max().orElse(0);
    int exponent = largest == 0 ? 0 : BITS - Math.getExponent(largest);
    long[][] units = new long[gains.length][];
    for (int group = 0; group < gains.length; group++) {
      units[group] = new long[gains[group].length];
      for (int point = 0; point < units[group].length; point++) {
        units[group][point] = Math.round(Math.scalb(gains[group][point], exponent));
      }
    }
    return new Gains(units, Math.scalb(1.0, -exponent));
  }

  /** Of one group, by point; not a copy. */
  long[] of(int group) {
    return units[group];
  }

  /** The gains of some of the groups. */
  Gains part(int[] groups) {
    return new Gains(
        Arrays.stream(groups).mapToObj(group -> units[group]).toArray(long[][]::new), perUnit);
  }

  long[][] units() {
    return units;
  }

  double value(long gain) {
    return gain * perUnit;
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
