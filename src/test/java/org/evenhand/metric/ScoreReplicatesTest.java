package org.evenhand.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.evenhand.metric.Measure.Estimate;
import org.junit.jupiter.api.Test;

class ScoreReplicatesTest {
  private static final List<Metric> METRICS =
      Arrays.stream(Metric.values())
          .filter(metric -> metric.family() == Metric.Family.SCORE)
          .toList();

  /** Scores, labels by chance of the score, weights or none; rows are dealt to the groups. */
  private record Sample(ScoredRows rows, int groups) {

    static Sample of(int rows, int groups, double step, boolean weighted, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      double[] scores = new double[rows];
      byte[] labels = new byte[rows];
      double[] weights = new double[rows];
      for (int row = 0; row < rows; row++) {
        scores[row] = step * Math.round(random.nextDouble() / step);
        labels[row] = (byte) (random.nextDouble() < scores[row] ? 1 : 0);
        weights[row] = random.nextInt(4) / 2.0;
      }
      return new Sample(
          ScoredRows.of(scores, labels, weighted ? weights : null, Rows.first(rows)), groups);
    }

    int[] groupOf() {
      return IntStream.range(0, rows.size()).map(row -> row % groups).toArray();
    }

    ScoreReplicates replicates(int count, long seed) {
      long[] seeds = IntStream.range(0, groups).mapToLong(group -> seed + group).toArray();
      return ScoreReplicates.of(rows, groupOf(), seeds, count);
    }
  }

  @Test
  void everyRowOnceGivesTheMetricsThemselves() {
    for (boolean weighted : new boolean[] {false, true}) {
      for (double step : new double[] {0.1, 0.03, 1e-9}) {
        Sample sample = Sample.of(400, 3, step, weighted, 7);
        Strata strata = sample.rows().strata(sample.groupOf(), 3);
        ScoreSample each = ScoreSample.each(strata);
        List<ScoredGroup> groups = new ArrayList<>(sample.rows().split(sample.groupOf(), 3));
        groups.add(sample.rows().all());
        ScoreSums[] sums = each.sums();
        for (int group = 0; group <= 3; group++) {
          ScoreSample.Rank rank = group < 3 ? each.rank(group) : each.rank();
          assertMetrics(groups.get(group), sums[group], rank);
        }
      }
    }
  }

  private static void assertMetrics(ScoredGroup group, ScoreSums sums, ScoreSample.Rank rank) {
    for (Metric metric : METRICS) {
      double value =
          switch (metric.key()) {
            case "auc" -> rank.auc();
            case "average_precision" -> rank.averagePrecision();
            case "log_loss" -> sums.logLoss();
            case "brier" -> sums.brier();
            case "calibration_error" -> sums.calibrationError();
            case "mean_score" -> sums.meanScore();
            case "generalized_true_positive_rate" -> sums.meanOfPositives();
            default -> sums.meanOfNegatives();
          };
      assertThat(value).as(metric.key()).isCloseTo(Rows.value(group, metric), within(1e-10));
    }
  }

  /** The drawn rows written out, as often as each was drawn, and measured the usual way. */
  @Test
  void drawnRowsAreMeasuredAsRowsWouldBe() {
    Sample sample = Sample.of(60, 2, 0.05, true, 3);
    Strata strata = sample.rows().strata(sample.groupOf(), 2);
    ScoreSample drawn = new ScoreSample(strata);
    for (int replicate = 0; replicate < 50; replicate++) {
      for (int group = 0; group < 2; group++) {
        drawn.draw(group, new SplittableRandom(10L * replicate + group));
        assertMetrics(
            written(strata, drawn, strata.start(group), strata.end(group)),
            drawn.sums()[group],
            drawn.rank(group));
      }
      assertMetrics(written(strata, drawn, 0, 60), drawn.sums()[2], drawn.rank());
    }
  }

  private static ScoredGroup written(Strata strata, ScoreSample drawn, int from, int to) {
    int[] rows =
        IntStream.range(from, to)
            .flatMap(row -> IntStream.generate(() -> row).limit(drawn.drawn[row]))
            .toArray();
    assertThat(rows).hasSize(to - from);
    byte[] labels = new byte[rows.length];
    IntStream.range(0, rows.length).forEach(i -> labels[i] = strata.truth[rows[i]]);
    return ScoredRows.of(
            Arrays.stream(rows).mapToDouble(row -> strata.score[row]).toArray(),
            labels,
            Arrays.stream(rows).mapToDouble(row -> strata.weight[row]).toArray(),
            Rows.first(rows.length))
        .all();
  }

  @Test
  void theSeedAloneMakesTheNumbers() throws Exception {
    Sample sample = Sample.of(300, 3, 0.01, false, 5);
    double[] usual = sample.replicates(100, 1).values(1, Metric.AUC);

    assertThat(sample.replicates(100, 2).values(1, Metric.AUC)).isNotEqualTo(usual);
    try (ForkJoinPool alone = new ForkJoinPool(1);
        ForkJoinPool many = new ForkJoinPool(7)) {
      for (ForkJoinPool pool : List.of(alone, many)) {
        assertThat(pool.submit(() -> sample.replicates(100, 1).values(1, Metric.AUC)).get())
            .isEqualTo(usual);
      }
    }
  }

  @Test
  void moreReplicatesBeginWithTheSame() {
    Sample sample = Sample.of(100, 2, 0.01, false, 5);

    assertThat(Arrays.copyOf(sample.replicates(100, 1).values(0, Metric.BRIER), 37))
        .isEqualTo(sample.replicates(37, 1).values(0, Metric.BRIER));
  }

  /**
   * Of means and areas the standard errors in closed form are those of drawn rows, of average
   * precisions about.
   */
  @Test
  void replicatesSpreadAsTheStandardErrorsSay() {
    Sample sample = Sample.of(900, 2, 1e-9, false, 11);
    ScoreReplicates replicates = sample.replicates(4000, 1);
    List<ScoredGroup> groups = new ArrayList<>(sample.rows().split(sample.groupOf(), 2));
    groups.add(sample.rows().all());
    for (int group = 0; group < 3; group++) {
      for (Metric metric : METRICS) {
        Estimate estimate = (Estimate) groups.get(group).measure(metric, 0, true, 1);
        if (estimate.interval() != null) {
          double known = Intervals.standardError(estimate.interval());
          double drawn = new StandardDeviation().evaluate(replicates.values(group, metric));
          double off = metric == Metric.AVERAGE_PRECISION ? 0.2 : 0.07;
          assertThat(drawn / known).as(group + " " + metric.key()).isBetween(1 - off, 1 + off);
        }
      }
    }
  }

  /** The one positive of ten rows is missed in 0.9^10 = 35 of 100 samples. */
  @Test
  void samplesWithoutPositivesRankNothing() {
    ScoredRows rows = Rows.scored("1 0 0 0 0 0 0 0 0 0", ".9 .8 .7 .6 .5 .4 .3 .2 .1 .05");
    ScoreReplicates replicates = ScoreReplicates.of(rows, new int[10], new long[] {1}, 4000);

    for (Metric metric : List.of(Metric.AUC, Metric.AVERAGE_PRECISION)) {
      double missed = Arrays.stream(replicates.values(0, metric)).filter(Double::isNaN).count();
      assertThat(missed / 4000).isCloseTo(0.349, within(0.03));
    }
    assertThat(replicates.values(0, Metric.LOG_LOSS)).doesNotContain(Double.NaN);
  }

  @Test
  void withoutLabelsTheMeanScoreIsDrawn() {
    double[] scores = {0.2, 0.4, 0.9, -3};
    ScoredRows rows = ScoredRows.of(scores, null, null, Rows.first(4));
    ScoreReplicates replicates =
        ScoreReplicates.of(rows, new int[] {0, 0, 1, -1}, new long[] {1, 2}, 200);

    assertThat(replicates.values(0, Metric.MEAN_SCORE)).contains(0.2, 0.4);
    assertThat(replicates.values(1, Metric.MEAN_SCORE)).containsOnly(0.9);
    assertThat(Arrays.stream(replicates.values(2, Metric.MEAN_SCORE)).min().orElseThrow())
        .isCloseTo((0.2 + 0.2 + 0.9) / 3, within(1e-12));
  }

  /** Scores of one half that are right half of the time: the error is 0, and off by chance. */
  @Test
  void aCalibrationErrorIsOffEitherWay() {
    double[] scores = new double[400];
    byte[] labels = new byte[400];
    Arrays.fill(scores, 0.5);
    Arrays.fill(labels, 0, 200, (byte) 1);
    ScoredRows rows = ScoredRows.of(scores, labels, null, Rows.first(400));
    double[] drawn =
        ScoreReplicates.of(rows, new int[400], new long[] {1}, 4000)
            .values(0, Metric.CALIBRATION_ERROR);

    Arrays.sort(drawn);
    assertThat(drawn[1900]).isZero();
    // The share of positives has a standard error of 0.5 / sqrt(400) = 0.025; 95 of 100 are within
    // 1.96 times that, on either side.
    assertThat(drawn[3900]).isCloseTo(0.049, within(0.003));
  }

  @Test
  void anEmptyGroupIsNoTrouble() {
    ScoredRows rows = Rows.scored("1 0", ".9 .1");
    ScoreReplicates replicates =
        ScoreReplicates.of(rows, new int[] {1, 1}, new long[] {1, 2, 3}, 20);

    assertThat(replicates.values(0, Metric.AUC)).containsOnly(Double.NaN);
    assertThat(replicates.values(2, Metric.MEAN_SCORE)).containsOnly(Double.NaN);
    assertThat(replicates.values(3, Metric.AUC)).contains(1.0, Double.NaN);
  }
}
