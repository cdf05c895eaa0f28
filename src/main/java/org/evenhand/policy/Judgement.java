package org.evenhand.policy;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.metric.Confusion;
import org.evenhand.metric.Metric;
import org.evenhand.metric.Payoff;
import org.evenhand.metric.ScoredGroup;
import org.evenhand.metric.Share;
import org.jspecify.annotations.Nullable;

/**
 * What thresholds do to rows, be they those they were chosen on or others.
 *
 * @param decisions the confusion matrix of each group
 * @param gain of all groups together
 * @param gap how far apart the groups are in the rates of the kind, as in {@link Policy#gap}
 */
public record Judgement(List<Confusion> decisions, double gain, @Nullable Double gap) {
  public Judgement {
    decisions = List.copyOf(decisions);
  }

  /**
   * Judges a policy on other rows.
   *
   * @param there the same groups in the same order, with labels
   * @throws IllegalArgumentException if the number of groups differs
   */
  public static Judgement of(
      Policy policy, List<ScoredGroup> there, Payoff payoff, boolean favorablePositive) {
    return of(policy.kind(), policy.thresholds(), there, payoff, favorablePositive);
  }

  /**
   * Judges any thresholds.
   *
   * @param kind whose rates are compared
   * @param thresholds one per group
   * @param groups with labels
   * @throws IllegalArgumentException if there are not as many thresholds as groups
   */
  public static Judgement of(
      PolicyKind kind,
      List<Double> thresholds,
      List<ScoredGroup> groups,
      Payoff payoff,
      boolean favorablePositive) {
    if (thresholds.size() != groups.size()) {
      throw new IllegalArgumentException(
          thresholds.size() + " thresholds for " + groups.size() + " groups");
    }
    List<Confusion> decisions = new ArrayList<>();
    for (int group = 0; group < groups.size(); group++) {
      decisions.add(groups.get(group).at(thresholds.get(group)));
    }
    return of(kind, decisions, payoff, favorablePositive);
  }

  static Judgement of(
      PolicyKind kind, List<Confusion> decisions, Payoff payoff, boolean favorablePositive) {
    return new Judgement(decisions, payoff.of(decisions), gap(kind, decisions, favorablePositive));
  }

  /**
   * How far apart decisions are in the rates of a kind: the largest minus the smallest over the
   * groups that have the rate, of two rates the larger gap.
   *
   * @return null if the kind names no rate, or if fewer than two groups have it
   */
  public static @Nullable Double gap(
      PolicyKind kind, List<Confusion> decisions, boolean favorablePositive) {
    Double largest = null;
    for (Metric measure : kind.measures(favorablePositive)) {
      double[] rates =
          decisions.stream()
              .map(confusion -> confusion.share(measure, favorablePositive))
              .filter(share -> share.absence() == null)
              .mapToDouble(Share::value)
              .sorted()
              .toArray();
      if (rates.length > 1) {
        double gap = rates[rates.length - 1] - rates[0];
        largest = largest == null ? gap : Math.max(largest, gap);
      }
    }
    return largest;
  }
}
