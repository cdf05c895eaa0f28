package org.evenhand.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.evenhand.metric.Rows.first;
import static org.evenhand.metric.Rows.scored;
import static org.evenhand.metric.Rows.weighted;

import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayoffCurveTest {
  private static final ScoredGroup F1 =
      scored("0 0 1 1 0 1 0 1", "0.1 0.4 0.35 0.8 0.65 0.9 0.2 0.55").all();

  /**
   * The fixture F1 of the What-If Tool's study: the lowest cost by the price of a false positive.
   */
  @ParameterizedTest
  @CsvSource({"1, 0.8, -2", "0.5, 0.35, -1", "2, 0.8, -2"})
  void theBestThresholdIsThatOfTheLeastCost(double price, double threshold, double payoff) {
    CurvePoint best = best(PayoffCurve.of(F1, new Payoff(0, -price, -1, 0), false));

    assertThat(best.threshold()).isEqualTo(threshold);
    assertThat(best.y()).isEqualTo(payoff);
  }

  @Test
  void everyDecisionHasItsPayoff() {
    PayoffCurve curve = PayoffCurve.of(F1, new Payoff(10, -4, -1, 0.5), false);

    assertThat(curve.points())
        .extracting(CurvePoint::y)
        .containsExactly(
            -4 + 2.0,
            10 - 3 + 2.0,
            20 - 2 + 2.0,
            20 - 4 - 2 + 1.5,
            30 - 4 - 1 + 1.5,
            30 - 8 - 1 + 1.0,
            40 - 8 + 1.0,
            40 - 12 + 0.5,
            40 - 16.0);
    assertThat(curve.points().getFirst().x()).isEqualTo(Math.nextUp(0.9));
    assertThat(curve.points().getFirst().threshold()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(PayoffCurve.at(F1, new Payoff(10, -4, -1, 0.5), 0.5))
        .extracting(CurvePoint::y)
        .isEqualTo(26.5);
  }

  /**
   * Of four rows two pay 3 and two cost 1: 4 in all, a mean of 1 with a standard deviation of 2,
   * unbiased 2 * sqrt(4 / 3), so of the mean 2 / sqrt(3) and of the sum 8 / sqrt(3).
   */
  @Test
  void theIntervalIsThatOfTheMean() {
    ScoredGroup group = scored("1 1 0 0", "0.9 0.8 0.7 0.6").all();

    CurvePoint all = Objects.requireNonNull(PayoffCurve.at(group, new Payoff(3, -1, 0, 0), 0.5));

    assertThat(all.y()).isEqualTo(4);
    assertThat(Objects.requireNonNull(all.high()))
        .isCloseTo(4 + 1.959963984540054 * 8 / Math.sqrt(3), within(1e-9));
  }

  @Test
  void amountsThatMakeAllEqualHaveNoIntervalAndTheHighestThreshold() {
    PayoffCurve curve = PayoffCurve.of(F1, new Payoff(1, 1, 1, 1), true);

    assertThat(curve.points()).allMatch(point -> point.y() == 8 && point.low() == null);
    assertThat(best(curve).threshold()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void weightsAndAnyScoresCount() {
    ScoredGroup group = weighted("1 0", "3 -3", "2 5").all();

    PayoffCurve curve = PayoffCurve.of(group, new Payoff(1, -1, 0, 0), false);

    assertThat(curve.points()).extracting(CurvePoint::y).containsExactly(0.0, 2.0, -3.0);
  }

  @Test
  void withoutLabelsRowsOrFiniteScoresThereIsAReason() {
    Payoff amounts = new Payoff(1, -1, 0, 0);
    ScoredGroup unlabelled = ScoredRows.of(new double[] {0.2, 0.7}, null, null, first(2)).all();
    ScoredGroup infinite = scored("1 0", "Infinity -Infinity").all();

    assertThat(PayoffCurve.of(unlabelled, amounts, true).absence()).isEqualTo("no labels");
    assertThat(PayoffCurve.at(unlabelled, amounts, 0.5)).isNull();
    assertThat(
            PayoffCurve.of(scored("1", "0.5").split(new int[] {-1}, 1).getFirst(), amounts, true)
                .absence())
        .isEqualTo("no rows");
    assertThat(PayoffCurve.of(infinite, amounts, true).absence()).isEqualTo("no finite scores");
  }

  @Test
  void theBestOfManyIsAmongThePoints() {
    Random random = new Random(2);
    double[] scores = random.doubles(5_000).toArray();
    byte[] labels = new byte[5_000];
    for (int row = 0; row < 5_000; row++) {
      labels[row] = (byte) (random.nextDouble() < scores[row] ? 1 : 0);
    }
    ScoredGroup group = ScoredRows.of(scores, labels, null, first(5_000)).all();
    Payoff amounts = new Payoff(1, -1, 0, 0);
    double most = Double.NEGATIVE_INFINITY;
    for (int point = 0; point < group.points(); point++) {
      Confusion counts = group.confusion(point);
      most = Math.max(most, counts.truePositives() - counts.falsePositives());
    }

    PayoffCurve curve = PayoffCurve.of(group, amounts, false);

    assertThat(curve.points()).hasSize(200);
    assertThat(best(curve).y()).isEqualTo(most);
    assertThat(curve.points()).extracting(CurvePoint::y).contains(most);
  }

  private static CurvePoint best(PayoffCurve curve) {
    return Objects.requireNonNull(curve.best());
  }
}
