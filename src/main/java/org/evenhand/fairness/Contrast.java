package org.evenhand.fairness;

import org.evenhand.metric.Intervals;
import org.evenhand.metric.Measure.Interval;
import org.evenhand.metric.Metric;
import org.evenhand.metric.Share;
import org.jspecify.annotations.Nullable;

/** One metric of two sets of rows that have none in common. */
record Contrast(Figure one, Figure other) {
  static final String OF_INTERVALS = "z test on the intervals' standard errors";
  static final String OF_BOOTSTRAP = "z test on the bootstrap's standard error";

  /** Why there is nothing to compare; null when there is. */
  @Nullable String absence(boolean ratio) {
    if (one.absence() != null) {
      return one.absence();
    }
    String ofOther = other.absence();
    if (ofOther != null) {
      return "the reference group '" + other.group().label() + "': " + ofOther;
    }
    if (ratio && other.value() == 0) {
      return one.metric().label()
          + " of the reference group '"
          + other.group().label()
          + "' is 0, which leaves no ratio";
    }
    return ratio && Math.min(one.value(), other.value()) < 0
        ? one.metric().label() + " is below 0, which leaves no ratio"
        : null;
  }

  double value(boolean ratio) {
    return ratio ? one.value() / other.value() : one.value() - other.value();
  }

  /**
   * Newcombe's or Katz's of two rates; else that of both intervals; else the bootstrap's; null
   * where there is none.
   */
  @Nullable Interval interval(boolean ratio) {
    Share share = one.share();
    Share otherShare = other.share();
    if (share != null && otherShare != null) {
      return ratio ? Intervals.katz(share, otherShare) : Intervals.newcombe(share, otherShare);
    }
    if (one.interval() != null && other.interval() != null) {
      return ratio
          ? Intervals.ratio(one.measure(), other.measure())
          : Intervals.difference(one.measure(), other.measure());
    }
    Draws draws = draws(ratio);
    return draws == null ? null : draws.interval(value(ratio));
  }

  /** The difference or ratio in each replicate; null without a bootstrap. */
  @Nullable Draws draws(boolean ratio) {
    Draws mine = one.draws();
    Draws others = other.draws();
    return mine == null || others == null
        ? null
        : mine.with(others, ratio ? (a, b) -> a / b : (a, b) -> a - b);
  }

  /** Whether both are equal; null when nothing is known of the spread. */
  @Nullable RawTest test() {
    Share share = one.tested();
    Share otherShare = other.tested();
    if (share != null && otherShare != null) {
      return RawTest.ofRates(share, otherShare);
    }
    Interval mine = one.interval();
    Interval others = other.interval();
    if (mine != null && others != null) {
      double error = Math.hypot(Intervals.standardError(mine), Intervals.standardError(others));
      return RawTest.ofDifference(value(false), error, OF_INTERVALS);
    }
    Draws draws = draws(false);
    return draws == null
        ? null
        : RawTest.ofDifference(value(false), draws.standardError(), OF_BOOTSTRAP);
  }

  boolean isSmall() {
    return one.isSmall() || other.isSmall();
  }

  /** Whether the first is on the worse side, as {@link Verdict} has it. */
  boolean isWorse(boolean favorablePositive) {
    boolean lower = one.value() < other.value();
    return isLowWorse(one.metric(), favorablePositive) == lower;
  }

  /** Where more is neither better nor worse for the model's user, what people want decides. */
  private static boolean isLowWorse(Metric metric, boolean favorablePositive) {
    Boolean higherIsBetter = metric.higherIsBetter();
    if (higherIsBetter != null) {
      return higherIsBetter;
    }
    return switch (metric) {
      case POSITIVE_RATE, BASE_RATE, MEAN_SCORE -> favorablePositive;
      // Misses deny people what they want; where flags do, false alarms are what hurts.
      case FALSE_NEGATIVES_PER_FALSE_POSITIVE -> !favorablePositive;
      default -> true;
    };
  }
}
