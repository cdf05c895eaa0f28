package org.evenhand.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.evenhand.metric.Rows;
import org.junit.jupiter.api.Test;

/** fairness.md F11: the choices of fairlearn's relaxed solver (test_relaxed_constraints.py). */
class SweepTest {
  @Test
  void threeGroupsOnThreePoints() {
    double[] x = Rows.numbers("0 0.5 1");

    assertThat(best(0.6, x, gains(".1", "1 .2 0"), gains(".8", ".1 .2 .6"), gains(".1", "0 .1 .5")))
        .containsExactly(1, 2, 2);
  }

  @Test
  void twoGroupsOnThreePoints() {
    double[] x = Rows.numbers("0 0.5 1");

    assertThat(best(0.6, x, gains(".5", "0 2 0"), gains(".5", "0 1 2"))).containsExactly(1, 2);
  }

  @Test
  void ofEqualGainsTheSmallerGap() {
    double[] x = Rows.numbers("0 0.2 0.4 0.6 0.8 1");

    assertThat(best(0.2, x, gains(".5", "1 0 0 0 1 0"), gains(".5", "1 0 0 0 0 1")))
        .containsExactly(0, 0);
  }

  @Test
  void ofEqualGainsAndGapsTheHigherRate() {
    double[] x = Rows.numbers("0 0.5 1");

    assertThat(best(0.2, x, gains("1", "3 0 3"), gains("1", "2 0 2"))).containsExactly(2, 2);
  }

  private static List<Integer> best(double tolerance, double[] x, double[]... gains) {
    double[][] rates = new double[gains.length][];
    Arrays.fill(rates, x);
    return new OneRate(rates, Gains.of(gains)).best(tolerance);
  }

  private static double[] gains(String weight, String values) {
    double[] gains = Rows.numbers(values);
    for (int i = 0; i < gains.length; i++) {
      gains[i] *= Double.parseDouble(weight);
    }
    return gains;
  }
}
