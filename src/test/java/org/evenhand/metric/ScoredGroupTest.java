package org.evenhand.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.evenhand.metric.Rows.first;
import static org.evenhand.metric.Rows.reason;
import static org.evenhand.metric.Rows.scored;
import static org.evenhand.metric.Rows.value;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScoredGroupTest {

  /**
   * From the tests of Fairness Indicators (fairness_indicators_test.py): labels 0 0 1 1 with scores
   * 0.1 0.5 0.5 0.9, so there is a tie of both classes.
   */
  @ParameterizedTest
  @CsvSource({
    "0.3, false_positive_rate, 0.5",
    "0.3, false_negative_rate, 0",
    "0.3, true_positive_rate, 1",
    "0.3, true_negative_rate, 0.5",
    "0.3, positive_rate, 0.75",
    "0.3, false_discovery_rate, 0.3333333333",
    "0.3, false_omission_rate, 0",
    "0.3, precision, 0.6666666667",
    "0.7, false_positive_rate, 0",
    "0.7, false_negative_rate, 0.5",
    "0.7, true_positive_rate, 0.5",
    "0.7, true_negative_rate, 1",
    "0.7, positive_rate, 0.25",
    "0.7, false_discovery_rate, 0",
    "0.7, false_omission_rate, 0.3333333333",
    "0.7, precision, 1"
  })
  void fairnessIndicatorsRatesAtTwoThresholds(double threshold, String key, double expected) {
    ScoredGroup group = scored("0 0 1 1", "0.1 0.5 0.5 0.9").all();

    assertThat(value(group.measure(Metric.of(key), threshold, true, 1)))
        .isCloseTo(expected, within(1e-9));
  }

  @Test
  void fairnessIndicatorsGroupOfNegativesHasNoRatesOfPositives() {
    ScoredGroup group = scored("0 0", "0.1 0.7").all();

    assertThat(reason(group.measure(Metric.FALSE_NEGATIVE_RATE, 0.5, true, 1)))
        .isEqualTo("no positives among 2 rows");
    assertThat(reason(group.measure(Metric.TRUE_POSITIVE_RATE, 0.5, true, 1)))
        .isEqualTo("no positives among 2 rows");
    assertThat(value(group, Metric.FALSE_POSITIVE_RATE)).isEqualTo(0.5);
  }

  @Test
  void aScoreEqualToTheThresholdIsPositive() {
    ScoredGroup group = scored("0 0 1 1", "0.1 0.5 0.5 0.9").all();

    assertThat(group.at(0.5)).isEqualTo(Confusion.of(2, 1, 0, 1));
    assertThat(group.at(Math.nextUp(0.5))).isEqualTo(Confusion.of(1, 0, 1, 2));
  }

  @Test
  void infiniteThresholdsPredictAllRowsOrNone() {
    ScoredGroup group = scored("0 1", "0.1 0.7").all();

    assertThat(group.at(Double.NEGATIVE_INFINITY)).isEqualTo(Confusion.of(1, 1, 0, 0));
    assertThat(group.at(Double.POSITIVE_INFINITY)).isEqualTo(Confusion.of(0, 0, 1, 1));
  }

  @Test
  void minusZeroAndZeroAreTheSameScore() {
    ScoredGroup group = scored("0 1 0", "-0.0 0.0 -0.0").all();

    assertThat(group.points()).isEqualTo(2);
    assertThat(group.at(0.0)).isEqualTo(Confusion.of(1, 2, 0, 0));
    assertThat(group.at(-0.0)).isEqualTo(Confusion.of(1, 2, 0, 0));
  }

  @Test
  void scoresOutsideZeroToOneAndInfiniteOnesAreRankedToo() {
    ScoredGroup group =
        ScoredRows.of(
                new double[] {-3.5, 2, Double.NEGATIVE_INFINITY, 1e300},
                Rows.labels("0 1 0 1"),
                null,
                first(4))
            .all();

    assertThat(value(group.measure(Metric.TRUE_POSITIVE_RATE, 0, true, 1))).isEqualTo(1);
    assertThat(value(group, Metric.AUC)).isEqualTo(1);
    assertThat(reason(group.measure(Metric.BRIER, 0, true, 1)))
        .isEqualTo("the scores, from -Infinity to 1.0E300, are not probabilities");
    assertThat(reason(group.measure(Metric.MEAN_SCORE, 0, true, 1)))
        .isEqualTo("not a finite number");
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyGroupHasNothingToEstimate(Metric metric) {
    ScoredGroup empty = scored("0 1", "0.1 0.7").split(new int[] {0, 0}, 2).get(1);

    assertThat(empty.rows()).isZero();
    assertThat(reason(empty.measure(metric, 0.5, true, 1)))
        .isIn("no rows", "no numeric target", "of more than two classes only");
  }

  @Test
  void withoutLabelsOnlySelectionAndScoresAreKnown() {
    ScoredGroup group = ScoredRows.of(Rows.numbers("0.1 0.6 0.9 0.2"), null, null, first(4)).all();

    assertThat(value(group.measure(Metric.SELECTION_RATE, 0.5, false, 1))).isEqualTo(0.5);
    assertThat(value(group.measure(Metric.POSITIVE_RATE, 0.9, true, 1))).isEqualTo(0.25);
    assertThat(value(group, Metric.MEAN_SCORE)).isCloseTo(0.45, within(1e-12));
    for (Metric metric : Metric.values()) {
      if (metric.needsLabels()) {
        assertThat(reason(group.measure(metric, 0.5, true, 1))).isEqualTo("no labels");
      }
    }
    assertThatThrownBy(() -> group.at(0.5)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void rowsInNoGroupAreLeftOut() {
    List<ScoredGroup> groups =
        scored("0 1 1 0", "0.1 0.7 0.7 0.9").split(new int[] {1, -1, 0, 1}, 2);

    assertThat(groups).extracting(ScoredGroup::rows).containsExactly(1, 2);
    assertThat(groups.get(1).at(0.5)).isEqualTo(Confusion.of(0, 1, 0, 1));
  }

  @Test
  void onlyTheGivenRowsAreJudged() {
    ScoredGroup group =
        ScoredRows.of(
                new double[] {0.3, Double.NaN, 0.8}, Rows.labels("1 9 0"), null, new int[] {0, 2})
            .all();

    assertThat(group.at(0.5)).isEqualTo(Confusion.of(0, 1, 1, 0));
  }

  @Test
  void aRowThatCannotBeJudgedIsRefused() {
    assertThatThrownBy(() -> scored("0 1", "0.5 NaN"))
        .hasMessage("the score of row 1 cannot be judged");
    assertThatThrownBy(() -> scored("0 2", "0.5 0.5"))
        .hasMessage("the label of row 1 cannot be judged");
    for (String weight : List.of("-1", "NaN", "Infinity")) {
      assertThatThrownBy(() -> Rows.weighted("0 1", "0.5 0.5", weight + " 1"))
          .hasMessage("the weight of row 0 cannot be judged");
    }
    assertThatThrownBy(() -> scored("0", "0.5").all().at(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Each row is compared with the threshold on its own. */
  @Test
  void countsAtEveryThresholdAreThoseOfCountingRows() {
    Random random = new Random(3);
    double[] scores = random.doubles(200).map(score -> Math.round(score * 40) / 20.0 - 1).toArray();
    byte[] labels = randomLabels(random, 200);
    ScoredGroup group = ScoredRows.of(scores, labels, null, first(200)).all();

    for (double threshold = -1.1; threshold < 1.1; threshold += 0.025) {
      int[] cells = new int[4];
      for (int row = 0; row < 200; row++) {
        cells[(scores[row] >= threshold ? 0 : 2) + (labels[row] == 1 ? 0 : 1)]++;
      }
      assertThat(group.at(threshold))
          .isEqualTo(Confusion.of(cells[0], cells[1], cells[2], cells[3]));
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = ".*")
  void aCurveHoldsTheMeasureOfEveryPoint(Metric metric) {
    if (metric.family() != Metric.Family.DECISION) {
      return;
    }
    Random random = new Random(5);
    double[] scores = random.doubles(80).map(score -> Math.round(score * 20) / 20.0).toArray();
    double[] weights = random.doubles(80).toArray();
    ScoredGroup group = ScoredRows.of(scores, randomLabels(random, 80), weights, first(80)).all();

    double[] curve = group.curve(metric, false);

    assertThat(curve).hasSize(group.points());
    for (int point = 0; point < curve.length; point++) {
      Double value = group.measure(metric, group.threshold(point), false, 1).valueOrNull();
      assertThat(curve[point]).isCloseTo(value == null ? Double.NaN : value, within(1e-12));
      assertThat(group.point(group.threshold(point))).isEqualTo(point);
    }
  }

  @Test
  void aPieceOfACurveIsThatPiece() {
    ScoredGroup group = scored("0 1 0 1", "0.2 0.4 0.6 0.8").all();
    double[] piece = new double[2];

    group.curve(Metric.PRECISION, true, 2, piece);

    assertThat(piece)
        .containsExactly(Arrays.copyOfRange(group.curve(Metric.PRECISION, true), 2, 4));
  }

  @Test
  void complementsSumToOne() {
    Random random = new Random(11);
    double[] scores = random.doubles(50).toArray();
    ScoredGroup group =
        ScoredRows.of(scores, randomLabels(random, 50), random.doubles(50).toArray(), first(50))
            .all();
    Metric[][] complements = {
      {Metric.TRUE_POSITIVE_RATE, Metric.FALSE_NEGATIVE_RATE},
      {Metric.TRUE_NEGATIVE_RATE, Metric.FALSE_POSITIVE_RATE},
      {Metric.PRECISION, Metric.FALSE_DISCOVERY_RATE},
      {Metric.NEGATIVE_PREDICTIVE_VALUE, Metric.FALSE_OMISSION_RATE}
    };

    for (Metric[] pair : complements) {
      assertThat(value(group, pair[0]) + value(group, pair[1])).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void theOrderOfRowsDoesNotMatter() {
    Random random = new Random(13);
    double[] scores = random.doubles(100).map(score -> Math.round(score * 30) / 30.0).toArray();
    byte[] labels = randomLabels(random, 100);
    int[] backwards = first(100);
    for (int i = 0; i < 100; i++) {
      backwards[i] = 99 - i;
    }
    ScoredGroup one = ScoredRows.of(scores, labels, null, first(100)).all();
    ScoredGroup other = ScoredRows.of(scores, labels, null, backwards).all();

    for (Metric metric : Metric.values()) {
      assertThat(one.measure(metric, 0.5, true, 1)).isEqualTo(other.measure(metric, 0.5, true, 1));
    }
  }

  @Test
  void scoresAreSortedLikeNumbers() {
    Random random = new Random(17);
    double[] scores =
        random
            .longs(2000)
            .mapToDouble(Double::longBitsToDouble)
            .filter(score -> !Double.isNaN(score))
            .toArray();
    double[] expected = Arrays.stream(scores).map(score -> -score).sorted().toArray();

    int[] order = ScoreOrder.descending(scores, first(scores.length));

    assertThat(Arrays.stream(order).mapToDouble(row -> -scores[row]).toArray()).isEqualTo(expected);
  }

  private static byte[] randomLabels(Random random, int rows) {
    byte[] labels = new byte[rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = (byte) random.nextInt(2);
    }
    return labels;
  }

  @Test
  void sumsAreTheFourCountsTimesTheirFactorsAtEachPoint() {
    ScoredGroup group = Rows.weighted("0 1 0 1", "0.1 0.4 0.4 0.8", "1 2 0.5 3").all();

    double[] sums = group.sums(10, -3, -5, 0.5);

    assertThat(sums).hasSize(group.points());
    for (int point = 0; point < sums.length; point++) {
      Confusion counts = group.confusion(point);
      assertThat(sums[point])
          .isEqualTo(
              10 * counts.truePositives()
                  - 3 * counts.falsePositives()
                  - 5 * counts.falseNegatives()
                  + 0.5 * counts.trueNegatives());
    }
  }

  @Test
  void rowsOfAClassAreListedFromTheHighestScore() {
    double[] scores = Rows.numbers("0.1 0.9 0.4 0.8 0.2");
    byte[] labels = Rows.labels("0 1 0 1 1");
    ScoredRows rows = ScoredRows.of(scores, labels, null, new int[] {0, 1, 2, 3});

    assertThat(rows.rows(true)).containsExactly(1, 3);
    assertThat(rows.rows(false)).containsExactly(2, 0);
  }
}
