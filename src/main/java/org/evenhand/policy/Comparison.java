package org.evenhand.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.evenhand.job.Progress;
import org.evenhand.metric.Metric;
import org.evenhand.metric.ScoredGroup;
import org.jspecify.annotations.Nullable;

/** Chooses a point for each group: alike in the rates of a kind where a group has them. */
final class Comparison {
  /** Steps of the gap on a frontier of two rates. */
  private static final int STEPS = 40;

  private final List<Metric> measures;
  private final List<ScoredGroup> groups;
  private final boolean favorablePositive;
  private final Gains gains;

  /** The groups that have at least one of the rates. */
  private final int[] members;

  /**
   * A point of each group.
   *
   * @param missing no choice as near gains more than this beyond it
   */
  record Choice(List<Integer> points, long missing) {}

  Comparison(PolicyKind kind, List<ScoredGroup> groups, Gains gains, boolean favorablePositive) {
    this.measures = kind.measures(favorablePositive);
    this.groups = groups;
    this.gains = gains;
    this.favorablePositive = favorablePositive;
    members =
        IntStream.range(0, groups.size())
            .filter(group -> measures.stream().anyMatch(rate -> absence(group, rate) == null))
            .toArray();
  }

  /** Why a group does not have a rate whatever the threshold; null if it has. */
  @Nullable String absence(int group, Metric rate) {
    ScoredGroup rows = groups.get(group);
    double everybody = rows.threshold(rows.points() - 1);
    return rows.share(rate, everybody, favorablePositive).absence();
  }

  /**
   * The choice of largest gain within a tolerance, else the nearest.
   *
   * @param effort how often a search over two rates may look at a group
   */
  Choice best(double tolerance, int effort) {
    if (members.length == 0) {
      return all(List.of(), 0);
    }
    return switch (measures.size()) {
      case 1 -> all(oneRate().best(tolerance), 0);
      case 2 -> within(twoRates(), tolerance, effort);
      default -> throw new IllegalStateException(measures + " cannot be compared together");
    };
  }

  /** Choices from the smallest gap to the largest gain; exact for one rate, else on a grid. */
  List<Choice> frontier(int most, int effort, Progress progress) {
    if (members.length == 0) {
      return List.of(best(0, effort));
    }
    if (measures.size() == 1) {
      return oneRate().frontier(most, progress).stream().map(points -> all(points, 0)).toList();
    }
    List<Choice> choices = new ArrayList<>();
    TwoRates rates = twoRates();
    for (int step = 0; step <= STEPS; step++) {
      progress.report("Finding the frontier", step, STEPS);
      // Small gaps are where the frontier bends.
      double part = (double) step / STEPS;
      choices.add(within(rates, part * part, effort));
    }
    return choices;
  }

  private Choice within(TwoRates rates, double tolerance, int effort) {
    TwoRates.Choice best = rates.best(tolerance, effort);
    return all(best.points(), best.missing());
  }

  /** The members' points, and the best of each other group. */
  private Choice all(List<Integer> ofMembers, long missing) {
    List<Integer> points =
        new ArrayList<>(IntStream.range(0, groups.size()).mapToObj(gains::best).toList());
    for (int i = 0; i < members.length; i++) {
      points.set(members[i], ofMembers.get(i));
    }
    return new Choice(Collections.unmodifiableList(points), missing);
  }

  private OneRate oneRate() {
    double[][] rates = new double[members.length][];
    for (int i = 0; i < members.length; i++) {
      rates[i] = Objects.requireNonNull(rates(members[i], measures.getFirst()));
    }
    return new OneRate(rates, gains.part(members));
  }

  private TwoRates twoRates() {
    List<GroupPoints> points = new ArrayList<>();
    for (int group : members) {
      points.add(
          new GroupPoints(
              rates(group, measures.getFirst()),
              rates(group, measures.getLast()),
              gains.of(group)));
    }
    return new TwoRates(points, gains.part(members));
  }

  private double @Nullable [] rates(int group, Metric rate) {
    return absence(group, rate) == null ? groups.get(group).curve(rate, favorablePositive) : null;
  }
}
