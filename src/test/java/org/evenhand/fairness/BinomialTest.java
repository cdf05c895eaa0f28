package org.evenhand.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialTest {
  private static final int DRAWS = 100_000;

  /** Counted up, rejected, and mirrored; on either side of ten expected successes. */
  @ParameterizedTest
  @CsvSource({
    "1, 0.3",
    "12, 0.5",
    "40, 0.2",
    "40, 0.3",
    "1000, 0.004",
    "1000, 0.5",
    "1000, 0.93",
    "200000, 0.0001",
    "1000000, 0.25",
  })
  void drawsHaveTheProbabilitiesOfTheDistribution(int trials, double chance) {
    SplittableRandom random = new SplittableRandom(7);
    BinomialDistribution law = new BinomialDistribution(null, trials, chance);
    int bins = Math.min(12, trials + 1);
    int[] edges = new int[bins - 1];
    for (int bin = 1; bin < bins; bin++) {
      edges[bin - 1] = law.inverseCumulativeProbability(bin / (double) bins);
    }
    double[] expected = new double[bins];
    long[] observed = new long[bins];
    double below = 0;
    for (int bin = 0; bin < bins; bin++) {
      double upTo = bin == bins - 1 ? 1 : law.cumulativeProbability(edges[bin]);
      expected[bin] = DRAWS * (upTo - below);
      below = upTo;
    }
    for (int draw = 0; draw < DRAWS; draw++) {
      int value = Binomial.draw(random, trials, chance);
      assertThat(value).isBetween(0, trials);
      int bin = 0;
      while (bin < edges.length && value > edges[bin]) {
        bin++;
      }
      observed[bin]++;
    }

    int filled = 0;
    for (int bin = 0; bin < bins; bin++) {
      if (expected[bin] > 0) {
        expected[filled] = expected[bin];
        observed[filled++] = observed[bin];
      }
    }
    assertThat(
            new ChiSquareTest()
                .chiSquareTest(Arrays.copyOf(expected, filled), Arrays.copyOf(observed, filled)))
        .isGreaterThan(0.001);
  }

  @Test
  void whatIsCertainIsNotDrawn() {
    SplittableRandom random = new SplittableRandom(1);

    assertThat(Binomial.draw(random, 0, 0.5)).isZero();
    assertThat(Binomial.draw(random, 9, 0)).isZero();
    assertThat(Binomial.draw(random, 9, 1)).isEqualTo(9);
    assertThat(Binomial.draw(random, 9, 1 + 1e-12)).isEqualTo(9);
  }
}
