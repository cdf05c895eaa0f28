package org.evenhand.fairness;

import org.evenhand.metric.Intervals;
import org.evenhand.metric.Measure.Interval;
import org.evenhand.metric.Measures;
import org.jspecify.annotations.Nullable;

/** How far a group is from the reference group. */
sealed interface SignedGap {

  /** Why it is not estimable; null when it is. */
  @Nullable String absence();

  /** NaN when not estimable. */
  double value();

  @Nullable Interval interval();

  /** Null when not estimable, or when nothing is known of the spread. */
  @Nullable RawTest test();

  boolean isSmall();

  /**
   * Whether the group is on the worse side, as {@link Verdict} has it.
   *
   * @param favorablePositive whether the positive class is the outcome people want
   */
  boolean isWorse(boolean favorablePositive);

  Contrast first();

  /** Of its contrasts the one farthest from nothing. */
  Contrast widest();

  /** Of one metric. */
  record OfOne(Contrast contrast, boolean ratio) implements SignedGap {
    @Override
    public @Nullable String absence() {
      return contrast.absence(ratio);
    }

    @Override
    public double value() {
      return contrast.value(ratio);
    }

    @Override
    public @Nullable Interval interval() {
      return contrast.interval(ratio);
    }

    @Override
    public @Nullable RawTest test() {
      return absence() == null ? contrast.test() : null;
    }

    @Override
    public boolean isSmall() {
      return contrast.isSmall();
    }

    @Override
    public boolean isWorse(boolean favorablePositive) {
      return contrast.isWorse(favorablePositive);
    }

    @Override
    public Contrast first() {
      return contrast;
    }

    @Override
    public Contrast widest() {
      return contrast;
    }
  }

  /**
   * The mean of two differences between rates of different rows, which are independent.
   *
   * @param absolute whether of their sizes
   */
  record OfMean(Contrast first, Contrast second, boolean absolute) implements SignedGap {
    @Override
    public @Nullable String absence() {
      String absence = first.absence(false);
      return absence == null ? second.absence(false) : absence;
    }

    @Override
    public double value() {
      return mean(first.value(false), second.value(false));
    }

    private double mean(double one, double other) {
      return absolute ? (Math.abs(one) + Math.abs(other)) / 2 : (one + other) / 2;
    }

    @Override
    public @Nullable Interval interval() {
      if (absolute) {
        Draws one = first.draws(false);
        Draws other = second.draws(false);
        return one == null || other == null ? null : one.with(other, this::mean).interval(value());
      }
      Interval sum =
          Intervals.sum(
              Measures.number(first.value(false), first.interval(false), false),
              Measures.number(second.value(false), second.interval(false), false));
      return sum == null ? null : new Interval(sum.low() / 2, sum.high() / 2);
    }

    /** Of a signed mean by its standard error; of sizes that either difference is there. */
    @Override
    public @Nullable RawTest test() {
      if (absence() != null) {
        return null;
      }
      if (absolute) {
        RawTest one = first.test();
        RawTest other = second.test();
        if (one == null || other == null) {
          return null;
        }
        RawTest stronger = one.p() <= other.p() ? one : other;
        return new RawTest(Math.min(1, 2 * stronger.p()), stronger.name(), stronger.tooFew());
      }
      Interval interval = interval();
      return interval == null
          ? null
          : RawTest.ofDifference(value(), Intervals.standardError(interval), Contrast.OF_INTERVALS);
    }

    @Override
    public boolean isSmall() {
      return first.isSmall() || second.isSmall();
    }

    /** A mean of sizes has no sign, so no better side; of a mean the low side is the worse. */
    @Override
    public boolean isWorse(boolean favorablePositive) {
      return absolute || value() < 0;
    }

    @Override
    public Contrast widest() {
      return Math.abs(second.value(false)) > Math.abs(first.value(false)) ? second : first;
    }
  }
}
