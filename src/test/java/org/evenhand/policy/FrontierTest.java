package org.evenhand.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.evenhand.job.Progress;
import org.evenhand.metric.Payoff;
import org.evenhand.metric.ScoredGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FrontierTest {
  @ParameterizedTest
  @EnumSource(
      value = PolicyKind.class,
      names = {"SAME_FOR_ALL", "BEST_FOR_EACH"},
      mode = EnumSource.Mode.EXCLUDE)
  void eachPointIsTheBestOfItsGap(PolicyKind kind) {
    Random random = new Random(21);
    for (int trial = 0; trial < 20; trial++) {
      List<ScoredGroup> groups = RandomGroups.of(random, 3, 8, 6, trial % 2 == 0);
      Enumeration all = new Enumeration(groups, Payoff.ACCURACY, true);
      PolicySearch search = new PolicySearch(groups, Payoff.ACCURACY, 0, true);

      List<FrontierPoint> frontier = search.frontier(kind, Progress.NONE);

      for (int i = 0; i < frontier.size(); i++) {
        FrontierPoint point = frontier.get(i);
        double gap = Objects.requireNonNull(point.gap());
        Enumeration.Best best = all.best(kind, gap);
        assertThat(point.gain()).isCloseTo(best.gain(), within(1e-9));
        assertThat(gap).isCloseTo(best.gap(), within(1e-11));
        if (i > 0) {
          assertThat(point.gain()).isGreaterThan(frontier.get(i - 1).gain());
          assertThat(gap).isGreaterThan(Objects.requireNonNull(frontier.get(i - 1).gap()));
        }
      }
      assertThat(frontier.getFirst().gap()).isCloseTo(all.best(kind, 0).gap(), within(1e-11));
      assertThat(frontier.getLast().gain()).isCloseTo(all.best(kind, 1).gain(), within(1e-9));
    }
  }

  @Test
  void hasAtMostTwoHundredPointsFromOneEndToTheOther() {
    List<ScoredGroup> groups = RandomGroups.of(new Random(22), 3, 2000, 1_000_000, true);
    PolicySearch search = new PolicySearch(groups, Payoff.ACCURACY, 0, true);

    List<FrontierPoint> frontier = search.frontier(PolicyKind.EQUAL_SELECTION_RATE, Progress.NONE);

    double own = search.find(PolicyKind.BEST_FOR_EACH, Progress.NONE).gain();
    assertThat(frontier).hasSizeBetween(3, 200);
    assertThat(frontier.getFirst().gap()).isEqualTo(0);
    assertThat(frontier.getLast().gain()).isCloseTo(own, within(1e-6));
  }

  @Test
  void everyPolicyLiesOnItOrBelow() {
    List<ScoredGroup> groups = RandomGroups.of(new Random(23), 3, 60, 50, false);
    PolicySearch search = new PolicySearch(groups, Payoff.ACCURACY, 0.05, true);
    List<FrontierPoint> frontier = search.frontier(PolicyKind.EQUAL_OPPORTUNITY, Progress.NONE);

    for (Policy policy : search.all(Progress.NONE)) {
      Judgement place = search.judge(PolicyKind.EQUAL_OPPORTUNITY, policy.thresholds());
      double reached =
          frontier.stream()
              .filter(
                  point ->
                      Objects.requireNonNull(point.gap())
                          <= Objects.requireNonNull(place.gap()) + 1e-12)
              .mapToDouble(FrontierPoint::gain)
              .max()
              .orElseThrow();
      assertThat(policy.gain()).isLessThanOrEqualTo(reached + 1e-9);
    }
  }

  @Test
  void aKindWithoutARateHasNone() {
    List<ScoredGroup> groups = RandomGroups.of(new Random(24), 2, 5, 5, false);
    PolicySearch search = new PolicySearch(groups, Payoff.ACCURACY, 0, true);

    assertThatThrownBy(() -> search.frontier(PolicyKind.SAME_FOR_ALL, Progress.NONE))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
