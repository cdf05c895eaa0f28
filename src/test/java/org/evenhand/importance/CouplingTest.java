package org.evenhand.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CouplingTest {

  private static double[] masses(int[] rows, double[] mass, int count) {
    double[] sums = new double[count];
    for (int pair = 0; pair < mass.length; pair++) {
      sums[rows[pair]] += mass[pair];
    }
    return sums;
  }

  @Test
  void everyRowKeepsItsShareOfItsOwnGroup() {
    double[] weights = {1, 2, 0, 4, 1};
    double[] others = {.1, .1, .1, .5, 1, 1, 3};
    for (int rounds : new int[] {1, 3}) {
      Coupling coupling = Coupling.of(weights, others, rounds, 7);
      assertThat(coupling.size()).isLessThanOrEqualTo(rounds * (4 + 7));
      assertThat(masses(coupling.first(), coupling.mass(), 5))
          .containsExactly(new double[] {1 / 8.0, 2 / 8.0, 0, 4 / 8.0, 1 / 8.0}, within(1e-12));
      assertThat(masses(coupling.second(), coupling.mass(), 7))
          .containsExactly(
              Arrays.stream(others).map(weight -> weight / 5.8).toArray(), within(1e-12));
    }
  }

  @Test
  void groupsOfOneSizePairUpOneByOne() {
    double[] ones = {1, 1, 1, 1};
    Coupling coupling = Coupling.of(ones, ones, 1, 3);
    assertThat(coupling.size()).isEqualTo(4);
    assertThat(coupling.first()).containsExactlyInAnyOrder(0, 1, 2, 3);
    assertThat(coupling.second()).containsExactlyInAnyOrder(0, 1, 2, 3);
    assertThat(coupling.mass()).containsOnly(.25);
    Coupling one = Coupling.of(new double[] {5}, ones, 1, 3);
    assertThat(one.first()).containsOnly(0);
    assertThat(one.size()).isEqualTo(4);
  }

  /** Sums in parallel differ in their last digits from one number of cores to another. */
  @Test
  void sharesAreSummedOneAfterTheOther() {
    double[] weights = new SplittableRandom(3).doubles(5000).toArray();
    Coupling coupling = Coupling.of(weights, new double[] {1}, 1, 7);
    double total = 0;
    for (int row : coupling.first()) {
      total += weights[row];
    }
    double sum = 0;
    double at = 0;
    for (int pair = 0; pair < 4999; pair++) {
      sum += weights[coupling.first()[pair]];
      assertThat(coupling.mass()[pair]).isEqualTo(sum / total - at);
      at = sum / total;
    }
  }
}
