package org.evenhand.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.ColumnType;
import org.evenhand.data.RowSet;
import org.evenhand.metric.Confusion;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.Interval;
import org.evenhand.metric.Metric;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How often the intervals hold the true value in samples whose rates are known: 95 of 100 are
 * promised. Takes most of a minute, so it is run by its tag only.
 */
@Tag("slow")
class CoverageTest {
  private static final int SAMPLES = 2000;

  /** One truth: the chance to be selected in each group, and the groups' rows. */
  private record Truth(List<Double> rates, List<Integer> rows) {
    List<Confusion> sample(SplittableRandom random) {
      return IntStream.range(0, rows.size())
          .mapToObj(
              group -> {
                int selected = Binomial.draw(random, rows.get(group), rates.get(group));
                return Confusion.of(selected, 0, rows.get(group) - selected, 0);
              })
          .toList();
    }

    double largest() {
      return rates.stream().mapToDouble(rate -> rate).max().orElseThrow();
    }

    double smallest() {
      return rates.stream().mapToDouble(rate -> rate).min().orElseThrow();
    }

    double overall() {
      double selected =
          IntStream.range(0, rates.size()).mapToDouble(i -> rates.get(i) * rows.get(i)).sum();
      return selected / rows.stream().mapToInt(count -> count).sum();
    }
  }

  private static final Truth APART =
      new Truth(List.of(0.2, 0.35, 0.5, 0.7), List.of(200, 200, 200, 200));
  private static final Truth THREE = new Truth(List.of(0.3, 0.4, 0.5), List.of(300, 300, 300));
  private static final Truth PAIRS =
      new Truth(List.of(0.3, 0.31, 0.45, 0.46), List.of(400, 400, 400, 400));
  private static final Truth MANY =
      new Truth(
          List.of(0.1, 0.2, 0.25, 0.22, 0.18, 0.12), List.of(5000, 2000, 1200, 1000, 500, 300));
  private static final Truth STEPS =
      new Truth(List.of(0.3, 0.34, 0.38, 0.42, 0.46), List.of(300, 300, 300, 300, 300));

  private static Measure rate(Confusion counts) {
    return counts.measure(Metric.SELECTION_RATE, true, 1);
  }

  private static List<Disparity> disparities(List<Confusion> decisions, long seed) {
    List<GroupFigures> figures = new ArrayList<>();
    Confusion all = Confusion.of(0, 0, 0, 0);
    for (Confusion counts : decisions) {
      figures.add(selected(counts));
      all = all.plus(counts);
    }
    CategoricalColumn names =
        CategoricalColumn.of(
            "g",
            ColumnType.CATEGORY,
            IntStream.range(0, figures.size()).mapToObj(String::valueOf).toList());
    return Disparities.of(
        Grouping.by(List.of(names), RowSet.all(figures.size())),
        figures,
        selected(all),
        new DisparityOptions(
            new Reference.Named(List.of("0")), true, 1, new Bootstrap(1000, seed)));
  }

  private static GroupFigures selected(Confusion counts) {
    return new GroupFigures(Map.of(Metric.SELECTION_RATE, rate(counts)), counts, true);
  }

  private static int holds(Measure measure, double truth) {
    Interval interval = measure instanceof Estimate estimate ? estimate.interval() : null;
    return interval != null && interval.low() <= truth && truth <= interval.high() ? 1 : 0;
  }

  private static double coverage(Truth truth, ToIntFunction<List<Disparity>> holds) {
    SplittableRandom random = new SplittableRandom(17);
    int held = 0;
    for (int sample = 0; sample < SAMPLES; sample++) {
      held += holds.applyAsInt(disparities(truth.sample(random), sample));
    }
    return held / (double) SAMPLES;
  }

  private static Disparity find(
      List<Disparity> disparities, DisparityMeasure measure, School school) {
    return disparities.stream()
        .filter(d -> d.measure().equals(measure) && d.school() == school)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void ofARate() {
    SplittableRandom random = new SplittableRandom(3);
    int held = 0;
    for (int sample = 0; sample < 5 * SAMPLES; sample++) {
      int selected = Binomial.draw(random, 200, 0.3);
      held += holds(rate(Confusion.of(selected, 0, 200 - selected, 0)), 0.3);
    }
    assertThat(held / (5.0 * SAMPLES)).isBetween(0.93, 0.97);
  }

  /** Of a common and a rare class: phi by its definition. */
  @Test
  void ofAMatthewsCorrelation() {
    double[][] truths = {{0.3, 0.1, 0.2, 0.4}, {0.1, 0.02, 0.05, 0.83}};
    for (double[] truth : truths) {
      double correlation =
          (truth[0] * truth[3] - truth[1] * truth[2])
              / Math.sqrt(
                  (truth[0] + truth[1])
                      * (truth[0] + truth[2])
                      * (truth[3] + truth[1])
                      * (truth[3] + truth[2]));
      SplittableRandom random = new SplittableRandom(3);
      for (int rows : new int[] {100, 1000}) {
        int held = 0;
        for (int sample = 0; sample < 5 * SAMPLES; sample++) {
          int tp = Binomial.draw(random, rows, truth[0]);
          int fp = Binomial.draw(random, rows - tp, truth[1] / (1 - truth[0]));
          int fn = Binomial.draw(random, rows - tp - fp, truth[2] / (1 - truth[0] - truth[1]));
          Confusion counts = Confusion.of(tp, fp, fn, rows - tp - fp - fn);
          held += holds(counts.measure(Metric.MATTHEWS_CORRELATION, true, 1), correlation);
        }
        assertThat(held / (5.0 * SAMPLES)).isBetween(0.93, 0.97);
      }
    }
  }

  @Test
  void ofADifferenceFromTheReference() {
    assertThat(coverage(APART, d -> holds(find(d, DIFFERENCE, School.REFERENCE).value(), 0.15)))
        .isBetween(0.93, 0.97);
  }

  @Test
  void ofARatioToTheReference() {
    assertThat(coverage(APART, d -> holds(find(d, RATIO, School.REFERENCE).value(), 1.75)))
        .isBetween(0.93, 0.97);
  }

  @Test
  void ofTheGapBetweenExtremes() {
    assertThat(ofGap(APART)).isBetween(0.93, 0.97);
    assertThat(ofGap(THREE)).isBetween(0.93, 0.97);
  }

  @Test
  void ofTheRatioBetweenExtremes() {
    assertThat(ofRatio(APART)).isBetween(0.93, 0.97);
    assertThat(ofRatio(THREE)).isBetween(0.93, 0.97);
  }

  /** Where another group often takes the place of an extreme the interval may be too wide. */
  @Test
  void whereGroupsNearlyTie() {
    for (Truth truth : List.of(MANY, STEPS, PAIRS)) {
      assertThat(ofGap(truth)).isBetween(0.93, 0.98);
      assertThat(ofRatio(truth)).isBetween(0.93, 0.98);
    }
  }

  private static double ofGap(Truth truth) {
    double gap = truth.largest() - truth.smallest();
    return coverage(truth, d -> holds(find(d, DIFFERENCE, School.EXTREMES).value(), gap));
  }

  private static double ofRatio(Truth truth) {
    double ratio = truth.smallest() / truth.largest();
    return coverage(truth, d -> holds(find(d, RATIO, School.EXTREMES).value(), ratio));
  }

  @Test
  void ofTheGapFromOverall() {
    double gap = APART.largest() - APART.overall();
    assertThat(coverage(APART, d -> holds(find(d, DIFFERENCE, School.OVERALL).value(), gap)))
        .isBetween(0.93, 0.97);
  }

  /** Where there is no gap, at least 95 of 100 say that there may be none. */
  @Test
  void ofNoGapAtAll() {
    Truth alike = new Truth(List.of(0.4, 0.4, 0.4, 0.4), List.of(300, 300, 100, 50));
    assertThat(coverage(alike, d -> holds(find(d, DIFFERENCE, School.EXTREMES).value(), 0)))
        .isGreaterThan(0.95);
    assertThat(coverage(alike, d -> holds(find(d, RATIO, School.OVERALL).value(), 1)))
        .isGreaterThan(0.95);
  }

  private static final DisparityMeasure DIFFERENCE = DisparityMeasure.DEMOGRAPHIC_PARITY_DIFFERENCE;
  private static final DisparityMeasure RATIO = DisparityMeasure.DEMOGRAPHIC_PARITY_RATIO;
}
