package org.evenhand.fairness;

import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.HypergeometricDistribution;
import org.apache.commons.math3.special.Erf;
import org.evenhand.metric.Share;
import org.evenhand.metric.Tally;

/**
 * A test of two values being equal, before it is adjusted for others beside it.
 *
 * @param p two-sided
 * @param name the test's name
 * @param tooFew whether the test is an approximation that takes more rows than there are
 */
record RawTest(double p, String name, boolean tooFew) {
  /** An expected count below this is too few for the normal approximation (Cochran 1954). */
  static final double LEAST_EXPECTED = 5;

  /** Probabilities this close are ties of which rounding made two numbers, as in R. */
  private static final double TIE = 1 + 1e-7;

  /**
   * Whether two rates are equal: the pooled z test; Fisher's exact test if an expected count is
   * below 5. Weighted rows count by their effective number and have no exact test.
   */
  static RawTest ofRates(Share one, Share other) {
    boolean few = leastExpected(one, other) < LEAST_EXPECTED;
    boolean weighted = one.whole().isWeighted() || other.whole().isWeighted();
    if (few && !weighted) {
      return new RawTest(fisher(one, other), "Fisher's exact test", false);
    }
    double rows = one.whole().effectiveRows();
    double otherRows = other.whole().effectiveRows();
    double pooled = pooled(one, other);
    double error = Math.sqrt(pooled * (1 - pooled) * (1 / rows + 1 / otherRows));
    return new RawTest(twoSided(one.value() - other.value(), error), "two-proportion z test", few);
  }

  /** Whether a difference with that standard error is 0. */
  static RawTest ofDifference(double difference, double standardError, String name) {
    return new RawTest(twoSided(difference, standardError), name, false);
  }

  private static double twoSided(double difference, double standardError) {
    if (standardError > 0) {
      return Erf.erfc(Math.abs(difference) / standardError / Math.sqrt(2));
    }
    return difference == 0 ? 1 : 0;
  }

  /** The rate of both together, by effective rows. */
  private static double pooled(Share one, Share other) {
    double rows = one.whole().effectiveRows();
    double otherRows = other.whole().effectiveRows();
    return (one.value() * rows + other.value() * otherRows) / (rows + otherRows);
  }

  /** The smallest of the four counts to expect if both rates are the pooled one. */
  static double leastExpected(Share one, Share other) {
    double rarer = pooled(one, other);
    rarer = Math.min(rarer, 1 - rarer);
    return rarer * Math.min(one.whole().effectiveRows(), other.whole().effectiveRows());
  }

  /** The chance of all tables with these margins that are no likelier than the one there is. */
  static double fisher(Share one, Share other) {
    Tally whole = one.whole();
    int all = whole.rows() + other.whole().rows();
    int part = one.part().rows() + other.part().rows();
    HypergeometricDistribution tables =
        new HypergeometricDistribution(null, all, part, whole.rows());
    double observed = tables.probability(one.part().rows());
    double p =
        IntStream.rangeClosed(tables.getSupportLowerBound(), tables.getSupportUpperBound())
            .mapToDouble(tables::probability)
            .filter(probability -> probability <= observed * TIE)
            .sum();
    return Math.min(1, p);
  }

  /** Adjusted as the most that it can be worth among so many comparisons. */
  PValue bonferroni(int comparisons) {
    return new PValue(p, Math.min(1, p * comparisons), comparisons, name);
  }
}
