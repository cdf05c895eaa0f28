package org.evenhand.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.evenhand.metric.CalibrationCurve.Binning.EQUAL_COUNT;
import static org.evenhand.metric.CalibrationCurve.Binning.EQUAL_WIDTH;
import static org.evenhand.metric.Rows.first;
import static org.evenhand.metric.Rows.scored;
import static org.evenhand.metric.Rows.value;
import static org.evenhand.metric.Rows.weighted;

import java.util.List;
import java.util.Random;
import org.evenhand.metric.CalibrationCurve.Bin;
import org.junit.jupiter.api.Test;

class CalibrationCurveTest {

  @Test
  void binsOfEqualWidthHoldTheirLowerEdge() {
    ScoredGroup group = scored("0 1 0 1 1", "0 0.1 0.5 0.8 1").all();

    List<Bin> bins = CalibrationCurve.of(group, EQUAL_WIDTH, 2).bins();

    assertThat(bins).extracting(Bin::from).containsExactly(0.0, 0.5);
    assertThat(bins).extracting(Bin::to).containsExactly(0.5, 1.0);
    assertThat(bins.get(0).score()).isCloseTo(0.05, within(1e-15));
    assertThat(bins.get(1).score()).isCloseTo(2.3 / 3, within(1e-15));
    assertThat(bins.get(1).positives().part()).isEqualTo(Tally.of(2));
    assertThat(bins.get(1).positives().whole()).isEqualTo(Tally.of(3));
    CurvePoint point = bins.get(1).point();
    assertThat(point.y()).isEqualTo(2 / 3.0);
    assertThat(point.low()).isEqualTo(Intervals.wilson(2 / 3.0, 3).low());
  }

  @Test
  void binsWithoutRowsAreLeftOut() {
    ScoredGroup group = scored("0 1", "0.05 0.95").all();

    assertThat(CalibrationCurve.of(group, EQUAL_WIDTH, 10).points())
        .extracting(CurvePoint::threshold)
        .containsExactly(0.0, 0.9);
  }

  @Test
  void binsOfEqualCountHaveTheirScoresForEdges() {
    ScoredGroup group = scored("0 1 0 1 1 1", "0.1 0.2 0.3 0.4 0.5 0.6").all();

    List<Bin> bins = CalibrationCurve.of(group, EQUAL_COUNT, 3).bins();

    assertThat(bins).extracting(Bin::from).containsExactly(0.1, 0.3, 0.5);
    assertThat(bins).extracting(Bin::to).containsExactly(0.2, 0.4, 0.6);
    assertThat(bins).extracting(bin -> bin.positives().value()).containsExactly(0.5, 0.5, 1.0);
  }

  /** Nine of ten rows score 0.5, so all three cuts fall into or beside them. */
  @Test
  void equalScoresAreNeverParted() {
    ScoredGroup group =
        scored("0 1 0 1 0 1 0 1 0 1", "0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.9").all();

    List<Bin> bins = CalibrationCurve.of(group, EQUAL_COUNT, 4).bins();

    assertThat(bins.stream().mapToInt(bin -> bin.positives().whole().rows()).sum()).isEqualTo(10);
    assertThat(bins).hasSizeLessThanOrEqualTo(2);
    assertThat(CalibrationCurve.of(scored("0 1", "0.5 0.5").all(), EQUAL_COUNT, 4).bins())
        .hasSize(1);
  }

  @Test
  void theErrorOfTenBinsIsTheirMeanDistance() {
    Random random = new Random(8);
    double[] scores = random.doubles(300).map(score -> Math.round(score * 40) / 40.0).toArray();
    byte[] labels = new byte[300];
    double[] weights = random.doubles(300).toArray();
    for (int row = 0; row < 300; row++) {
      labels[row] = (byte) random.nextInt(2);
    }
    ScoredGroup group = ScoredRows.of(scores, labels, weights, first(300)).all();

    double distance = 0;
    for (Bin bin : CalibrationCurve.of(group, EQUAL_WIDTH, 10).bins()) {
      distance +=
          bin.positives().whole().weight() * Math.abs(bin.score() - bin.positives().value());
    }

    assertThat(distance / group.weight())
        .isCloseTo(value(group, Metric.CALIBRATION_ERROR), within(1e-12));
  }

  @Test
  void binsOfEqualCountAreOfEqualWeight() {
    ScoredGroup group = weighted("0 1 0 1", "0.1 0.2 0.3 0.4", "3 1 1 1").all();

    assertThat(CalibrationCurve.of(group, EQUAL_COUNT, 2).bins())
        .extracting(bin -> bin.positives().whole().weight())
        .containsExactly(3.0, 3.0);
  }

  @Test
  void whatIsNoProbabilityOrHasNoTruthIsNotCalibrated() {
    ScoredGroup unlabelled = ScoredRows.of(new double[] {0.2, 0.7}, null, null, first(2)).all();

    assertThat(CalibrationCurve.of(scored("0 1", "-2.5 3").all(), EQUAL_WIDTH, 10).absence())
        .isEqualTo("the scores, from -2.5 to 3.0, are not probabilities");
    assertThat(CalibrationCurve.of(unlabelled, EQUAL_COUNT, 10))
        .isEqualTo(new CalibrationCurve(List.of(), "no labels"));
  }
}
