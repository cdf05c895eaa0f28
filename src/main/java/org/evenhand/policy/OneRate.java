package org.evenhand.policy;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.job.Progress;

/** Chooses one point of each group so that one rate is alike in all of them, exactly. */
final class OneRate {
  private final double[][] rates;
  private final Gains gains;
  private final Sweep sweep;

  /**
   * @param rates by group and point; NaN for a point that may not be chosen; at least one other
   * @param gains of the same groups
   */
  OneRate(double[][] rates, Gains gains) {
    this.rates = rates;
    this.gains = gains;
    sweep = new Sweep(rates, gains.units());
  }

  /**
   * The choice of largest gain whose rates differ by at most that; of several that of smallest gap,
   * then of highest rates, then each group's highest threshold. If no rates are so near, the choice
   * of smallest gap, then of largest gain.
   */
  List<Integer> best(double tolerance) {
    return points(sweep.narrowest(largest(tolerance)));
  }

  private long largest(double tolerance) {
    long best = sweep.best(tolerance + PolicySearch.ROUNDING);
    return best == Sweep.NONE
        ? sweep.best(sweep.narrowest(Sweep.ANY).width() + PolicySearch.ROUNDING)
        : best;
  }

  /**
   * Choices that no other beats in both gap and gain, from the smallest gap to the largest gain.
   *
   * @param most how many to return; if there are more, each gains at least its part of the whole
   *     more than the one before
   */
  List<List<Integer>> frontier(int most, Progress progress) {
    List<List<Integer>> choices = new ArrayList<>();
    long highest = sweep.best(Double.POSITIVE_INFINITY);
    long gain = largest(0);
    long step = Math.max(1, Math.ceilDiv(highest - gain, most - 1));
    while (true) {
      progress.report("Finding the frontier", choices.size(), most);
      Sweep.Range range = sweep.narrowest(gain);
      choices.add(points(range));
      if (gain == highest) {
        return choices;
      }
      long next = Math.min(highest, gain + step);
      gain = sweep.best(sweep.narrowest(next).width() + PolicySearch.ROUNDING);
    }
  }

  private List<Integer> points(Sweep.Range range) {
    List<Integer> points = new ArrayList<>(rates.length);
    for (int group = 0; group < rates.length; group++) {
      points.add(Sweep.best(rates[group], gains.of(group), range));
    }
    return points;
  }
}
