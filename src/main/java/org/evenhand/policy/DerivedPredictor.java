package org.evenhand.policy;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.metric.Confusion;
import org.evenhand.metric.Payoff;

/**
 * Equalized odds from decisions alone, where no scores are known: some decisions are turned by lot
 * so that all groups have the same true and false positive rate (Hardt, Price and Srebro 2016,
 * Equality of Opportunity in Supervised Learning, section 4.1).
 *
 * @param falsePositiveRate of every group, expected
 * @param truePositiveRate of every group, expected
 * @param turns one per group
 * @param gain expected, of all groups together
 */
public record DerivedPredictor(
    double falsePositiveRate, double truePositiveRate, List<Turn> turns, double gain) {
  public DerivedPredictor {
    turns = List.copyOf(turns);
  }

  /**
   * What becomes of a group's decisions.
   *
   * @param keepPositive the probability that a positive decision stays positive
   * @param turnNegative the probability that a negative decision becomes positive
   */
  public record Turn(double keepPositive, double turnNegative) {}

  /**
   * The derived predictor of largest expected gain.
   *
   * @param decisions of each group, with rows of both classes in each
   * @throws IllegalArgumentException if a group lacks a class
   */
  public static DerivedPredictor of(List<Confusion> decisions, Payoff payoff) {
    List<Hull> hulls = new ArrayList<>();
    double positives = 0;
    double negatives = 0;
    for (Confusion group : decisions) {
      if (group.positives().weight() <= 0 || group.negatives().weight() <= 0) {
        throw new IllegalArgumentException("a group without both classes has no odds");
      }
      hulls.add(hull(falsePositiveRate(group), truePositiveRate(group)));
      positives += group.positives().weight();
      negatives += group.negatives().weight();
    }
    CommonPoint point =
        CommonPoint.best(
            hulls,
            positives * (payoff.truePositive() - payoff.falseNegative()),
            negatives * (payoff.falsePositive() - payoff.trueNegative()));
    double x = point.falsePositiveRate();
    double y = point.truePositiveRate();
    double gain =
        positives * (y * payoff.truePositive() + (1 - y) * payoff.falseNegative())
            + negatives * (x * payoff.falsePositive() + (1 - x) * payoff.trueNegative());
    return new DerivedPredictor(
        x, y, decisions.stream().map(group -> turn(point, group)).toList(), gain);
  }

  /** What a rule can reach with its decisions or with their opposites. */
  private static Hull hull(double falsePositiveRate, double truePositiveRate) {
    boolean informed = truePositiveRate >= falsePositiveRate;
    return Hull.of(
        new double[] {0, informed ? falsePositiveRate : 1 - falsePositiveRate, 1},
        new double[] {0, informed ? truePositiveRate : 1 - truePositiveRate, 1});
  }

  private static Turn turn(CommonPoint point, Confusion group) {
    double informedness = truePositiveRate(group) - falsePositiveRate(group);
    double difference =
        informedness == 0
            ? 0
            : (point.truePositiveRate() - point.falsePositiveRate()) / informedness;
    double turn = point.truePositiveRate() - difference * truePositiveRate(group);
    return new Turn(probability(turn + difference), probability(turn));
  }

  /** What rounding put beside 0 or 1. */
  private static double probability(double value) {
    return Math.clamp(Math.abs(value) < 1e-15 ? 0 : value, 0, 1);
  }

  private static double truePositiveRate(Confusion group) {
    return group.truePositives() / group.positives().weight();
  }

  private static double falsePositiveRate(Confusion group) {
    return group.falsePositives() / group.negatives().weight();
  }
}
