package org.evenhand.importance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PlanTest {
  /** A pair of orders of n features asks for the empty and the full set and 2 (n - 1) others. */
  @Test
  void aBudgetReachesForAPairOfOrdersEachAndASecondOneForTenOfThem() {
    int[] players = new int[60];
    Arrays.fill(players, 24);
    long all = 60 * 48 + 10 * 46;
    assertThat(Plan.affordable(players, all)).isEqualTo(60);
    assertThat(Plan.affordable(players, all - 1)).isEqualTo(59);
    assertThat(Plan.of(players, all, 1).evaluations()).isEqualTo(all);
    assertThat(Plan.affordable(players, 2 + 2 * 46)).isEqualTo(1);
    assertThat(Plan.affordable(players, 2 + 2 * 46 - 1)).isZero();
  }

  @Test
  void whatIsAffordableCostsNoMoreThanTheBudgetAndShowsItsError() {
    SplittableRandom random = new SplittableRandom(3);
    for (int trial = 0; trial < 2000; trial++) {
      int most = random.nextInt(1, 40);
      int[] players = random.ints(random.nextInt(1, 60), 0, most + 1).toArray();
      long budget = random.nextLong(1, 30_000);
      int used = Plan.affordable(players, budget);
      Plan plan = Plan.of(Arrays.copyOf(players, used), budget, 1);
      assertThat(plan.evaluations()).isLessThanOrEqualTo(budget);
      assertThat(plan.coalitions())
          .satisfiesAnyOf(
              all -> assertThat(all).allMatch(Coalitions::exact),
              all -> assertThat(all).anyMatch(one -> freedom(one) > 0));
    }
  }

  private static int freedom(Coalitions coalitions) {
    return coalitions.values(new double[coalitions.size()]).freedom();
  }
}
