package org.evenhand.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.evenhand.data.InputException;
import org.evenhand.job.Progress;
import org.evenhand.metric.Payoff;
import org.evenhand.metric.ScoredGroup;

/**
 * Finds policies: the thresholds of largest gain among those that treat the groups alike enough.
 *
 * <p>The search is over the decisions that the observed scores can make, and exact; rates are
 * compared to 1e-12 and gains to 13 digits of the largest gain of a group. Equalized odds, with its
 * two rates, is exact where a million looks at a group are enough, and says otherwise how much
 * better a choice could be ({@link Policy#resolution}).
 *
 * <p>Of several choices of the same gain that of the smallest gap is taken, then that of the
 * highest rates, then each group's highest threshold. The order of the groups does not matter.
 *
 * <p>A group that does not have the rate in question, such as a true positive rate without
 * positives, is left out of the comparison and given its own best threshold. A group without rows
 * is given the best threshold for all groups together. Both are noted.
 */
public final class PolicySearch {
  /** How often the search for equalized odds may look at a group: well under a second. */
  private static final int EFFORT = 1_000_000;

  /** Points of a frontier, at most. */
  private static final int POINTS = 200;

  /** What a gap may be beyond the tolerance by rounding. */
  static final double ROUNDING = 1e-12;

  private final List<ScoredGroup> groups;
  private final Payoff payoff;
  private final double tolerance;
  private final boolean favorablePositive;
  private final Gains gains;
  private final double common;

  /**
   * @param groups with labels and finite scores, at least one with a row
   * @param tolerance how far apart the groups may be in the rates of a kind, from 0 to 1
   * @param favorablePositive whether the positive class is the outcome people want
   * @throws InputException if policies cannot be found for these
   */
  public PolicySearch(
      List<ScoredGroup> groups, Payoff payoff, double tolerance, boolean favorablePositive) {
    this.groups = List.copyOf(groups);
    this.payoff = payoff;
    this.tolerance = tolerance;
    this.favorablePositive = favorablePositive;
    if (!(tolerance >= 0 && tolerance <= 1)) {
      throw new InputException("the tolerance is " + tolerance + "; expected a number from 0 to 1");
    }
    requireJudged();
    gains = Gains.of(this.groups, payoff);
    common = CommonThreshold.best(this.groups, gains);
  }

  private void requireJudged() {
    if (groups.stream().allMatch(group -> group.rows() == 0)) {
      throw new InputException("there are no rows to choose thresholds on");
    }
    for (ScoredGroup group : groups) {
      if (!group.labelled()) {
        throw new InputException(
            "policies need labels to know what a decision gains; without labels choose thresholds"
                + " by the share selected");
      }
      if (group.rows() > 0
          && !(Double.isFinite(group.threshold(1))
              && Double.isFinite(group.threshold(group.points() - 1)))) {
        throw new InputException("some scores are infinite; thresholds need finite scores");
      }
    }
  }

  public List<ScoredGroup> groups() {
    return groups;
  }

  public Payoff payoff() {
    return payoff;
  }

  public double tolerance() {
    return tolerance;
  }

  public boolean favorablePositive() {
    return favorablePositive;
  }

  /** All kinds of policy, in the order of {@link PolicyKind}. */
  public List<Policy> all(Progress progress) {
    List<Policy> policies = new ArrayList<>();
    PolicyKind[] kinds = PolicyKind.values();
    for (PolicyKind kind : kinds) {
      progress.report("Finding policies", policies.size(), kinds.length);
      policies.add(find(kind, progress));
    }
    return policies;
  }

  /** The best policy of a kind. */
  public Policy find(PolicyKind kind, Progress progress) {
    progress.report(kind.label(), 0, 1);
    Comparison compared = comparison(kind);
    return switch (kind) {
      case SAME_FOR_ALL -> policy(kind, compared, groups.stream().map(group -> common).toList(), 0);
      case BEST_FOR_EACH -> policy(kind, compared, thresholds(compared.best(1, 0)), 0);
      case EQUAL_SELECTION_RATE,
          EQUAL_OPPORTUNITY,
          EQUAL_FALSE_POSITIVE_RATE,
          EQUALIZED_ODDS,
          EQUAL_ACCURACY,
          EQUAL_PRECISION -> {
        Comparison.Choice best = compared.best(tolerance, EFFORT);
        yield policy(kind, compared, thresholds(best), gains.value(best.missing()));
      }
    };
  }

  /**
   * The largest gain for every gap in the rates of a kind, from the smallest gap there is to the
   * largest gain there is; at most 200 points, all of them exact for one rate. For equalized odds
   * the largest gain at about 40 gaps, each with its resolution.
   *
   * @throws IllegalArgumentException if the kind names no rate
   */
  public List<FrontierPoint> frontier(PolicyKind kind, Progress progress) {
    if (!kind.constrains()) {
      throw new IllegalArgumentException(kind + " compares nothing");
    }
    List<FrontierPoint> frontier = new ArrayList<>();
    for (Comparison.Choice choice : comparison(kind).frontier(POINTS, EFFORT / 10, progress)) {
      List<Double> thresholds = thresholds(choice);
      Judgement here = judge(kind, thresholds);
      FrontierPoint point =
          new FrontierPoint(here.gap(), here.gain(), thresholds, gains.value(choice.missing()));
      if (frontier.isEmpty() || point.gain() > frontier.getLast().gain()) {
        frontier.add(point);
      }
    }
    return frontier;
  }

  /**
   * The randomised policy of a kind. Its equalized odds are exact: all groups meet in one point,
   * whatever the tolerance.
   *
   * @throws IllegalArgumentException if the kind is none of {@link RandomisedPolicy#KINDS}
   */
  public RandomisedPolicy randomised(PolicyKind kind) {
    if (!RandomisedPolicy.KINDS.contains(kind)) {
      throw new IllegalArgumentException(kind + " is not randomised");
    }
    return new RandomisedSearch(this, kind).find();
  }

  /** What thresholds do to these groups, with the gap in the rates of a kind. */
  public Judgement judge(PolicyKind kind, List<Double> thresholds) {
    return Judgement.of(kind, thresholds, groups, payoff, favorablePositive);
  }

  Comparison comparison(PolicyKind kind) {
    return new Comparison(kind, groups, gains, favorablePositive);
  }

  private List<Double> thresholds(Comparison.Choice choice) {
    return IntStream.range(0, groups.size())
        .mapToObj(group -> threshold(group, choice.points().get(group)))
        .toList();
  }

  /** The threshold that makes the decision of a group's point. */
  double threshold(int group, int point) {
    ScoredGroup rows = groups.get(group);
    return rows.rows() == 0 ? common : Thresholds.at(rows, point);
  }

  /** The point of a group's own best threshold. */
  int bestPoint(int group) {
    return gains.best(group);
  }

  private Policy policy(
      PolicyKind kind, Comparison compared, List<Double> thresholds, double resolution) {
    Judgement here = judge(kind, thresholds);
    boolean within = here.gap() == null || here.gap() <= tolerance + ROUNDING;
    return new Policy(
        kind,
        thresholds,
        here.decisions(),
        here.gain(),
        here.gap(),
        within,
        resolution,
        new Notes(this, compared).of(kind, here));
  }
}
