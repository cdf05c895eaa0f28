package org.evenhand.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToIntFunction;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.Interval;
import org.evenhand.metric.Metric;
import org.evenhand.metric.ScoredGroup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How often the intervals of metrics of scores hold the true value: 95 of 100 are promised; of
 * calibration errors at least 95, of an average precision in closed form about 92 to all. Run by
 * its tag only.
 */
@Tag("slow")
class ScoreCoverageTest {
  private static final int SAMPLES = 1000;
  private static final int ROWS = 300;
  private static final int REPLICATES = 500;

  /** Of the three chances, in {@link ScoredSample}'s order. */
  private static final double[] AUC = {5 / 6.0, 7 / 8.0, 2 / 3.0};

  private static final double[] PRECISION = {5 / 6.0, 47 / 60.0, 31 / 48.0};
  private static final double[] ERROR = {0, 1 / 6.0, 1 / 8.0};

  private static int holds(Measure measure, double truth) {
    Interval interval = measure instanceof Estimate estimate ? estimate.interval() : null;
    return interval != null && interval.low() <= truth && truth <= interval.high() ? 1 : 0;
  }

  private static double coverage(int rows, ToIntFunction<ScoredSample> holds) {
    SplittableRandom random = new SplittableRandom(23);
    int held = 0;
    for (int sample = 0; sample < SAMPLES; sample++) {
      held +=
          holds.applyAsInt(
              ScoredSample.of(
                  random,
                  rows,
                  ScoredSample::calibrated,
                  ScoredSample::square,
                  ScoredSample::flat));
    }
    return held / (double) SAMPLES;
  }

  private static double ofGap(String key, double truth) {
    return coverage(
        ROWS,
        sample -> {
          Bootstrap bootstrap = new Bootstrap(REPLICATES, 1);
          Disparity gap =
              sample
                  .disparities(new DisparityOptions(new Reference.Largest(), true, 1, bootstrap))
                  .stream()
                  .filter(d -> d.measure().key().equals(key) && d.school() == School.EXTREMES)
                  .findFirst()
                  .orElseThrow();
          return holds(gap.value(), truth);
        });
  }

  private static double ofGroup(Metric metric, int rows, int group, double truth) {
    return coverage(
        rows,
        sample -> {
          Measure own = sample.groups().get(group).measure(metric, 0, true, 1);
          RowDraws draws = sample.draws(new Bootstrap(REPLICATES, 1));
          return holds(draws.withInterval(group, metric, own), truth);
        });
  }

  @Test
  void ofTheGapInAuc() {
    double coverage = ofGap("auc_difference", AUC[1] - AUC[2]);
    System.out.println("auc gap " + coverage);
    assertThat(coverage).isBetween(0.93, 0.98);
  }

  @Test
  void ofTheGapInAveragePrecision() {
    double coverage = ofGap("average_precision_difference", PRECISION[0] - PRECISION[2]);
    System.out.println("ap gap " + coverage);
    assertThat(coverage).isBetween(0.93, 0.98);
  }

  @Test
  void ofAnAveragePrecision() {
    for (int group = 0; group < 3; group++) {
      for (int rows : new int[] {100, ROWS}) {
        double coverage = ofGroup(Metric.AVERAGE_PRECISION, rows, group, PRECISION[group]);
        System.out.println("ap " + group + " of " + rows + " " + coverage);
        assertThat(coverage).isBetween(0.92, 0.98);
      }
    }
  }

  /**
   * By integration the average precision of chances s / 10, a positive in twenty, is 1/12, and that
   * of 0.9 + s / 10, a negative in twenty, 278/285. Where positives are rare the interval holds
   * nearly always.
   */
  @Test
  void ofAnAveragePrecisionInClosedForm() {
    DoubleUnaryOperator[] chances = {
      ScoredSample::calibrated,
      ScoredSample::square,
      ScoredSample::flat,
      score -> score / 10,
      score -> 0.9 + score / 10
    };
    double[] truths = {PRECISION[0], PRECISION[1], PRECISION[2], 1 / 12.0, 278 / 285.0};
    for (int chance = 0; chance < chances.length; chance++) {
      for (int rows : new int[] {ROWS, 3000}) {
        SplittableRandom random = new SplittableRandom(23);
        int held = 0;
        for (int i = 0; i < SAMPLES; i++) {
          ScoredGroup group = ScoredSample.of(random, rows, chances[chance]).groups().getFirst();
          held += holds(group.measure(Metric.AVERAGE_PRECISION, 0, true, 1), truths[chance]);
        }
        double coverage = held / (double) SAMPLES;
        System.out.println("ap in closed form " + chance + " of " + rows + " " + coverage);
        assertThat(coverage).isGreaterThan(0.91);
      }
    }
  }

  @Test
  void ofACalibrationError() {
    for (int group = 0; group < 3; group++) {
      for (int rows : new int[] {100, ROWS}) {
        double coverage = ofGroup(Metric.CALIBRATION_ERROR, rows, group, ERROR[group]);
        System.out.println("ece " + group + " of " + rows + " " + coverage);
        assertThat(coverage).isGreaterThan(0.95);
      }
    }
  }

  @Test
  void ofTheGapInCalibrationError() {
    double coverage = ofGap("calibration_error_difference", ERROR[1] - ERROR[0]);
    System.out.println("ece gap " + coverage);
    assertThat(coverage).isGreaterThan(0.95);
  }
}
