package org.evenhand.metric;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.util.FastMath;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.Interval;
import org.jspecify.annotations.Nullable;

/**
 * The 95 % confidence intervals, all two-sided, that have a closed form.
 *
 * <p>Sample sizes are real numbers so that weighted rows can be given by their effective number
 * ({@link Tally#effectiveRows}).
 */
public final class Intervals {
  private static final double UPPER_TAIL = 0.975;
  private static final double Z = new NormalDistribution().inverseCumulativeProbability(UPPER_TAIL);

  private Intervals() {}

  /**
   * The score interval of a share, which stays within [0, 1] and has a width at 0 and 1 too (Wilson
   * 1927, Probable Inference; without continuity correction).
   *
   * @param share from 0 to 1
   * @param rows the number of rows it is a share of, above 0
   */
  public static Interval wilson(double share, double rows) {
    double scale = 1 / (1 + Z * Z / rows);
    double center = (share + Z * Z / (2 * rows)) * scale;
    double half = Z * scale * Math.sqrt(share * (1 - share) / rows + Z * Z / (4 * rows * rows));
    // At shares of 0 and 1 one end is the share itself, which rounding would miss.
    return new Interval(
        share <= 0 ? 0 : Math.max(0, center - half), share >= 1 ? 1 : Math.min(1, center + half));
  }

  /**
   * The interval of {@code one - other} for two independent samples (Newcombe 1998, Interval
   * Estimation for the Difference between Independent Proportions, method 10: hybrid score without
   * continuity correction). Within [-1, 1].
   */
  public static Interval newcombe(Share one, Share other) {
    return newcombe(
        one.value(), one.whole().effectiveRows(), other.value(), other.whole().effectiveRows());
  }

  static Interval newcombe(double share, double rows, double otherShare, double otherRows) {
    Interval own = wilson(share, rows);
    Interval other = wilson(otherShare, otherRows);
    double difference = share - otherShare;
    return new Interval(
        difference - Math.hypot(share - own.low(), other.high() - otherShare),
        difference + Math.hypot(own.high() - share, otherShare - other.low()));
  }

  /**
   * The interval of {@code one / other} for two independent samples (Katz et al. 1978, Obtaining
   * Confidence Intervals for the Risk Ratio in Cohort Studies). Above 0, without an upper bound.
   *
   * @return null where the method gives none: when either share is 0, or both are 1
   */
  public static @Nullable Interval katz(Share one, Share other) {
    return katz(
        one.value(), one.whole().effectiveRows(), other.value(), other.whole().effectiveRows());
  }

  static @Nullable Interval katz(double share, double rows, double otherShare, double otherRows) {
    if (share <= 0 || otherShare <= 0) {
      return null;
    }
    double variance = (1 - share) / (share * rows) + (1 - otherShare) / (otherShare * otherRows);
    if (variance <= 0) {
      return null;
    }
    double factor = Math.exp(Z * Math.sqrt(variance));
    double ratio = share / otherShare;
    return new Interval(ratio / factor, ratio * factor);
  }

  /**
   * The interval of {@code one - other} from the intervals of two independent estimates (MOVER: Zou
   * and Donner 2008, Construction of Confidence Limits about Effect Measures); of two rates that is
   * {@link #newcombe}.
   *
   * @return null if either has no interval
   */
  public static @Nullable Interval difference(Measure one, Measure other) {
    if (one instanceof Estimate a && other instanceof Estimate b) {
      Interval of = a.interval();
      Interval ofOther = b.interval();
      if (of != null && ofOther != null) {
        double difference = a.value() - b.value();
        return new Interval(
            difference - Math.hypot(a.value() - of.low(), ofOther.high() - b.value()),
            difference + Math.hypot(of.high() - a.value(), b.value() - ofOther.low()));
      }
    }
    return null;
  }

  /** The interval of {@code one + other}, likewise. */
  public static @Nullable Interval sum(Measure one, Measure other) {
    if (one instanceof Estimate a && other instanceof Estimate b) {
      Interval of = a.interval();
      Interval ofOther = b.interval();
      if (of != null && ofOther != null) {
        double sum = a.value() + b.value();
        return new Interval(
            sum - Math.hypot(a.value() - of.low(), b.value() - ofOther.low()),
            sum + Math.hypot(of.high() - a.value(), ofOther.high() - b.value()));
      }
    }
    return null;
  }

  /**
   * The interval of {@code one / other} from the intervals of two independent estimates that are
   * not below 0 (MOVER-R: Donner and Zou 2012, Closed-form Confidence Intervals for Functions of
   * the Normal Mean and Standard Deviation).
   *
   * @return null if either has no interval or the quotient has no upper bound
   */
  public static @Nullable Interval ratio(Measure one, Measure other) {
    if (one instanceof Estimate a && other instanceof Estimate b) {
      Interval of = a.interval();
      Interval ofOther = b.interval();
      if (of != null && ofOther != null && of.low() >= 0 && ofOther.low() > 0) {
        double product = a.value() * b.value();
        double low = quotient(product, of.low(), a.value(), ofOther.high(), b.value(), -1);
        double high = quotient(product, of.high(), a.value(), ofOther.low(), b.value(), 1);
        return Double.isFinite(low) && Double.isFinite(high) && low <= high
            ? new Interval(low, high)
            : null;
      }
    }
    return null;
  }

  /** One end of a quotient: the root of a quadratic equation. */
  private static double quotient(
      double product, double end, double value, double otherEnd, double other, int side) {
    double below = otherEnd * (2 * other - otherEnd);
    double root = product * product - end * (2 * value - end) * below;
    // Where the other estimate is less sure than it is large there is no such end.
    return below > 0 ? (product + side * Math.sqrt(Math.max(0, root))) / below : Double.NaN;
  }

  /**
   * The interval of the correlation of two yes-or-no values (phi, Matthews correlation): Fisher's z
   * with the variance of the delta method (Bishop, Fienberg and Holland 1975, Discrete Multivariate
   * Analysis, chapter 11). Within (-1, 1).
   *
   * @param correlation from -1 to 1
   * @param share of the rows that have the one value, above 0 and below 1
   * @param otherShare likewise of the other
   * @return null for a correlation of 1 or -1
   */
  static @Nullable Interval correlation(
      double correlation, double share, double otherShare, double rows) {
    double square = correlation * correlation;
    double own = share * (1 - share);
    double other = otherShare * (1 - otherShare);
    double skew = 2 * share - 1;
    double otherSkew = 2 * otherShare - 1;
    double variance =
        1
            - square
            + correlation * (1 + square / 2) * skew * otherSkew / Math.sqrt(own * other)
            - 0.75 * square * (skew * skew / own + otherSkew * otherSkew / other);
    double half = Z * Math.sqrt(Math.max(0, variance) / rows) / (1 - square);
    double center = FastMath.atanh(correlation);
    return Double.isFinite(half) && Double.isFinite(center)
        ? new Interval(Math.tanh(center - half), Math.tanh(center + half))
        : null;
  }

  /**
   * The interval of a number from 0 to 1 that varies about as a share of so many rows does, normal
   * on the logit (Boyd, Eng and Page 2013, Area under the Precision-Recall Curve: Point Estimates
   * and Confidence Intervals, of an average precision and the positives it is over). Within (0, 1).
   *
   * @param value from 0 to 1
   * @param rows above 0
   * @return null at 0 and 1, which have no logit
   */
  static @Nullable Interval logit(double value, double rows) {
    if (value <= 0 || value >= 1) {
      return null;
    }
    return aroundLogit(value, Z / Math.sqrt(rows * value * (1 - value)));
  }

  /**
   * Student's interval of a number from 0 to 1, on the logit. Within (0, 1).
   *
   * @param value from 0 to 1
   * @param standardError of its logit
   * @param freedom degrees of it, at least 1
   * @return null at 0 and 1, which have no logit
   */
  static @Nullable Interval logit(double value, double standardError, int freedom) {
    if (value <= 0 || value >= 1) {
      return null;
    }
    double t = new TDistribution(null, freedom).inverseCumulativeProbability(UPPER_TAIL);
    return aroundLogit(value, t * standardError);
  }

  private static Interval aroundLogit(double value, double half) {
    double center = Math.log(value / (1 - value));
    return new Interval(share(center - half), share(center + half));
  }

  private static double share(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  /** The standard error of an estimate whose interval is about as wide as a normal one. */
  public static double standardError(Interval interval) {
    return (interval.high() - interval.low()) / (2 * Z);
  }

  /**
   * Student's interval of a mean.
   *
   * @param variance of the values, estimated without bias
   * @param rows the number of values
   * @return null with fewer than two rows or when the values do not vary
   */
  public static @Nullable Interval mean(double mean, double variance, double rows) {
    if (rows < 2 || variance <= 0) {
      return null;
    }
    double t = new TDistribution(null, rows - 1).inverseCumulativeProbability(UPPER_TAIL);
    double half = t * Math.sqrt(variance / rows);
    return new Interval(mean - half, mean + half);
  }

  /**
   * The interval of {@code mean - otherMean} of two independent samples of any variance (Welch
   * 1947, The Generalization of Student's Problem).
   *
   * @param variance of the values, estimated without bias; NaN with one row
   * @param rows the number of values
   * @return null where either sample has fewer than two rows or neither varies
   */
  public static @Nullable Interval welch(
      double mean,
      double variance,
      double rows,
      double otherMean,
      double otherVariance,
      double otherRows) {
    double own = variance / rows;
    double other = otherVariance / otherRows;
    if (rows < 2 || otherRows < 2 || !(own + other > 0)) {
      return null;
    }
    double freedom =
        (own + other) * (own + other) / (own * own / (rows - 1) + other * other / (otherRows - 1));
    double t = new TDistribution(null, freedom).inverseCumulativeProbability(UPPER_TAIL);
    double half = t * Math.sqrt(own + other);
    return new Interval(mean - otherMean - half, mean - otherMean + half);
  }

  /**
   * The interval of {@code one - other} from the intervals of two independent estimates, which need
   * not be symmetric (Zou and Donner 2008, Construction of Confidence Limits about Effect
   * Measures). Of two rates with Wilson intervals it is Newcombe's.
   *
   * @return null where either has no interval
   */
  public static @Nullable Interval difference(Estimate one, Estimate other) {
    Interval own = one.interval();
    Interval others = other.interval();
    if (own == null || others == null) {
      return null;
    }
    double difference = one.value() - other.value();
    return new Interval(
        difference - Math.hypot(one.value() - own.low(), others.high() - other.value()),
        difference + Math.hypot(own.high() - one.value(), other.value() - others.low()));
  }

  /**
   * The interval of an estimate with a normal distribution of known variance.
   *
   * @return null when the variance is 0 or not known (NaN)
   */
  public static @Nullable Interval normal(double value, double variance) {
    if (!(variance > 0)) {
      return null;
    }
    double half = Z * Math.sqrt(variance);
    return new Interval(value - half, value + half);
  }

  /** The interval without what lies outside the values that are possible. */
  public static @Nullable Interval within(@Nullable Interval interval, double low, double high) {
    return interval == null
        ? null
        : new Interval(Math.max(low, interval.low()), Math.min(high, interval.high()));
  }
}
