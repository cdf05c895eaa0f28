package org.evenhand.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.evenhand.metric.Rows.interval;
import static org.evenhand.metric.Rows.numbers;
import static org.evenhand.metric.Rows.reason;
import static org.evenhand.metric.Rows.value;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.evenhand.metric.Confusion;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneralizedEntropyTest {
  private static final Offset<Double> CLOSE = within(5e-8);

  /** AIF360 for R, tests of classification metrics, 20 rows; unprivileged first. */
  private static final List<Confusion> TWENTY =
      List.of(Confusion.of(0, 4, 2, 3), Confusion.of(1, 2, 1, 7));

  @Test
  void indicesOfTwentyRowsAreThoseOfAif360() {
    GeneralizedEntropy squared = GeneralizedEntropy.of(TWENTY, true, 2, 1);
    GeneralizedEntropy theil = GeneralizedEntropy.of(TWENTY, true, 1, 1);

    assertThat(value(squared.total())).isCloseTo(0.1616257, CLOSE);
    assertThat(value(squared.between())).isCloseTo(0.00161349, CLOSE);
    assertThat(value(squared.coefficientOfVariation())).isCloseTo(0.5685520, CLOSE);
    assertThat(value(theil.total())).isCloseTo(0.2218801, CLOSE);
    assertThat(value(theil.between())).isCloseTo(0.00160824, CLOSE);
  }

  /** AIF360, tests of the entropies: groups 0, 1, 2 of 2, 4 and 4 rows. */
  @Test
  void indicesBetweenAllGroupsAreThoseOfAif360() {
    String groups = "0 0 1 1 1 1 2 2 2 2";
    String truth = "1 0 0 1 0 0 1 0 1 1";
    GeneralizedEntropy one = of(truth, "1 0 0 0 1 1 1 0 1 0", groups, 2);
    assertThat(value(one.total())).isCloseTo(0.2, CLOSE);
    assertThat(value(one.between())).isCloseTo(0.025, CLOSE);
    assertThat(value(of(truth, "1 0 0 0 1 1 1 0 1 0", groups, 1).total()))
        .isCloseTo(4 * Math.log(2) / 10, CLOSE);
    assertThat(value(of(truth, "0 1 1 0 0 0 0 1 1 1", groups, 2).total())).isCloseTo(0.3, CLOSE);
    assertThat(value(of("1 0 0 1 0 0", "0 0 0 0 1 1", "0 0 1 1 1 1", 2).between()))
        .isCloseTo(0.0625, CLOSE);
  }

  /** Benefits 1 and 3, mean 2: -(ln 1/2 + ln 3/2) / 2 = ln(4/3) / 2; AIF360 has half of that. */
  @Test
  void theMeanLogDeviationIsNotDividedByTheMean() {
    GeneralizedEntropy entropy =
        GeneralizedEntropy.of(numbers("1 3"), null, new int[] {0, 1}, 2, 0, 1);

    assertThat(value(entropy.total())).isCloseTo(Math.log(4 / 3.0) / 2, within(1e-12));
    assertThat(value(entropy.between())).isCloseTo(Math.log(4 / 3.0) / 2, within(1e-12));
    assertThat(value(entropy.within())).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, 0, 0.5, 1, 2, 3.5})
  void whatIsBetweenAndWithinGroupsAddsUp(double alpha) {
    Random random = new Random(4);
    for (int round = 0; round < 50; round++) {
      double[] benefits = random.doubles(40, 0.1, 3).toArray();
      double[] weights = random.doubles(40, 0, 2).toArray();
      int[] groupOf = random.ints(40, 0, 5).toArray();
      GeneralizedEntropy entropy = GeneralizedEntropy.of(benefits, weights, groupOf, 5, alpha, 1);

      assertThat(value(entropy.between()) + value(entropy.within()))
          .isCloseTo(value(entropy.total()), within(1e-12));
      assertThat(value(entropy.between())).isBetween(0.0, value(entropy.total()) + 1e-12);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 2})
  void countsSayTheSameAsRows(double alpha) {
    Random random = new Random(8);
    double[] truth = random.ints(60, 0, 2).asDoubleStream().toArray();
    double[] decided = random.ints(60, 0, 2).asDoubleStream().toArray();
    int[] groupOf = random.ints(60, 0, 3).toArray();
    double[] benefits =
        IntStream.range(0, 60).mapToDouble(i -> 1 + decided[i] - truth[i]).toArray();
    GeneralizedEntropy rows = GeneralizedEntropy.of(benefits, null, groupOf, 3, alpha, 1);
    GeneralizedEntropy counts =
        GeneralizedEntropy.of(confusions(truth, decided, groupOf, 1), true, alpha, 1);
    GeneralizedEntropy turned =
        GeneralizedEntropy.of(confusions(truth, decided, groupOf, 0), false, alpha, 1);

    for (GeneralizedEntropy other : List.of(counts, turned)) {
      assertThat(value(other.total())).isCloseTo(value(rows.total()), within(1e-12));
      assertThat(value(other.between())).isCloseTo(value(rows.between()), within(1e-12));
      assertThat(value(other.within())).isCloseTo(value(rows.within()), within(1e-12));
      assertThat(interval(other.within()).high())
          .isCloseTo(interval(rows.within()).high(), within(1e-12));
    }
  }

  /**
   * 600 draws of 300 rows of two groups with benefits 0, 1, 2; the truth from 2 million such rows.
   */
  @ParameterizedTest
  @ValueSource(doubles = {1, 2})
  void intervalsHoldTheTruthAsOftenAsTheySay(double alpha) {
    Random random = new Random(3);
    GeneralizedEntropy truth = drawn(2_000_000, alpha, random);
    int[] held = new int[3];
    for (int round = 0; round < 600; round++) {
      GeneralizedEntropy sample = drawn(300, alpha, random);
      held[0] += holds(interval(sample.total()), value(truth.total()));
      held[1] += holds(interval(sample.between()), value(truth.between()));
      held[2] += holds(interval(sample.within()), value(truth.within()));
    }
    for (int count : held) {
      assertThat(count / 600.0).isBetween(0.92, 0.975);
    }
  }

  @Test
  void whatHasNoIndexIsSaid() {
    int[] one = {0, 0};
    assertThat(reason(GeneralizedEntropy.of(numbers("0 0"), null, one, 1, 2, 1).total()))
        .isEqualTo("the benefit is 0 in all of 2 rows");
    assertThat(reason(GeneralizedEntropy.of(numbers("0 1"), null, one, 1, 0, 1).total()))
        .isEqualTo("the benefit is 0 in 1 row, which only an alpha above 0 can take");
    assertThat(reason(GeneralizedEntropy.of(numbers("-1 1"), null, one, 1, 2, 1).within()))
        .isEqualTo("the benefit is below 0 in 1 row");
    assertThat(reason(GeneralizedEntropy.of(numbers("1"), null, new int[] {-1}, 1, 2, 1).total()))
        .isEqualTo("no rows");
    assertThat(reason(GeneralizedEntropy.of(numbers("1 2"), numbers("0 0"), one, 1, 2, 1).total()))
        .isEqualTo("the weights of all rows are 0");
    assertThat(reason(GeneralizedEntropy.none(2, "no labels").coefficientOfVariation()))
        .isEqualTo("no labels");
  }

  @Test
  void groupsOfEqualMeansHaveNothingBetweenThem() {
    GeneralizedEntropy entropy =
        GeneralizedEntropy.of(
            List.of(Confusion.of(3, 2, 2, 3), Confusion.of(9, 1, 1, 4)), true, 2, 1);

    assertThat(value(entropy.between())).isZero();
    assertThat(((Estimate) entropy.between()).interval()).isNull();
    assertThat(value(entropy.within())).isEqualTo(value(entropy.total()));
  }

  @Test
  void aGroupWithoutBenefitsHasNoUnevennessOfItsOwn() {
    GeneralizedEntropy entropy =
        GeneralizedEntropy.of(numbers("0 0 1 1"), null, new int[] {0, 0, 1, 1}, 2, 1, 1);

    assertThat(value(entropy.total())).isCloseTo(Math.log(2), within(1e-12));
    assertThat(value(entropy.between())).isCloseTo(Math.log(2), within(1e-12));
    assertThat(value(entropy.within())).isZero();
  }

  /** Rows of either group as chance has it: refused, judged rightly or favored. */
  private static GeneralizedEntropy drawn(int rows, double alpha, Random random) {
    double[][] below = {{0.05, 0.75}, {0.4, 0.9}};
    int[][] counts = new int[2][3];
    for (int row = 0; row < rows; row++) {
      int group = random.nextInt(2);
      double at = random.nextDouble();
      counts[group][at < below[group][0] ? 0 : at < below[group][1] ? 1 : 2]++;
    }
    List<Confusion> groups =
        Arrays.stream(counts).map(c -> Confusion.of(c[1], c[2], c[0], 0)).toList();
    return GeneralizedEntropy.of(groups, true, alpha, 1);
  }

  private static int holds(Interval interval, double value) {
    return interval.low() <= value && value <= interval.high() ? 1 : 0;
  }

  private static List<Confusion> confusions(
      double[] truth, double[] decided, int[] groupOf, int positive) {
    int[][] counts = new int[3][4];
    for (int i = 0; i < truth.length; i++) {
      boolean is = truth[i] == positive;
      boolean called = decided[i] == positive;
      counts[groupOf[i]][called ? (is ? 0 : 1) : (is ? 2 : 3)]++;
    }
    return Arrays.stream(counts).map(c -> Confusion.of(c[0], c[1], c[2], c[3])).toList();
  }

  private static GeneralizedEntropy of(String truth, String decided, String groups, double alpha) {
    double[] is = numbers(truth);
    double[] called = numbers(decided);
    double[] benefits =
        IntStream.range(0, is.length).mapToDouble(i -> 1 + called[i] - is[i]).toArray();
    int[] groupOf = Arrays.stream(numbers(groups)).mapToInt(group -> (int) group).toArray();
    return GeneralizedEntropy.of(benefits, null, groupOf, 3, alpha, 1);
  }
}
