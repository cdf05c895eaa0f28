package org.evenhand.metric;

import java.util.List;
import org.evenhand.data.InputException;
import org.jspecify.annotations.Nullable;

/**
 * What one row is worth, by truth and decision, in the user's unit; a cost is negative.
 *
 * @param truePositive of a row rightly predicted positive
 * @param falsePositive of a row wrongly predicted positive
 * @param falseNegative of a row wrongly predicted negative
 * @param trueNegative of a row rightly predicted negative
 */
public record Payoff(
    double truePositive, double falsePositive, double falseNegative, double trueNegative) {

  /** Each right decision is worth 1: the gain is the number of right decisions. */
  public static final Payoff ACCURACY = new Payoff(1, 0, 0, 1);

  /**
   * @throws InputException if a value is not finite
   */
  public Payoff {
    requireFinite("true positive", truePositive);
    requireFinite("false positive", falsePositive);
    requireFinite("false negative", falseNegative);
    requireFinite("true negative", trueNegative);
  }

  /** The gain of decisions: each row's worth times its weight, added up. */
  public double of(Confusion decisions) {
    return of(
        decisions.truePositives(),
        decisions.falsePositives(),
        decisions.falseNegatives(),
        decisions.trueNegatives());
  }

  double of(double tp, double fp, double fn, double tn) {
    return truePositive * tp + falsePositive * fp + falseNegative * fn + trueNegative * tn;
  }

  /** The amounts' squares, of which spreads are made. */
  Payoff squared() {
    return new Payoff(
        truePositive * truePositive,
        falsePositive * falsePositive,
        falseNegative * falseNegative,
        trueNegative * trueNegative);
  }

  /** The gain of all groups' decisions; the same whatever the order of the groups. */
  public double of(List<Confusion> decisions) {
    return decisions.stream().mapToDouble(this::of).sorted().sum();
  }

  /** The gain of a group's decision at each of its points. */
  public double[] at(ScoredGroup group) {
    return group.sums(truePositive, falsePositive, falseNegative, trueNegative);
  }

  /** How much is lost by predicting a truly negative row positive. */
  private double wrongFlag() {
    return trueNegative - falsePositive;
  }

  /** How much is lost by predicting a truly positive row negative. */
  private double miss() {
    return truePositive - falseNegative;
  }

  /** Whether no decision is worth more than the other one, whatever the truth. */
  public boolean indifferent() {
    return wrongFlag() == 0 && miss() == 0;
  }

  /**
   * The threshold of largest expected gain when the scores are calibrated probabilities: where both
   * decisions are worth the same. From 0 to 1; null when these values ask for no threshold, which
   * {@link #thresholdAbsence} explains.
   *
   * <p>In costs c it is (c_FP - c_TN) / (c_FP - c_TN + c_FN - c_TP); Elkan 2001, The Foundations of
   * Cost-Sensitive Learning.
   */
  public @Nullable Double calibratedThreshold() {
    return thresholdAbsence() == null ? wrongFlag() / (wrongFlag() + miss()) : null;
  }

  /** Why no threshold follows from these values; null when one does. */
  public @Nullable String thresholdAbsence() {
    if (indifferent()) {
      return "every decision is worth the same, so no threshold is better than another";
    }
    if (wrongFlag() <= 0 && miss() <= 0) {
      return "wrong decisions are worth at least as much as right ones";
    }
    if (wrongFlag() < 0) {
      return "predicting positive is worth more whatever the truth";
    }
    return miss() < 0 ? "predicting negative is worth more whatever the truth" : null;
  }

  private static void requireFinite(String what, double value) {
    if (!Double.isFinite(value)) {
      throw new InputException(
          "the value of a %s is %s; expected a finite number".formatted(what, value));
    }
  }
}
