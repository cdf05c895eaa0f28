package org.evenhand.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.evenhand.job.Progress;
import org.evenhand.metric.Metric;
import org.evenhand.metric.Payoff;
import org.evenhand.metric.Rows;
import org.evenhand.metric.ScoredGroup;
import org.junit.jupiter.api.Test;

class RandomisedPolicyTest {
  private static final Offset<Double> EXACT = within(1e-12);

  /**
   * fairness.md F9: fairlearn's ThresholdOptimizer on nine rows
   * (test_threshold_optimization.py::test_constraints_objective_pairs).
   */
  private static final List<ScoredGroup> NINE_ROWS =
      List.of(Rows.scored("1 0 1 1 1", "0 1 2 3 4").all(), Rows.scored("0 1 1 1", "0 1 2 3").all());

  @Test
  void equalSelectionRateOfTheNineRows() {
    RandomisedPolicy policy = nineRows(PolicyKind.EQUAL_SELECTION_RATE, Payoff.ACCURACY);

    // 0.625 [s > 1.5] + 0.375, and [s > 0.5].
    expect(policy, 0, 0.375, 0.375, 1, 1, 1);
    expect(policy, 1, 0, 1, 1, 1);
    assertThat(policy.expected().getFirst().predictedPositiveRate()).isCloseTo(0.75, EXACT);
    assertThat(policy.gap()).isCloseTo(0, EXACT);
  }

  @Test
  void equalOpportunityOfTheNineRows() {
    RandomisedPolicy policy = nineRows(PolicyKind.EQUAL_OPPORTUNITY, Payoff.ACCURACY);

    expect(policy, 0, 1, 1, 1, 1, 1);
    expect(policy, 1, 0, 1, 1, 1);
  }

  @Test
  void equalFalsePositiveRateOfTheNineRows() {
    RandomisedPolicy policy = nineRows(PolicyKind.EQUAL_FALSE_POSITIVE_RATE, Payoff.ACCURACY);

    expect(policy, 0, 0, 0, 1, 1, 1);
    expect(policy, 1, 0, 1, 1, 1);
  }

  @Test
  void equalizedOddsOfTheNineRows() {
    RandomisedPolicy policy = nineRows(PolicyKind.EQUALIZED_ODDS, Payoff.ACCURACY);

    // x = 0, y = 0.75: the second group decides a quarter without looking at the score.
    expect(policy, 0, 0, 0, 1, 1, 1);
    expect(policy, 1, 0, 0.75, 0.75, 0.75);
    assertThat(policy.expected().getLast().truePositiveRate()).isCloseTo(0.75, EXACT);
    assertThat(policy.expected().getLast().falsePositiveRate()).isCloseTo(0, EXACT);
  }

  @Test
  void valuingSelectionSelectsEverybody() {
    RandomisedPolicy policy = nineRows(PolicyKind.EQUAL_SELECTION_RATE, new Payoff(1, 1, 0, 0));

    expect(policy, 0, 1, 1, 1, 1, 1);
    expect(policy, 1, 1, 1, 1, 1);
  }

  /**
   * F9, true positive rate parity with balanced accuracy as the objective: weights give both
   * classes of a group the same weight, and the group the weight of its rows.
   */
  @Test
  void equalOpportunityOfTheNineRowsForBalancedAccuracy() {
    List<ScoredGroup> balanced =
        List.of(
            Rows.weighted("1 0 1 1 1", "0 1 2 3 4", "0.625 2.5 0.625 0.625 0.625").all(),
            Rows.weighted(
                    "0 1 1 1",
                    "0 1 2 3",
                    "2 0.66666666666666667 0.66666666666666667 0.66666666666666667")
                .all());

    RandomisedPolicy policy =
        new PolicySearch(balanced, Payoff.ACCURACY, 0, true)
            .randomised(PolicyKind.EQUAL_OPPORTUNITY);

    expect(policy, 0, 0, 0, 1, 1, 1);
    expect(policy, 1, 0, 0.75, 0.75, 0.75);
  }

  /** Mixing reaches all that fixed thresholds do, and its gap stays within the tolerance. */
  @Test
  void isNoWorseThanFixedThresholds() {
    Random random = new Random(11);
    for (int trial = 0; trial < 120; trial++) {
      List<ScoredGroup> groups = RandomGroups.of(random, 3, 30, 12, trial % 2 == 0);
      double tolerance = List.of(0.0, 0.05, 0.2).get(trial % 3);
      boolean favorable = trial % 4 < 2;
      PolicySearch search = new PolicySearch(groups, Payoff.ACCURACY, tolerance, favorable);
      for (PolicyKind kind : RandomisedPolicy.KINDS) {
        RandomisedPolicy mixed = search.randomised(kind);
        boolean meets = kind == PolicyKind.EQUALIZED_ODDS;
        Policy fixed =
            (meets ? new PolicySearch(groups, Payoff.ACCURACY, 0, favorable) : search)
                .find(kind, Progress.NONE);
        assertThat(mixed.gain()).as(kind + " " + trial).isGreaterThan(fixed.gain() - 1e-9);
        assertThat(mixed.gap()).isLessThanOrEqualTo((meets ? 0 : tolerance) + 1e-9);
      }
    }
  }

  /** The best of a fine grid of common rates is at most the exact vertex's. */
  @Test
  void noCommonRateOfAGridIsBetter() {
    Random random = new Random(12);
    for (int trial = 0; trial < 30; trial++) {
      List<ScoredGroup> groups = RandomGroups.of(random, 3, 25, 50, false);
      PolicySearch search = new PolicySearch(groups, Payoff.ACCURACY, 0, true);
      double grid = Double.NEGATIVE_INFINITY;
      List<Hull> hulls =
          groups.stream()
              .map(
                  group ->
                      Hull.of(group.curve(Metric.SELECTION_RATE, true), Payoff.ACCURACY.at(group)))
              .toList();
      for (int step = 0; step <= 1000; step++) {
        double x = step / 1000.0;
        grid = Math.max(grid, hulls.stream().mapToDouble(hull -> hull.y(x)).sum());
      }
      double exact = search.randomised(PolicyKind.EQUAL_SELECTION_RATE).gain();
      assertThat(exact).isBetween(grid - 1e-9, grid + 1);
    }
  }

  @Test
  void aGroupWithoutNegativesKeepsItsOwnBestThreshold() {
    List<ScoredGroup> groups =
        List.of(Rows.scored("1 1", "0.2 0.6").all(), NINE_ROWS.getFirst(), NINE_ROWS.getLast());

    RandomisedPolicy policy =
        new PolicySearch(groups, Payoff.ACCURACY, 0, true).randomised(PolicyKind.EQUALIZED_ODDS);

    expect(policy, 2, 0, 0.75, 0.75, 0.75);
    assertThat(policy.mixes().getFirst().parts()).containsExactly(new Mix.Part(0, 1));
    assertThat(policy.notes())
        .contains(
            new GroupNote(
                0,
                "no negatives among 2 rows: left out of the comparison of the false positive rate,"
                    + " and given its own best threshold"));
  }

  @Test
  void payoffsThatRewardErrorsStillGiveCommonRates() {
    RandomisedPolicy policy = nineRows(PolicyKind.EQUALIZED_ODDS, new Payoff(0, 3, 1, 0));

    // A false positive is worth more than a miss costs: everybody, 2 * 3 against 7 * 1 for nobody.
    assertThat(policy.gain()).isCloseTo(7, EXACT);
    assertThat(policy.gap()).isCloseTo(0, EXACT);
  }

  @Test
  void otherKindsAreNotRandomised() {
    assertThatThrownBy(() -> nineRows(PolicyKind.EQUAL_PRECISION, Payoff.ACCURACY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static RandomisedPolicy nineRows(PolicyKind kind, Payoff payoff) {
    return new PolicySearch(NINE_ROWS, payoff, 0, true).randomised(kind);
  }

  /** The probabilities at the scores 0, 1, 2 and so on. */
  private static void expect(RandomisedPolicy policy, int group, double... probabilities) {
    for (int score = 0; score < probabilities.length; score++) {
      assertThat(policy.probability(score, group))
          .as("group %d, score %d", group, score)
          .isCloseTo(probabilities[score], EXACT);
    }
  }
}
