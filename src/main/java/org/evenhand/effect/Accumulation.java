package org.evenhand.effect;

import java.util.Arrays;
import java.util.List;
import org.evenhand.metric.Intervals;
import org.evenhand.metric.Measure.Interval;
import org.jspecify.annotations.Nullable;

/**
 * Sums of local effects up to each level, less their mean over the rows.
 *
 * <p>With e_j the effect of step j and Q_j the part of the rows past it, that of level k is the sum
 * over j of e_j (1 if j is before k, else 0, less Q_j). The steps have different rows, so that the
 * variances add up with these factors squared.
 */
final class Accumulation {
  private final List<LocalEffect> steps;
  private final double[] past;

  private Accumulation(List<LocalEffect> steps, double[] past) {
    this.steps = steps;
    this.past = past;
  }

  /**
   * @param steps those of the first levels, all with a mean
   * @param at the part of the rows at each level; those of levels without steps do not count
   */
  static Accumulation of(List<LocalEffect> steps, double[] at) {
    double all = Arrays.stream(at, 0, steps.size() + 1).sum();
    double[] past = new double[steps.size()];
    double sum = 0;
    for (int step = steps.size() - 1; step >= 0; step--) {
      sum += at[step + 1] / all;
      past[step] = sum;
    }
    return new Accumulation(steps, past);
  }

  double value(int level) {
    double value = 0;
    for (int step = 0; step < past.length; step++) {
      value += factor(step, level) * steps.get(step).mean();
    }
    return value;
  }

  /** Null where some step's variance is not known, or nothing varies. */
  @Nullable Interval interval(int level) {
    double variance = 0;
    for (int step = 0; step < past.length; step++) {
      variance += factor(step, level) * factor(step, level) * steps.get(step).variance();
    }
    return Intervals.normal(value(level), variance);
  }

  private double factor(int step, int level) {
    return (step < level ? 1 : 0) - past[step];
  }
}
