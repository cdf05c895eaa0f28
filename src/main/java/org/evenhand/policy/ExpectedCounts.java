package org.evenhand.policy;

import org.evenhand.metric.Confusion;
import org.evenhand.metric.Payoff;

/**
 * A confusion matrix as it is on average over many draws: sums of weights that need not be whole.
 * Rates are NaN where their denominator is 0.
 */
public record ExpectedCounts(
    double truePositives, double falsePositives, double falseNegatives, double trueNegatives) {
  static final ExpectedCounts NONE = new ExpectedCounts(0, 0, 0, 0);

  /** These counts and a part of others. */
  ExpectedCounts plus(Confusion counts, double part) {
    return new ExpectedCounts(
        truePositives + part * counts.truePositives(),
        falsePositives + part * counts.falsePositives(),
        falseNegatives + part * counts.falseNegatives(),
        trueNegatives + part * counts.trueNegatives());
  }

  public double predictedPositiveRate() {
    double all = truePositives + falsePositives + falseNegatives + trueNegatives;
    return (truePositives + falsePositives) / all;
  }

  public double truePositiveRate() {
    return truePositives / (truePositives + falseNegatives);
  }

  public double falsePositiveRate() {
    return falsePositives / (falsePositives + trueNegatives);
  }

  public double gain(Payoff payoff) {
    return payoff.truePositive() * truePositives
        + payoff.falsePositive() * falsePositives
        + payoff.falseNegative() * falseNegatives
        + payoff.trueNegative() * trueNegatives;
  }
}
