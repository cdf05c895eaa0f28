package org.evenhand.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.evenhand.metric.Rows;
import org.evenhand.metric.ScoredGroup;
import org.evenhand.metric.ScoredRows;
import org.junit.jupiter.api.Test;

class ThresholdsTest {
  private static final double NONE = Double.NEGATIVE_INFINITY;
  private static final double ALL = Double.POSITIVE_INFINITY;

  @Test
  void isTheShortestDecimalBetweenTwoScores() {
    assertThat(Thresholds.between(0.4, 0.8, true)).isEqualTo(0.6);
    assertThat(Thresholds.between(0.4, 0.5, true)).isEqualTo(0.5);
    assertThat(Thresholds.between(0.41234, 0.41239, true)).isEqualTo(0.41237);
    assertThat(Thresholds.between(0.2, 1, true)).isEqualTo(1);
    assertThat(Thresholds.between(612.5, 655.25, false)).isEqualTo(634);
    assertThat(Thresholds.between(-0.5, -0.4, false)).isEqualTo(-0.4);
    assertThat(Thresholds.between(-2, 3, false)).isEqualTo(1);
  }

  @Test
  void neighbouringNumbersHaveNothingBetweenThem() {
    double score = 0.1 + 0.2;
    assertThat(Thresholds.between(Math.nextDown(score), score, true)).isEqualTo(score);
    assertThat(Thresholds.between(0, Double.MIN_VALUE, true)).isEqualTo(Double.MIN_VALUE);
  }

  @Test
  void everybodyIsAboveZeroWhereScoresAreNotNegative() {
    assertThat(Thresholds.between(NONE, 0.3, true)).isZero();
    assertThat(Thresholds.between(NONE, 0, true)).isZero();
    assertThat(Thresholds.between(NONE, -1.5, false)).isEqualTo(-2);
  }

  @Test
  void nobodyIsAboveOneWhereScoresAreProbabilities() {
    assertThat(Thresholds.between(0.93, ALL, true)).isEqualTo(1);
    assertThat(Thresholds.between(1, ALL, true)).isEqualTo(Math.nextUp(1.0));
    assertThat(Thresholds.between(3.2, ALL, false)).isEqualTo(4);
    assertThat(Thresholds.between(3, ALL, false)).isEqualTo(4);
    assertThat(Thresholds.between(1e300, ALL, false)).isGreaterThan(1e300);
  }

  @Test
  void makesTheDecisionOfItsPoint() {
    Random random = new Random(7);
    for (int trial = 0; trial < 50; trial++) {
      double scale = Math.pow(10, random.nextInt(-8, 8));
      double[] scores = random.doubles(20, -0.2 * (trial % 2), 1).map(x -> x * scale).toArray();
      ScoredGroup group = ScoredRows.of(scores, new byte[20], null, Rows.first(20)).all();
      for (int point = 0; point < group.points(); point++) {
        assertThat(group.point(Thresholds.at(group, point))).isEqualTo(point);
      }
    }
  }

  /** Ten rows, of which the two highest are 20 %. Aequitas flags the others instead. */
  @Test
  void theTopTwentyPercentAreTheTwoHighestOfTen() {
    ScoredGroup group = unlabelled("0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 0.95");

    assertThat(Thresholds.thresholdForShare(group, 0.2)).isEqualTo(0.9);
    assertThat(Thresholds.thresholdForShare(group, 0.29)).isEqualTo(0.9);
    assertThat(flagged(group, 0.3)).isEqualTo(3);
    assertThat(flagged(group, 0.7)).isEqualTo(7);
  }

  @Test
  void noneAndAllAreTheEndsOfTheShare() {
    ScoredGroup group = unlabelled("0.2 0.4 1");

    assertThat(Thresholds.thresholdForShare(group, 0)).isEqualTo(Math.nextUp(1.0));
    assertThat(Thresholds.thresholdForShare(group, 1)).isZero();
    assertThatThrownBy(() -> Thresholds.thresholdForShare(group, 1.1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tiesAreFlaggedTogetherOrNotAtAll() {
    ScoredGroup group = unlabelled("0.1 0.5 0.5 0.5 0.9");

    assertThat(flagged(group, 0.6)).isEqualTo(1);
    assertThat(flagged(group, 0.8)).isEqualTo(4);
  }

  @Test
  void sharesAreOfTheWeight() {
    ScoredGroup group =
        ScoredRows.of(Rows.numbers("0.1 0.5 0.9"), null, Rows.numbers("1 2 7"), Rows.first(3))
            .all();

    assertThat(flagged(group, 0.69)).isZero();
    assertThat(flagged(group, 0.7)).isEqualTo(1);
    assertThat(flagged(group, 0.9)).isEqualTo(2);
  }

  private static ScoredGroup unlabelled(String scores) {
    double[] numbers = Rows.numbers(scores);
    return ScoredRows.of(numbers, null, null, Rows.first(numbers.length)).all();
  }

  private static int flagged(ScoredGroup group, double share) {
    return group.predictedPositives(Thresholds.thresholdForShare(group, share)).rows();
  }
}
