package org.evenhand.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.Interval;
import org.evenhand.metric.Measures;
import org.evenhand.metric.Metric;
import org.evenhand.metric.Rows;
import org.evenhand.metric.ScoredRows;
import org.junit.jupiter.api.Test;

class RowDrawsTest {
  private static final DisparityOptions OPTIONS =
      new DisparityOptions(new Reference.Largest(), true, 1, Bootstrap.USUAL);

  /** More than the budget allows even of a hundred rows. */
  private static final Bootstrap BEYOND = new Bootstrap(3_000_000, 1);

  private static Disparity gap(List<Disparity> disparities, String key, School school) {
    return disparities.stream()
        .filter(d -> d.measure().key().equals(key) && d.school() == school)
        .findFirst()
        .orElseThrow();
  }

  private static Measure measured(ScoredSample sample, Metric metric, int group) {
    return sample
        .draws(Bootstrap.USUAL)
        .withInterval(group, metric, sample.groups().get(group).measure(metric, 0, true, 1));
  }

  @Test
  void averagePrecisionAndCalibrationErrorHaveAnInterval() {
    ScoredSample sample = ScoredSample.of(new SplittableRandom(1), 1000, ScoredSample::square);
    Interval precision = Rows.interval(measured(sample, Metric.AVERAGE_PRECISION, 0));
    Interval error = Rows.interval(measured(sample, Metric.CALIBRATION_ERROR, 0));

    // Positives among 1,000 rows are 333, of which the precision is about 0.78 with a standard
    // error of about 0.02.
    assertThat(precision.high() - precision.low()).isCloseTo(0.08, within(0.03));
    assertThat(precision.low()).isLessThan(0.7833);
    assertThat(precision.high()).isGreaterThan(0.7833);
    assertThat(error.low()).isPositive().isLessThan(1 / 6.0);
    assertThat(error.high()).isGreaterThan(1 / 6.0);
  }

  @Test
  void whatHasAnIntervalInClosedFormKeepsIt() {
    ScoredSample sample = ScoredSample.of(new SplittableRandom(1), 200, ScoredSample::calibrated);
    for (Metric metric : List.of(Metric.AUC, Metric.BRIER, Metric.MEAN_SCORE)) {
      assertThat(measured(sample, metric, 0))
          .isEqualTo(sample.groups().getFirst().measure(metric, 0, true, 1));
    }
  }

  @Test
  void perfectCalibrationIsWithinTheInterval() {
    ScoredSample sample = ScoredSample.of(new SplittableRandom(4), 300, ScoredSample::calibrated);

    assertThat(Rows.interval(measured(sample, Metric.CALIBRATION_ERROR, 0)).low()).isZero();
  }

  @Test
  void whatDoesNotVaryHasNoInterval() {
    ScoredSample perfect = ScoredSample.of(Rows.scored("1 1 0 0", ".9 .8 .2 .1"));
    ScoredSample one = ScoredSample.of(Rows.scored("1", ".7"));
    ScoredSample onePositive = ScoredSample.of(Rows.scored("0 1 0 0 0 0", ".9 .8 .2 .1 .3 .4"));

    assertThat(((Estimate) measured(perfect, Metric.AVERAGE_PRECISION, 0)).interval()).isNull();
    assertThat(((Estimate) measured(one, Metric.CALIBRATION_ERROR, 0)).interval()).isNull();
    assertThat(((Estimate) measured(onePositive, Metric.AVERAGE_PRECISION, 0)).interval()).isNull();
  }

  /** The bootstrap's interval and the jackknife's are nearly the same. */
  @Test
  void beyondTheBudgetAveragePrecisionsAndTheirGapsHaveIntervalsToo() {
    ScoredSample sample =
        ScoredSample.of(
            new SplittableRandom(1), 1000, ScoredSample::calibrated, ScoredSample::flat);
    Bootstrap beyond = new Bootstrap(200_000, 1);
    DisparityOptions options = new DisparityOptions(new Reference.Largest(), true, 1, beyond);
    for (int group = 0; group < 2; group++) {
      Measure own = sample.groups().get(group).measure(Metric.AVERAGE_PRECISION, 0, true, 1);
      Interval drawn = Rows.interval(measured(sample, Metric.AVERAGE_PRECISION, group));
      Interval dealt =
          Rows.interval(sample.draws(beyond).withInterval(group, Metric.AVERAGE_PRECISION, own));

      assertThat(dealt.low()).isCloseTo(drawn.low(), within(0.01));
      assertThat(dealt.high()).isCloseTo(drawn.high(), within(0.01));
    }
    for (School school : School.values()) {
      Disparity gap = gap(sample.disparities(options), "average_precision_difference", school);
      assertThat(gap.verdict()).isEqualTo(Verdict.CLEAR);
      assertThat(Rows.interval(gap.value()).low()).isLessThan(Rows.interval(gap.value()).high());
    }
  }

  /** Nine positives are too few blocks, and no interval would pass for certainty in a gap. */
  @Test
  void beyondTheBudgetAnAveragePrecisionOfFewPositivesKeepsItsOwnInterval() {
    double[] scores = new SplittableRandom(3).doubles(100).toArray();
    byte[] labels = new byte[100];
    for (int positives = 9; positives <= 10; positives++) {
      Arrays.fill(labels, 0, positives, (byte) 1);
      ScoredSample sample = ScoredSample.of(ScoredRows.of(scores, labels, null, Rows.first(100)));
      Measure own = sample.groups().getFirst().measure(Metric.AVERAGE_PRECISION, 0, true, 1);
      Measure beyond = sample.draws(BEYOND).withInterval(0, Metric.AVERAGE_PRECISION, own);

      assertThat(beyond.equals(own)).isEqualTo(positives == 9);
      assertThat(((Estimate) beyond).interval()).isNotNull();
    }
  }

  @Test
  void beyondTheBudgetAPerfectAveragePrecisionHasNoInterval() {
    double[] scores = new SplittableRandom(3).doubles(100).toArray();
    byte[] labels = new byte[100];
    for (int row = 0; row < 100; row++) {
      labels[row] = (byte) (scores[row] > 0.5 ? 1 : 0);
    }
    ScoredSample perfect = ScoredSample.of(ScoredRows.of(scores, labels, null, Rows.first(100)));
    Measure own = perfect.groups().getFirst().measure(Metric.AVERAGE_PRECISION, 0, true, 1);

    assertThat(perfect.draws(BEYOND).withInterval(0, Metric.AVERAGE_PRECISION, own)).isEqualTo(own);
    assertThat(((Estimate) own).interval()).isNull();
  }

  @Test
  void notEstimableStays() {
    ScoredSample negatives = ScoredSample.of(Rows.scored("0 0", ".9 .8"));
    Measure none = negatives.groups().getFirst().measure(Metric.AVERAGE_PRECISION, 0, true, 1);

    assertThat(measured(negatives, Metric.AVERAGE_PRECISION, 0)).isEqualTo(none);
    assertThat(Rows.reason(none)).isEqualTo("no positives among 2 rows");
  }

  /** 667 rows of 300,000 replicates are over the budget of 200,000,000; 666 are not. */
  @Test
  void beyondTheBudgetNoRowIsDrawn() {
    assertThat(new Bootstrap(300_000, 1).drawsRows(666)).isTrue();
    assertThat(new Bootstrap(300_000, 1).drawsRows(667)).isFalse();
    assertThat(Bootstrap.NONE.drawsRows(0)).isFalse();
    ScoredSample sample = ScoredSample.of(new SplittableRandom(1), 667, ScoredSample::calibrated);
    RowDraws none = sample.draws(new Bootstrap(300_000, 1));
    Measure error = Measures.number(0.1, null, false);

    assertThat(none.areDrawn()).isFalse();
    assertThat(none.of(Metric.AUC)).containsOnlyNulls();
    assertThat(none.withInterval(0, Metric.CALIBRATION_ERROR, error)).isEqualTo(error);
  }

  @Test
  void everyGapOfScoresHasAnIntervalAndATest() {
    ScoredSample sample =
        ScoredSample.of(
            new SplittableRandom(1),
            400,
            ScoredSample::calibrated,
            ScoredSample::square,
            ScoredSample::flat);
    for (Disparity disparity : sample.disparities(OPTIONS)) {
      String name = disparity.school() + " " + disparity.measure().key();
      assertThat(disparity.p()).as(name).isNotNull();
      Estimate estimate = (Estimate) disparity.value();
      if (disparity.school() == School.REFERENCE
          && disparity.measure().key().equals("calibration_error_ratio")) {
        // The reference's error may be 0, so that there is no end to the ratio.
        assertThat(estimate.interval()).isNull();
        continue;
      }
      assertThat(estimate.interval()).as(name).isNotNull();
      assertThat(estimate.value())
          .as(name)
          .isBetween(
              Objects.requireNonNull(estimate.interval()).low(),
              Objects.requireNonNull(estimate.interval()).high());
    }
  }

  /** Areas of 5/6, 7/8 and 2/3; calibration errors of 0, 1/6 and 1/8: see {@link ScoredSample}. */
  @Test
  void gapsAreClearWhereTheyAreLarge() {
    ScoredSample sample =
        ScoredSample.of(
            new SplittableRandom(1),
            1500,
            ScoredSample::calibrated,
            ScoredSample::square,
            ScoredSample::flat);
    List<Disparity> disparities = sample.disparities(OPTIONS);
    Disparity auc = gap(disparities, "auc_difference", School.EXTREMES);
    Disparity error = gap(disparities, "calibration_error_difference", School.EXTREMES);

    assertThat(auc.verdict()).isEqualTo(Verdict.CLEAR);
    assertThat(Objects.requireNonNull(auc.from()).label()).isEqualTo("2");
    assertThat(error.verdict()).isEqualTo(Verdict.CLEAR);
    assertThat(Objects.requireNonNull(error.to()).label()).isEqualTo("1");
    assertThat(gap(disparities, "average_precision_difference", School.OVERALL).verdict())
        .isEqualTo(Verdict.CLEAR);
  }

  /** Both are calibrated; the error of 60 rows is the larger by chance alone, nearly always. */
  @Test
  void aSmallGroupIsNotWorseCalibratedForBeingSmall() {
    int clear = 0;
    for (int seed = 0; seed < 40; seed++) {
      int[] groupOf = IntStream.range(0, 3060).map(row -> row < 60 ? 0 : 1).toArray();
      ScoredSample both =
          ScoredSample.of(
              new SplittableRandom(seed),
              groupOf,
              ScoredSample::calibrated,
              ScoredSample::calibrated);
      List<Disparity> disparities =
          both.disparities(
              new DisparityOptions(new Reference.Largest(), true, 1, new Bootstrap(200, 1)));
      for (School school : School.values()) {
        Disparity gap = gap(disparities, "calibration_error_difference", school);
        assertThat(Math.abs(Rows.value(gap.value()))).isPositive();
        clear += gap.verdict() == Verdict.UNCERTAIN ? 0 : 1;
      }
    }
    assertThat(clear).isLessThanOrEqualTo(9);
  }

  /** One row weighs as much as all others: the mean score is its or not. */
  @Test
  void weightsAreDrawnWithTheirRows() {
    double[] scores = new double[101];
    double[] weights = new double[101];
    byte[] labels = new byte[101];
    Arrays.fill(weights, 1);
    scores[0] = 1;
    labels[0] = 1;
    labels[1] = 1;
    weights[0] = 100;
    ScoredSample sample = ScoredSample.of(scores, labels, weights, new int[101], 1);
    Draws means =
        Objects.requireNonNull(sample.draws(Bootstrap.USUAL).of(Metric.MEAN_SCORE).getFirst());

    // Not drawn at all with a chance of (1 - 1/101)^101 = 0.366; drawn once, half of the weight.
    assertThat(means.quantile(0.3)).isZero();
    assertThat(means.quantile(0.5)).isCloseTo(0.5, within(0.01));
    assertThat(means.quantile(0.8)).isCloseTo(2 / 3.0, within(0.01));
  }

  @Test
  void theNameOfAGroupMakesItsNumbers() {
    ScoredSample usual =
        ScoredSample.of(
            new SplittableRandom(1), 100, ScoredSample::calibrated, ScoredSample::square);
    List<Group> groups = usual.grouping().groups();
    RowDraws swapped =
        RowDraws.of(
            usual.rows(),
            List.of(groups.get(1), groups.get(0)),
            Arrays.stream(usual.grouping().groupOf()).map(group -> 1 - group).toArray(),
            Bootstrap.USUAL);
    List<Double> shares = new ArrayList<>(List.of(0.1, 0.5, 0.9));
    for (int group = 0; group < 2; group++) {
      Draws one = Objects.requireNonNull(usual.draws(Bootstrap.USUAL).of(Metric.AUC).get(group));
      Draws other = Objects.requireNonNull(swapped.of(Metric.AUC).get(1 - group));
      for (double share : shares) {
        assertThat(other.quantile(share)).isEqualTo(one.quantile(share));
      }
    }
    assertThat(IntStream.of(usual.grouping().groupOf())).contains(0, 1);
  }
}
