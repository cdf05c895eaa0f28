package org.evenhand.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.evenhand.data.InputException;
import org.evenhand.job.Progress;
import org.evenhand.metric.Confusion;
import org.evenhand.metric.Payoff;
import org.evenhand.metric.Rows;
import org.evenhand.metric.ScoredGroup;
import org.evenhand.metric.ScoredRows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PolicySearchTest {
  private static final List<Payoff> PAYOFFS =
      List.of(
          Payoff.ACCURACY,
          new Payoff(0, -2, -1, 0),
          new Payoff(0.1, -0.3, 0, 0),
          new Payoff(0, 0, 0, 0),
          new Payoff(-1, 1, 2, -3));

  @ParameterizedTest
  @EnumSource(PolicyKind.class)
  void isTheBestOfAllCombinations(PolicyKind kind) {
    Random random = new Random(kind.key().hashCode());
    for (int trial = 0; trial < 240; trial++) {
      boolean weighted = trial % 3 == 0;
      boolean favorable = trial % 2 == 0;
      List<ScoredGroup> groups = RandomGroups.of(random, 2 + trial % 2, 9, 6, weighted);
      Payoff payoff = PAYOFFS.get(trial % PAYOFFS.size());
      double tolerance = List.of(0.0, 0.05, 0.2).get(trial / 3 % 3);

      Policy policy = find(groups, payoff, tolerance, favorable, kind);

      String what = "trial " + trial + ": " + policy;
      if (kind == PolicyKind.SAME_FOR_ALL) {
        assertThat(policy.gain()).as(what).isCloseTo(bestCommon(groups, payoff), within(1e-9));
        assertThat(policy.thresholds()).as(what).containsOnly(policy.thresholds().getFirst());
        continue;
      }
      Enumeration.Best best = new Enumeration(groups, payoff, favorable).best(kind, tolerance);
      assertThat(policy.gain()).as(what).isCloseTo(best.gain(), within(1e-9));
      assertThat(policy.withinTolerance()).as(what).isEqualTo(best.gap() <= tolerance + 1e-12);
      assertThat(policy.resolution()).as(what).isZero();
      if (kind.constrains()) {
        assertThat(policy.gap()).as(what).isCloseTo(best.gap(), within(1e-11));
      }
      if (kind != PolicyKind.EQUALIZED_ODDS) {
        assertThat(points(groups, policy)).as(what).isEqualTo(best.points());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(PolicyKind.class)
  void doesNotDependOnTheOrderOfGroups(PolicyKind kind) {
    Random random = new Random(1);
    for (int trial = 0; trial < 60; trial++) {
      List<ScoredGroup> groups = RandomGroups.of(random, 4, 30, 20, trial % 2 == 0);
      Payoff payoff = PAYOFFS.get(trial % PAYOFFS.size());
      List<Integer> order = new ArrayList<>(IntStream.range(0, groups.size()).boxed().toList());
      Collections.shuffle(order, random);

      Policy policy = find(groups, payoff, 0.1, true, kind);
      Policy permuted = find(order.stream().map(groups::get).toList(), payoff, 0.1, true, kind);

      assertThat(permuted.gain()).isEqualTo(policy.gain());
      assertThat(permuted.gap()).isEqualTo(policy.gap());
      assertThat(permuted.thresholds())
          .isEqualTo(order.stream().map(policy.thresholds()::get).toList());
    }
  }

  @Test
  void aGroupsRowsBehindOneThresholdAreThoseOfItsDecisions() {
    List<ScoredGroup> groups = RandomGroups.of(new Random(5), 3, 40, 1000, false);

    for (Policy policy : new PolicySearch(groups, Payoff.ACCURACY, 0.1, true).all(Progress.NONE)) {
      for (int group = 0; group < groups.size(); group++) {
        assertThat(policy.decisions().get(group))
            .isEqualTo(groups.get(group).at(policy.thresholds().get(group)));
      }
    }
  }

  /** what-if-tool.md 5.2 F1: the same eight rows as one group, by the cost of a false positive. */
  @Test
  void costRatiosMoveTheThresholdOfTheEightRows() {
    ScoredGroup rows = Rows.scored("0 0 1 1 0 1 0 1", "0.1 0.4 0.35 0.8 0.65 0.9 0.2 0.55").all();

    Policy equalCosts = bestForEach(List.of(rows), new Payoff(0, -1, -1, 0));
    Policy cheapFalsePositives = bestForEach(List.of(rows), new Payoff(0, -0.5, -1, 0));
    Policy dearFalsePositives = bestForEach(List.of(rows), new Payoff(0, -2, -1, 0));

    // Cost 2 on (0.2, 0.35], (0.4, 0.55] and (0.65, 0.8]: the highest counts.
    assertThat(equalCosts.gain()).isEqualTo(-2);
    assertThat(rows.point(equalCosts.thresholds().getFirst())).isEqualTo(rows.point(0.8));
    // (0.2, 0.35]: two false positives at 0.5 each.
    assertThat(cheapFalsePositives.gain()).isEqualTo(-1);
    assertThat(rows.point(cheapFalsePositives.thresholds().getFirst())).isEqualTo(rows.point(0.35));
    // (0.65, 0.8]: two false negatives.
    assertThat(dearFalsePositives.gain()).isEqualTo(-2);
    assertThat(rows.point(dearFalsePositives.thresholds().getFirst())).isEqualTo(rows.point(0.8));
  }

  /** what-if-tool.md 5.2 F1 and D1: a is 0.8, b is 0.9, whichever group is listed first. */
  @Test
  void eachGroupGetsItsOwnThresholdNotItsNeighbours() {
    ScoredGroup a = Rows.scored("0 0 1 1", "0.1 0.4 0.35 0.8").all();
    ScoredGroup b = Rows.scored("0 1 0 1", "0.65 0.9 0.2 0.55").all();

    List<Double> there = bestForEach(List.of(a, b), Payoff.ACCURACY).thresholds();
    List<Double> back = bestForEach(List.of(b, a), Payoff.ACCURACY).thresholds();

    assertThat(there).containsExactly(0.6, 0.8);
    assertThat(a.point(there.getFirst())).isEqualTo(a.point(0.8));
    assertThat(b.point(there.getLast())).isEqualTo(b.point(0.9));
    assertThat(back).containsExactly(0.8, 0.6);
  }

  /** D9: the What-If Tool gives such a group the threshold 0, or 0 to all others if it is first. */
  @Test
  void aGroupWithoutPositivesIsLeftOutOfEqualOpportunity() {
    ScoredGroup none = Rows.scored("0 0 0", "0.2 0.4 0.6").all();
    ScoredGroup a = Rows.scored("0 0 1 1", "0.1 0.4 0.35 0.8").all();
    ScoredGroup b = Rows.scored("0 1 0 1", "0.65 0.9 0.2 0.55").all();

    Policy first =
        find(List.of(none, a, b), Payoff.ACCURACY, 0, true, PolicyKind.EQUAL_OPPORTUNITY);
    Policy without = find(List.of(a, b), Payoff.ACCURACY, 0, true, PolicyKind.EQUAL_OPPORTUNITY);

    assertThat(first.thresholds().subList(1, 3)).isEqualTo(without.thresholds());
    assertThat(first.decisions().getFirst()).isEqualTo(Confusion.of(0, 0, 0, 3));
    assertThat(first.gap()).isEqualTo(without.gap());
    assertThat(first.notes())
        .contains(
            new GroupNote(
                0,
                "no positives among 3 rows: left out of the comparison of the true positive rate,"
                    + " and given its own best threshold"));
  }

  @Test
  void aGroupWithoutPositivesStillHasItsFalsePositivesCompared() {
    ScoredGroup none = Rows.scored("0 0 0 0", "0.2 0.4 0.6 0.8").all();
    ScoredGroup a = Rows.scored("0 0 0 0 1 1", "0.1 0.2 0.3 0.7 0.6 0.8").all();

    Policy odds = find(List.of(none, a), Payoff.ACCURACY, 0.3, true, PolicyKind.EQUALIZED_ODDS);

    // The best of a, one false positive of four, is 0.25 from none of the other group.
    assertThat(odds.gain()).isEqualTo(9);
    assertThat(odds.notes())
        .contains(
            new GroupNote(
                0,
                "no positives among 4 rows: left out of the comparison of the true positive rate"));
  }

  /** D10: the What-If Tool's parity can be far from it and does not say so. */
  @Test
  void aToleranceOutOfReachIsSaidAndTheNearestGiven() {
    // Precision is 1/2 or 0 in one group and always 1 in the other.
    ScoredGroup half = Rows.scored("1 0", "0.5 0.5").all();
    ScoredGroup whole = Rows.scored("1 1 0", "0.5 0.4 0.3").all();

    Policy policy =
        find(List.of(half, whole), Payoff.ACCURACY, 0.05, true, PolicyKind.EQUAL_PRECISION);

    // The nearest to 1/2 is 2/3, with everybody flagged.
    assertThat(policy.withinTolerance()).isFalse();
    assertThat(policy.gap()).isCloseTo(1.0 / 6, within(1e-12));
    assertThat(policy.decisions())
        .containsExactly(Confusion.of(1, 1, 0, 0), Confusion.of(2, 1, 0, 0));
    assertThat(texts(policy))
        .contains(
            "no thresholds bring the groups within the tolerance of 0.05; these have the smallest"
                + " gap there is, 0.1667");
  }

  @Test
  void withTheNegativeClassFavorableOpportunityIsAboutTrueNegatives() {
    ScoredGroup a = Rows.scored("0 0 1 1", "0.1 0.4 0.35 0.8").all();
    ScoredGroup b = Rows.scored("0 1 0 1", "0.65 0.9 0.2 0.55").all();

    Policy opportunity =
        find(List.of(a, b), Payoff.ACCURACY, 0, false, PolicyKind.EQUAL_OPPORTUNITY);
    Policy falsePositives =
        find(List.of(a, b), Payoff.ACCURACY, 0, false, PolicyKind.EQUAL_FALSE_POSITIVE_RATE);

    // TNR is 1 - FPR; of several choices that of the higher rate counts, which differs.
    assertThat(opportunity.gain()).isEqualTo(falsePositives.gain());
    assertThat(opportunity.decisions()).allMatch(group -> group.falsePositives() == 0);
    assertThat(falsePositives.decisions()).allMatch(group -> group.falsePositives() == 1);
  }

  @Test
  void costsThatMakeAllEqualAreSaid() {
    List<ScoredGroup> groups = List.of(Rows.scored("0 1", "0.2 0.7").all());

    Policy policy = bestForEach(groups, new Payoff(2, 2, 2, 2));

    assertThat(policy.gain()).isEqualTo(4);
    assertThat(texts(policy))
        .contains("every decision is worth the same, so no thresholds gain more than others");
  }

  @Test
  void allScoresEqualLeavesAllOrNobody() {
    ScoredGroup tied = Rows.scored("1 1 0", "0.5 0.5 0.5").all();

    Policy policy = bestForEach(List.of(tied), Payoff.ACCURACY);

    assertThat(policy.decisions()).containsExactly(Confusion.of(2, 1, 0, 0));
    assertThat(texts(policy))
        .contains(
            "all rows have the same score: a threshold predicts all of them positive or none");
  }

  @Test
  void aGroupOfOneAndOneWithoutRowsAreExplained() {
    ScoredGroup one = Rows.scored("1", "0.5").all();
    ScoredGroup empty = ScoredRows.of(new double[0], new byte[0], null, new int[0]).all();

    for (Policy policy :
        new PolicySearch(List.of(one, empty), Payoff.ACCURACY, 0, true).all(Progress.NONE)) {
      assertThat(policy.gain()).isEqualTo(1);
      assertThat(policy.gap()).isNull();
      assertThat(policy.thresholds()).containsExactly(0.0, 0.0);
      assertThat(policy.notes())
          .contains(
              new GroupNote(0, "a single row: a threshold predicts it positive or not"),
              new GroupNote(1, "no rows: given the best threshold for all groups together"));
    }
  }

  @Test
  void aGroupWhoseWeightsAreAllZeroHasNoRates() {
    ScoredGroup weightless = Rows.weighted("0 1", "0.2 0.7", "0 0").all();
    ScoredGroup other = Rows.scored("0 1", "0.2 0.7").all();

    Policy policy =
        find(List.of(weightless, other), Payoff.ACCURACY, 0, true, PolicyKind.EQUAL_SELECTION_RATE);

    assertThat(policy.gain()).isEqualTo(2);
    assertThat(policy.gap()).isNull();
    assertThat(texts(policy))
        .contains(
            "the weights of all rows are 0: left out of the comparison of the selection rate, and"
                + " given its own best threshold");
  }

  @Test
  void whatCannotBeSearchedIsRefused() {
    List<ScoredGroup> groups = List.of(Rows.scored("0 1", "0.2 0.7").all());
    ScoredGroup unlabelled =
        ScoredRows.of(Rows.numbers("0.1 0.2"), null, null, Rows.first(2)).all();

    assertThatThrownBy(() -> new PolicySearch(groups, Payoff.ACCURACY, -0.1, true))
        .isInstanceOf(InputException.class)
        .hasMessage("the tolerance is -0.1; expected a number from 0 to 1");
    assertThatThrownBy(() -> new PolicySearch(List.of(unlabelled), Payoff.ACCURACY, 0, true))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("policies need labels");
    assertThatThrownBy(() -> new PolicySearch(List.of(), Payoff.ACCURACY, 0, true))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no rows");
    assertThatThrownBy(
            () ->
                new PolicySearch(
                    List.of(Rows.scored("0 1", "0.2 Infinity").all()), Payoff.ACCURACY, 0, true))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("infinite");
    assertThatThrownBy(() -> PolicyKind.of("equal_oportunity"))
        .isInstanceOf(InputException.class)
        .hasMessage("no policy 'equal_oportunity'; did you mean 'equal_opportunity'?");
  }

  @Test
  void aSearchCutShortSaysHowMuchBetterAChoiceCouldBe() {
    List<ScoredGroup> groups = RandomGroups.of(new Random(3), 3, 400, 100_000, false);
    Gains gains = Gains.of(groups, Payoff.ACCURACY);
    Comparison odds = new Comparison(PolicyKind.EQUALIZED_ODDS, groups, gains, true);

    Comparison.Choice exact = odds.best(0.05, 10_000_000);
    Comparison.Choice hurried = odds.best(0.05, 36);

    assertThat(exact.missing()).isZero();
    assertThat(hurried.missing()).isPositive();
    assertThat(gain(gains, exact))
        .isBetween(gain(gains, hurried), gain(gains, hurried) + hurried.missing());
  }

  @Test
  void fiveHundredGroupsAreCompared() {
    List<ScoredGroup> groups = RandomGroups.of(new Random(8), 500, 12, 10, false);
    PolicySearch search = new PolicySearch(groups, Payoff.ACCURACY, 0.5, true);

    double most = search.find(PolicyKind.BEST_FOR_EACH, Progress.NONE).gain();
    for (Policy policy : search.all(Progress.NONE)) {
      assertThat(policy.thresholds()).hasSize(500);
      assertThat(policy.gain()).isLessThanOrEqualTo(most);
      if (policy.kind() == PolicyKind.EQUALIZED_ODDS) {
        assertThat(policy.gap()).isLessThanOrEqualTo(0.5 + 1e-12);
      }
    }
    for (PolicyKind kind : RandomisedPolicy.KINDS) {
      assertThat(search.randomised(kind).gap()).isLessThanOrEqualTo(0.5 + 1e-9);
    }
  }

  private static long gain(Gains gains, Comparison.Choice choice) {
    return IntStream.range(0, choice.points().size())
        .mapToLong(group -> gains.of(group)[choice.points().get(group)])
        .sum();
  }

  private static double bestCommon(List<ScoredGroup> groups, Payoff payoff) {
    return groups.stream()
        .flatMap(group -> IntStream.range(0, group.points()).mapToObj(group::threshold))
        .mapToDouble(
            threshold -> groups.stream().mapToDouble(group -> payoff.of(group.at(threshold))).sum())
        .max()
        .orElseThrow();
  }

  private static List<Integer> points(List<ScoredGroup> groups, Policy policy) {
    return IntStream.range(0, groups.size())
        .mapToObj(group -> groups.get(group).point(policy.thresholds().get(group)))
        .toList();
  }

  private static Policy bestForEach(List<ScoredGroup> groups, Payoff payoff) {
    return find(groups, payoff, 0, true, PolicyKind.BEST_FOR_EACH);
  }

  private static Policy find(
      List<ScoredGroup> groups,
      Payoff payoff,
      double tolerance,
      boolean favorablePositive,
      PolicyKind kind) {
    return new PolicySearch(groups, payoff, tolerance, favorablePositive).find(kind, Progress.NONE);
  }

  private static List<String> texts(Policy policy) {
    return policy.notes().stream().map(GroupNote::text).toList();
  }
}
