package org.evenhand.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.Interval;
import org.evenhand.metric.Metric;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How often the intervals of metrics of scores hold the true value: 95 of 100 are promised; of
 * calibration errors at least 95, of an average precision of few positives about 92 to all. Run by
 * its tag only.
 */
@Tag("slow")
class ScoreCoverageTest {
  private static final int SAMPLES = 1000;
  private static final int ROWS = 300;
  private static final int REPLICATES = 500;

  /** So many replicates that no rows are drawn. */
  private static final Bootstrap BEYOND = new Bootstrap(3_000_000, 1);

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
   * By integration the average precision of chances c s^k is c times the sum of 1 / (k + 1) to 1 /
   * (2 k + 1), and that of 0.9 + s / 10 is 278 / 285.
   */
  @Test
  void ofAnAveragePrecisionByTheJackknife() {
    Map<String, Chance> chances = new LinkedHashMap<>();
    chances.put("5 %, ranked roughly", new Chance(score -> score / 10, 1 / 12.0));
    chances.put("5 %, ranked well", new Chance(score -> Math.pow(score, 19), harmonic(20, 39)));
    chances.put("20 %, ranked roughly", new Chance(score -> 0.4 * score, 1 / 3.0));
    chances.put("20 %, ranked well", new Chance(score -> Math.pow(score, 4), harmonic(5, 9)));
    chances.put("50 %, ranked roughly", new Chance(ScoredSample::flat, PRECISION[2]));
    chances.put("50 %, ranked well", new Chance(ScoredSample::calibrated, PRECISION[0]));
    chances.put("95 %", new Chance(score -> 0.9 + score / 10, 278 / 285.0));
    chances.forEach(
        (name, chance) -> {
          for (int rows : new int[] {ROWS, 3000}) {
            double coverage = ofOne(chance, rows, BEYOND);
            System.out.printf(
                "ap by the jackknife, positives %s, of %d: %.3f%n", name, rows, coverage);
            assertThat(coverage).isBetween(0.92, 0.975);
          }
        });
  }

  /** With about five positives the interval in closed form holds nearly always. */
  @Test
  void ofAnAveragePrecisionOfFewPositives() {
    for (Chance chance :
        List.of(
            new Chance(score -> score / 10, 1 / 12.0),
            new Chance(score -> Math.pow(score, 19), harmonic(20, 39)))) {
      double coverage = ofOne(chance, 100, BEYOND);
      System.out.println("ap of few " + coverage);
      assertThat(coverage).isGreaterThan(0.92);
    }
  }

  /**
   * How often a row of a score is positive, and the average precision of all rows there could be.
   */
  private record Chance(DoubleUnaryOperator ofScore, double averagePrecision) {}

  private static double harmonic(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToDouble(i -> 1.0 / i).sum();
  }

  /** Of the samples with at least two positives, without which there is nothing to say. */
  private static double ofOne(Chance chance, int rows, Bootstrap bootstrap) {
    SplittableRandom random = new SplittableRandom(23);
    int held = 0;
    int samples = 0;
    while (samples < SAMPLES) {
      ScoredSample sample = ScoredSample.of(random, rows, chance.ofScore);
      Measure own = sample.groups().getFirst().measure(Metric.AVERAGE_PRECISION, 0, true, 1);
      Measure measure = sample.draws(bootstrap).withInterval(0, Metric.AVERAGE_PRECISION, own);
      if (measure instanceof Estimate estimate && estimate.interval() != null) {
        samples++;
        held += holds(measure, chance.averagePrecision);
      }
    }
    return held / (double) SAMPLES;
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
