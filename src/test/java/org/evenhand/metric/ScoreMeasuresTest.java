package org.evenhand.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.evenhand.metric.Rows.first;
import static org.evenhand.metric.Rows.interval;
import static org.evenhand.metric.Rows.reason;
import static org.evenhand.metric.Rows.scored;
import static org.evenhand.metric.Rows.value;

import java.util.Random;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.Interval;
import org.junit.jupiter.api.Test;

class ScoreMeasuresTest {

  /** Of the 2 * 3 pairs the positive is above in four and tied in one: 4.5 / 6. */
  @Test
  void aucCountsPairsAndHalfOfTies() {
    ScoredGroup group = scored("1 1 0 0 0", "0.9 0.4 0.4 0.3 0.7").all();

    assertThat(value(group, Metric.AUC)).isCloseTo(4.5 / 6, within(1e-15));
  }

  @Test
  void equalScoresRankNothing() {
    ScoredGroup group = scored("1 1 0 0 0", "0.4 0.4 0.4 0.4 0.4").all();

    assertThat(value(group, Metric.AUC)).isEqualTo(0.5);
    assertThat(value(group, Metric.AVERAGE_PRECISION)).isCloseTo(0.4, within(1e-15));
  }

  @Test
  void aucIsThatOfAllWeightedPairs() {
    Random random = new Random(1);
    for (int trial = 0; trial < 50; trial++) {
      double[] scores = random.doubles(30).map(score -> Math.round(score * 8) / 8.0).toArray();
      double[] weights = random.doubles(30).toArray();
      byte[] labels = new byte[30];
      for (int row = 1; row < 30; row++) {
        labels[row] = (byte) (row == 1 ? 1 : random.nextInt(2));
      }
      double won = 0;
      double pairs = 0;
      for (int positive = 0; positive < 30; positive++) {
        for (int negative = 0; negative < 30; negative++) {
          if (labels[positive] == 1 && labels[negative] == 0) {
            double weight = weights[positive] * weights[negative];
            pairs += weight;
            won += weight * (1 + Math.signum(scores[positive] - scores[negative])) / 2;
          }
        }
      }

      ScoredGroup group = ScoredRows.of(scores, labels, weights, first(30)).all();

      assertThat(value(group, Metric.AUC)).isCloseTo(won / pairs, within(1e-12));
    }
  }

  @Test
  void oneClassHasNoRanking() {
    ScoredGroup negatives = scored("0 0", "0.1 0.2").all();
    ScoredGroup positives = scored("1 1", "0.1 0.2").all();

    assertThat(reason(negatives.measure(Metric.AUC, 0, true, 1)))
        .isEqualTo("no positives among 2 rows");
    assertThat(reason(positives.measure(Metric.AUC, 0, true, 1)))
        .isEqualTo("no negatives among 2 rows");
    assertThat(reason(negatives.measure(Metric.AVERAGE_PRECISION, 0, true, 1)))
        .isEqualTo("no positives among 2 rows");
    assertThat(value(positives, Metric.AVERAGE_PRECISION)).isEqualTo(1);
  }

  @Test
  void aRankingWithoutOverlapHasNoIntervalRatherThanAPointOfOne() {
    Estimate perfect =
        (Estimate) scored("0 0 1 1", "0.1 0.2 0.8 0.9").all().measure(Metric.AUC, 0, true, 1);

    assertThat(perfect.value()).isEqualTo(1);
    assertThat(perfect.interval()).isNull();
  }

  /**
   * Positives are first, third and fourth of five: (1 + 2/3 + 3/4) / 3 = 29/36. Of the three of
   * them the logit is ln(29/7) = 1.421386 with a standard error of 1 / sqrt(3 * 29 * 7 / 36^2) =
   * 1.458794, so from -1.437797 to 4.280569, which are 0.191887 and 0.986354.
   */
  @Test
  void anAveragePrecisionHasTheLogitIntervalOverItsPositives() {
    Interval interval =
        interval(
            scored("1 0 1 1 0", "0.9 0.8 0.7 0.6 0.5")
                .all()
                .measure(Metric.AVERAGE_PRECISION, 0, true, 1));

    assertThat(interval.low()).isCloseTo(0.191887, within(1e-6));
    assertThat(interval.high()).isCloseTo(0.986354, within(1e-6));
  }

  /**
   * Weights of 2 and 1: the positives weigh as much as (2 + 1 + 1)² / (4 + 1 + 1) = 8/3 of them.
   */
  @Test
  void weightedPositivesCountByTheirEffectiveNumber() {
    double[] scores = {0.9, 0.8, 0.7, 0.6, 0.5};
    byte[] labels = {1, 0, 1, 1, 0};
    double[] weights = {2, 1, 1, 1, 5};
    ScoredGroup group = ScoredRows.of(scores, labels, weights, first(5)).all();

    assertThat(interval(group.measure(Metric.AVERAGE_PRECISION, 0, true, 1)))
        .isEqualTo(Intervals.logit(value(group, Metric.AVERAGE_PRECISION), 8 / 3.0));
  }

  /** Ten tenths do not add up to 1, which must not make an interval of all there is. */
  @Test
  void aPerfectAveragePrecisionHasNoInterval() {
    for (int positives = 1; positives < 60; positives++) {
      StringBuilder labels = new StringBuilder("0");
      StringBuilder scores = new StringBuilder("0.001");
      for (int i = 1; i <= positives; i++) {
        labels.append(" 1");
        scores.append(" ").append(i / 64.0);
      }
      Estimate perfect =
          (Estimate)
              scored(labels.toString(), scores.toString())
                  .all()
                  .measure(Metric.AVERAGE_PRECISION, 0, true, 1);

      assertThat(perfect.value()).isCloseTo(1, within(1e-12));
      assertThat(perfect.interval()).isNull();
    }
  }

  @Test
  void aSinglePositiveDoesNotSayHowPositivesVary() {
    Estimate second =
        (Estimate)
            scored("0 1 0", "0.9 0.8 0.7").all().measure(Metric.AVERAGE_PRECISION, 0, true, 1);

    assertThat(second.value()).isEqualTo(0.5);
    assertThat(second.interval()).isNull();
  }

  @Test
  void anAucIsSmallWhenOneClassIs() {
    ScoredGroup group = scored("0 0 0 1", "0.1 0.2 0.8 0.9").all();

    assertThat(((Estimate) group.measure(Metric.AUC, 0, true, 2)).small()).isTrue();
    assertThat(((Estimate) group.measure(Metric.BRIER, 0, true, 2)).small()).isFalse();
  }

  /** -ln(0.8) and -ln(0.4), averaged; 0.2² and 0.6² averaged; bins 0.8 and 0.6 are off by those. */
  @Test
  void lossesOfTwoRowsByHand() {
    ScoredGroup group = scored("1 0", "0.8 0.6").all();

    assertThat(value(group, Metric.LOG_LOSS))
        .isCloseTo((0.2231435513 + 0.9162907319) / 2, within(1e-9));
    assertThat(value(group, Metric.BRIER)).isCloseTo(0.2, within(1e-12));
    assertThat(value(group, Metric.CALIBRATION_ERROR)).isCloseTo(0.4, within(1e-12));
  }

  @Test
  void aCertainMistakeCostsAFiniteLogLoss() {
    assertThat(value(scored("0", "1").all(), Metric.LOG_LOSS))
        .isCloseTo(52 * Math.log(2), within(1e-9));
    assertThat(value(scored("1", "0").all(), Metric.LOG_LOSS))
        .isCloseTo(52 * Math.log(2), within(1e-9));
  }

  @Test
  void intervalsOfMeansStayWhereTheMeansCanBe() {
    Measure brier = scored("1 1 0", "1 1 0.3").all().measure(Metric.BRIER, 0, true, 1);

    assertThat(interval(brier).low()).isZero();
  }

  @Test
  void scoresThatAreNoProbabilitiesHaveNoLoss() {
    ScoredGroup group = scored("0 1", "-1.5 2").all();

    assertThat(reason(group.measure(Metric.LOG_LOSS, 0, true, 1)))
        .isEqualTo("the scores, from -1.5 to 2.0, are not probabilities");
    assertThat(value(group, Metric.MEAN_SCORE)).isEqualTo(0.25);
  }

  @Test
  void theMeanOfEqualScoresHasNoInterval() {
    Estimate mean =
        (Estimate) scored("0 1 1", "0.1 0.1 0.1").all().measure(Metric.MEAN_SCORE, 0, true, 1);

    assertThat(mean).isEqualTo(new Estimate(0.1, null, (Interval) null, false));
  }
}
