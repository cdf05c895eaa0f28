package org.evenhand.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.evenhand.metric.Rows.first;
import static org.evenhand.metric.Rows.scored;
import static org.evenhand.metric.Rows.value;
import static org.evenhand.metric.Rows.weighted;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.evenhand.metric.Measure.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ROC, precision-recall and gain curves. */
class RateCurvesTest {
  /** The fixture F1 of the What-If Tool's study: four of eight rows are positive. */
  private static final ScoredGroup F1 =
      scored("0 0 1 1 0 1 0 1", "0.1 0.4 0.35 0.8 0.65 0.9 0.2 0.55").all();

  private static final ScoredGroup UNLABELLED =
      ScoredRows.of(new double[] {0.2, 0.7}, null, null, first(2)).all();

  /** Down the order 1 1 0 1 0 1 0 0 of truth, a step up or to the right of a quarter each. */
  @Test
  void theRocCurveStepsThroughEveryThreshold() {
    List<CurvePoint> points = RocCurve.of(F1, false).points();

    assertThat(points)
        .extracting(CurvePoint::x)
        .containsExactly(0.0, 0.0, 0.0, 0.25, 0.25, 0.5, 0.5, 0.75, 1.0);
    assertThat(points)
        .extracting(CurvePoint::y)
        .containsExactly(0.0, 0.25, 0.5, 0.5, 0.75, 0.75, 1.0, 1.0, 1.0);
    assertThat(points)
        .extracting(CurvePoint::threshold)
        .containsExactly(Double.POSITIVE_INFINITY, 0.9, 0.8, 0.65, 0.55, 0.4, 0.35, 0.2, 0.1);
    assertThat(points).allMatch(point -> point.low() == null && point.high() == null);
    assertThat(areaUnder(points)).isCloseTo(0.8125, within(1e-15));
  }

  /** The sum of precision over the steps of recall: (1 + 1 + 3/4 + 4/6) / 4. */
  @Test
  void thePrecisionRecallCurveHasItsAveragePrecisionUnderItsSteps() {
    List<CurvePoint> points = PrecisionRecallCurve.of(F1, false).points();

    assertThat(points).hasSize(8);
    assertThat(stepsUnder(points)).isCloseTo(0.8541667, within(1e-7));
    assertThat(stepsUnder(points)).isCloseTo(value(F1, Metric.AVERAGE_PRECISION), within(1e-15));
  }

  /** D4: where nobody is flagged there is no precision, so no ramp from (0, 0). */
  @Test
  void aPerfectClassifierHasPrecisionOneFromItsFirstPoint() {
    ScoredGroup perfect = scored("1 1 0 0", "0.9 0.8 0.3 0.1").all();

    List<CurvePoint> points = PrecisionRecallCurve.of(perfect, true).points();

    assertThat(points.getFirst())
        .isEqualTo(new CurvePoint(0.5, 1, Intervals.wilson(1, 1).low(), 1.0, 0.9));
    assertThat(stepsUnder(points)).isEqualTo(1);
    assertThat(PrecisionRecallCurve.at(perfect, 0.95)).isNull();
  }

  /** D5: of the four pairs one is won, one lost, one tied and won: 0.625, not 0.5. */
  @Test
  void scoresOfOneLoseNoArea() {
    ScoredGroup group = scored("1 0 0 1", "1 1 0.2 0.3").all();

    List<CurvePoint> points = RocCurve.of(group, false).points();

    assertThat(areaUnder(points)).isEqualTo(0.625);
    assertThat(points.getFirst())
        .isEqualTo(new CurvePoint(0, 0, null, null, Double.POSITIVE_INFINITY));
  }

  /** D3: multiplied by 100 and rounded down these thresholds are 28, 56 and 57. */
  @ParameterizedTest
  @CsvSource({"0.29, 0.285", "0.57, 0.565", "0.58, 0.575"})
  void thePointAtAThresholdIsNotThatOfALowerOne(double threshold, double between) {
    ScoredGroup group = scored("1 0", between + " " + threshold).all();

    assertThat(Objects.requireNonNull(RocCurve.at(group, threshold)).y()).isEqualTo(0);
    assertThat(Objects.requireNonNull(RocCurve.at(group, threshold)).x()).isEqualTo(1);
  }

  /** At 0.5, three of four positives are found and one of four negatives is wrongly flagged. */
  @Test
  void thePointAtAThresholdHasItsInterval() {
    Interval quarterOfFour = Intervals.wilson(0.75, 4);
    CurvePoint expected =
        new CurvePoint(0.25, 0.75, quarterOfFour.low(), quarterOfFour.high(), 0.5);

    assertThat(RocCurve.at(F1, 0.5)).isEqualTo(expected);
    assertThat(RocCurve.of(F1, true).points().get(4).low()).isEqualTo(quarterOfFour.low());
    CurvePoint precise = Objects.requireNonNull(PrecisionRecallCurve.at(F1, 0.5));
    assertThat(precise.x()).isEqualTo(0.75);
    assertThat(precise.y()).isEqualTo(0.75);
  }

  /**
   * The two highest of eight are positive: a quarter flagged finds a half, twice what chance does.
   */
  @Test
  void theGainCurveTellsTheLift() {
    GainCurve curve = GainCurve.of(F1, false);

    CurvePoint second = curve.points().get(2);
    assertThat(second.x()).isEqualTo(0.25);
    assertThat(second.y()).isEqualTo(0.5);
    assertThat(GainCurve.lift(second)).isEqualTo(2);
    assertThat(GainCurve.lift(curve.points().getFirst())).isNull();
    assertThat(GainCurve.lift(curve.points().getLast())).isEqualTo(1);
    assertThat(GainCurve.at(F1, 0.8)).extracting(CurvePoint::y).isEqualTo(0.5);
  }

  @Test
  void withoutLabelsOrOneClassThereIsNoCurveButAReason() {
    ScoredGroup negatives = scored("0 0", "0.1 0.2").all();
    ScoredGroup positives = scored("1 1", "0.1 0.2").all();
    ScoredGroup nobody = scored("1 1", "0.1 0.2").split(new int[] {-1, -1}, 1).getFirst();

    assertThat(RocCurve.of(UNLABELLED, true)).isEqualTo(new RocCurve(List.of(), "no labels"));
    assertThat(RocCurve.at(UNLABELLED, 0.5)).isNull();
    assertThat(RocCurve.of(positives, true).absence()).isEqualTo("no negatives among 2 rows");
    assertThat(RocCurve.at(positives, 0.5)).isNull();
    assertThat(PrecisionRecallCurve.of(negatives, true).absence())
        .isEqualTo("no positives among 2 rows");
    assertThat(PrecisionRecallCurve.of(positives, true).absence()).isNull();
    assertThat(GainCurve.of(negatives, true).absence()).isEqualTo("no positives among 2 rows");
    assertThat(GainCurve.of(nobody, true).absence()).isEqualTo("no rows");
  }

  @Test
  void equalScoresAreOneStep() {
    ScoredGroup group = scored("1 0 1", "0.4 0.4 0.4").all();

    assertThat(RocCurve.of(group, false).points()).hasSize(2);
    assertThat(PrecisionRecallCurve.of(group, false).points())
        .containsExactly(new CurvePoint(1, 2 / 3.0, null, null, 0.4));
  }

  @Test
  void scoresOfAnyRangeHaveCurves() {
    ScoredGroup logits = scored("0 1 1", "-7.5 -0.5 12").all();

    assertThat(areaUnder(RocCurve.of(logits, false).points())).isEqualTo(1);
    assertThat(GainCurve.of(logits, false).points().getLast().threshold()).isEqualTo(-7.5);
  }

  /** The negative of weight 3 is above one of the two positives, that of weight 1 below both. */
  @Test
  void weightsCountInRatesAndTheirIntervals() {
    ScoredGroup group = weighted("1 0 1 0", "0.9 0.8 0.7 0.6", "1 3 2 1").all();

    CurvePoint point = Objects.requireNonNull(RocCurve.at(group, 0.75));

    assertThat(point.x()).isEqualTo(0.75);
    assertThat(point.y()).isEqualTo(1 / 3.0);
    assertThat(point.low()).isEqualTo(Intervals.wilson(1 / 3.0, 9 / 5.0).low());
    assertThat(areaUnder(RocCurve.of(group, false).points()))
        .isCloseTo(value(group, Metric.AUC), within(1e-15));
  }

  @Test
  void rowsWithoutWeightOnTopHaveNoPrecision() {
    ScoredGroup group = weighted("1 1 0", "0.9 0.8 0.7", "0 1 1").all();

    assertThat(PrecisionRecallCurve.of(group, true).points().getFirst().threshold()).isEqualTo(0.8);
    assertThat(PrecisionRecallCurve.at(group, 0.9)).isNull();
  }

  @Test
  void aLongCurveKeepsItsShapeItsEndsAndExactValues() {
    Random random = new Random(4);
    int rows = 20_000;
    double[] scores = new double[rows];
    byte[] labels = new byte[rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = (byte) (random.nextInt(4) == 0 ? 1 : 0);
      scores[row] = 1 / (1 + Math.exp(-random.nextGaussian() - labels[row]));
    }
    ScoredGroup group = ScoredRows.of(scores, labels, null, first(rows)).all();

    List<CurvePoint> roc = RocCurve.of(group, true).points();
    List<CurvePoint> precision = PrecisionRecallCurve.of(group, true).points();

    assertThat(roc)
        .hasSize(200)
        .allSatisfy(point -> assertThat(point).isEqualTo(RocCurve.at(group, point.threshold())));
    assertThat(precision)
        .hasSize(200)
        .allSatisfy(
            point ->
                assertThat(point).isEqualTo(PrecisionRecallCurve.at(group, point.threshold())));
    assertThat(roc.getFirst().y()).isEqualTo(0);
    assertThat(roc.getLast()).extracting(CurvePoint::x, CurvePoint::y).containsExactly(1.0, 1.0);
    assertThat(areaUnder(roc)).isCloseTo(value(group, Metric.AUC), within(1e-3));
    assertThat(areaUnder(precision))
        .isCloseTo(value(group, Metric.AVERAGE_PRECISION), within(3e-3));
  }

  private static double areaUnder(List<CurvePoint> points) {
    double area = 0;
    for (int i = 1; i < points.size(); i++) {
      CurvePoint from = points.get(i - 1);
      CurvePoint to = points.get(i);
      area += (to.x() - from.x()) * (from.y() + to.y()) / 2;
    }
    return area;
  }

  private static double stepsUnder(List<CurvePoint> points) {
    double area = 0;
    double recall = 0;
    for (CurvePoint point : points) {
      area += (point.x() - recall) * point.y();
      recall = point.x();
    }
    return area;
  }
}
