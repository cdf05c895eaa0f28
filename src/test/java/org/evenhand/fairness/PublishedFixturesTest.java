package org.evenhand.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.evenhand.metric.Metric.ACCURACY;
import static org.evenhand.metric.Metric.FALSE_DISCOVERY_RATE;
import static org.evenhand.metric.Metric.FALSE_NEGATIVE_RATE;
import static org.evenhand.metric.Metric.FALSE_OMISSION_RATE;
import static org.evenhand.metric.Metric.FALSE_POSITIVE_RATE;
import static org.evenhand.metric.Metric.PRECISION;
import static org.evenhand.metric.Metric.SELECTION_RATE;
import static org.evenhand.metric.Metric.TRUE_NEGATIVE_RATE;
import static org.evenhand.metric.Metric.TRUE_POSITIVE_RATE;

import java.util.List;
import org.assertj.core.data.Offset;
import org.evenhand.metric.Confusion;
import org.evenhand.metric.Measure.Interval;
import org.evenhand.metric.Metric;
import org.evenhand.metric.Rows;
import org.evenhand.metric.ScoredGroup;
import org.junit.jupiter.api.Test;

/** Small examples from the documentation and tests of other libraries, with their answers. */
class PublishedFixturesTest {
  private static final Offset<Double> CLOSE = within(1e-6);

  private static final String LABELS = "0 1 1 1 1 0 1 0 1 0 0 0 1 1 1 1 1 1";
  private static final String PREDICTIONS = "0 0 1 0 1 1 1 0 0 1 1 1 1 0 0 1 1 0";
  private static final String GROUPS = "b b a b b c c c a a c a b c c b c c";

  /** Fairlearn, user guide, perform_fairness_assessment and common_fairness_metrics. */
  @Test
  void fairlearnThreeGroups() {
    Audit audit = Audit.of(LABELS, PREDICTIONS, GROUPS);

    assertThat(audit.groups())
        .extracting(group -> group.at(0.5))
        .containsExactly(
            Confusion.of(1, 2, 1, 0), Confusion.of(3, 0, 2, 1), Confusion.of(2, 2, 3, 1));
    assertThat(audit.overall(TRUE_POSITIVE_RATE)).isEqualTo(0.5);
    assertThat(audit.overall(FALSE_POSITIVE_RATE)).isCloseTo(2 / 3.0, CLOSE);
    assertThat(audit.overall(SELECTION_RATE)).isCloseTo(0.555556, CLOSE);
    assertThat(rates(audit, TRUE_POSITIVE_RATE)).containsExactly(0.5, 0.6, 0.4);
    assertThat(rates(audit, FALSE_POSITIVE_RATE)).containsExactly(1.0, 0.0, 2 / 3.0);
    assertThat(rates(audit, SELECTION_RATE)).containsExactly(0.75, 0.5, 0.5);
    assertThat(audit.disparity(DisparityMeasure.DEMOGRAPHIC_PARITY_DIFFERENCE))
        .isCloseTo(0.25, CLOSE);
    assertThat(audit.disparity(DisparityMeasure.DEMOGRAPHIC_PARITY_RATIO))
        .isCloseTo(0.666667, CLOSE);
    assertThat(audit.disparity(DisparityMeasure.EQUAL_OPPORTUNITY_DIFFERENCE))
        .isCloseTo(0.2, CLOSE);
    assertThat(audit.disparity(DisparityMeasure.EQUAL_OPPORTUNITY_RATIO))
        .isCloseTo(0.666667, CLOSE);
    assertThat(audit.disparity(DisparityMeasure.EQUALIZED_ODDS_DIFFERENCE)).isEqualTo(1);
    assertThat(audit.disparity(DisparityMeasure.EQUALIZED_ODDS_RATIO)).isZero();
  }

  /** Fairlearn, user guide, advanced_metricframe: two sets of weights for the same rows. */
  @Test
  void fairlearnWeights() {
    Audit one = Audit.weighted(LABELS, PREDICTIONS, "1 2 1 3 2 3 1 2 1 2 3 1 2 3 2 3 1 1", GROUPS);
    Audit two = Audit.weighted(LABELS, PREDICTIONS, "3 1 2 3 2 3 1 4 1 2 3 1 2 1 4 2 2 3", GROUPS);

    assertThat(one.overall(TRUE_POSITIVE_RATE)).isCloseTo(0.454545, CLOSE);
    assertThat(one.value(TRUE_POSITIVE_RATE, "a")).isEqualTo(0.5);
    assertThat(one.value(TRUE_POSITIVE_RATE, "b")).isCloseTo(0.583333, CLOSE);
    assertThat(one.value(TRUE_POSITIVE_RATE, "c")).isEqualTo(0.25);
    assertThat(two.overall(TRUE_POSITIVE_RATE)).isCloseTo(0.458333, CLOSE);
    assertThat(two.value(TRUE_POSITIVE_RATE, "a")).isCloseTo(0.666667, CLOSE);
    assertThat(two.value(TRUE_POSITIVE_RATE, "b")).isEqualTo(0.6);
    assertThat(two.value(TRUE_POSITIVE_RATE, "c")).isCloseTo(0.272727, CLOSE);
  }

  /** The same page, without weights: F-beta with beta 0.6, made of precision and recall. */
  @Test
  void fairlearnFBeta() {
    Audit audit = Audit.of(LABELS, PREDICTIONS, GROUPS);

    assertThat(fBeta(audit.overall(PRECISION), audit.overall(TRUE_POSITIVE_RATE)))
        .isCloseTo(0.56983, within(1e-5));
    assertThat(fBeta(audit.value(PRECISION, "a"), audit.value(TRUE_POSITIVE_RATE, "a")))
        .isCloseTo(0.365591, CLOSE);
    assertThat(fBeta(audit.value(PRECISION, "b"), audit.value(TRUE_POSITIVE_RATE, "b")))
        .isCloseTo(0.85, CLOSE);
    assertThat(fBeta(audit.value(PRECISION, "c"), audit.value(TRUE_POSITIVE_RATE, "c")))
        .isCloseTo(0.468966, CLOSE);
  }

  private static double fBeta(double precision, double recall) {
    double square = 0.6 * 0.6;
    return (1 + square) * precision * recall / (square * precision + recall);
  }

  /**
   * Fairlearn, user guide, intersecting_groups. Where it has 0 there is one row below the line (one
   * positive, one predicted positive), so 0 it is here.
   */
  @Test
  void fairlearnIntersections() {
    Audit audit = Audit.of(LABELS, PREDICTIONS, GROUPS, "8 6 8 8 8 8 6 6 6 8 6 6 6 6 8 6 6 6");

    assertThat(audit.grouping().groups())
        .extracting(Group::values)
        .containsExactly(
            List.of("a", "6"),
            List.of("a", "8"),
            List.of("b", "6"),
            List.of("b", "8"),
            List.of("c", "6"),
            List.of("c", "8"));
    assertThat(audit.grouping().sizes()).containsExactly(2, 2, 3, 3, 6, 2);
    assertThat(rates(audit, TRUE_POSITIVE_RATE)).containsExactly(0.0, 1.0, 2 / 3.0, 0.5, 0.5, 0.0);
    assertThat(rates(audit, PRECISION)).containsExactly(0.0, 0.5, 1.0, 1.0, 2 / 3.0, 0.0);
    assertThat(audit.overall(PRECISION)).isEqualTo(0.6);
  }

  /** Fairlearn, control features: here the intersections of both columns. */
  @Test
  void fairlearnControlFeatures() {
    Audit audit =
        Audit.of(
            "0 0 0 1 1 0 1 1 0 1 0 1 0 1 0 1 0 1 0 1 0 1 1 0 1 1 1 1 1 0",
            "1 1 0 1 1 0 1 0 1 0 1 0 1 0 1 1 1 0 0 0 1 1 1 0 0 1 1 0 0 1",
            "H L H L H L L H H L L H H L L H L L H H L H L L H H L L H L",
            "A B B C C B A A B A C B C A C C B B C A B B C A B A B B A A");

    assertThat(audit.grouping().groups())
        .extracting(Group::label)
        .containsExactly("H, A", "H, B", "H, C", "L, A", "L, B", "L, C");
    assertThat(rates(audit, ACCURACY)).containsExactly(0.2, 0.4, 0.75, 0.4, 2 / 7.0, 0.5);
  }

  /**
   * Fairlearn, confidence_interval_estimation: the point values; its bootstrap gives 0.500 to 0.892
   * and 0.333 to 0.583 for the middle 68.2 %, within which any 95 % interval cannot be.
   */
  @Test
  void fairlearnConfidenceIntervalExample() {
    Audit audit = Audit.of(LABELS, PREDICTIONS, "b b a b b a a a b a b a b b a b b b");
    Interval a = Rows.interval(audit.measure(SELECTION_RATE, "a"));
    Interval b = Rows.interval(audit.measure(SELECTION_RATE, "b"));

    assertThat(audit.value(SELECTION_RATE, "a")).isCloseTo(0.714286, CLOSE);
    assertThat(audit.value(SELECTION_RATE, "b")).isCloseTo(0.454545, CLOSE);
    assertThat(a.low()).isLessThan(0.5);
    assertThat(a.high()).isGreaterThan(0.892);
    assertThat(b.low()).isLessThan(0.333);
    assertThat(b.high()).isGreaterThan(0.583);
  }

  /** Fairlearn, the example in MetricFrame's docstring. */
  @Test
  void fairlearnTenRows() {
    Audit audit = Audit.of("1 1 1 1 1 0 0 1 1 0", "0 1 1 1 1 0 0 0 1 1", "F F F F F M M M M M");

    assertThat(rates(audit, ACCURACY)).containsExactly(0.8, 0.6);
    assertThat(rates(audit, SELECTION_RATE)).containsExactly(0.8, 0.4);
    assertThat(audit.disparity(DisparityMeasure.DEMOGRAPHIC_PARITY_DIFFERENCE))
        .isCloseTo(0.4, CLOSE);
    assertThat(audit.disparity(DisparityMeasure.DEMOGRAPHIC_PARITY_RATIO)).isCloseTo(0.5, CLOSE);
  }

  /** Fairlearn, test_base_metrics: it has 0 for the rates of a class that does not occur. */
  @Test
  void fairlearnRatesOfNoPositivesAreNotEstimableHere() {
    ScoredGroup group = Rows.scored("0 0 0", "0 0 0").all();

    for (Metric metric : List.of(TRUE_POSITIVE_RATE, FALSE_NEGATIVE_RATE)) {
      assertThat(Rows.reason(group.measure(metric, 0.5, true, 1)))
          .isEqualTo("no positives among 3 rows");
    }
    assertThat(Rows.value(group, FALSE_POSITIVE_RATE)).isZero();
    assertThat(Rows.value(group, TRUE_NEGATIVE_RATE)).isEqualTo(1);
  }

  /** Fairlearn, test_base_metrics; labels of -1 are 0 here. */
  @Test
  void fairlearnSimpleRates() {
    ScoredGroup simple = Rows.scored("0 0 0 0 1 1 1 1", "0 0 0 1 1 0 0 0").all();
    ScoredGroup signed = Rows.scored("0 0 0 0 1 1 1", "0 1 1 0 0 1 0").all();
    ScoredGroup weighted =
        Rows.weighted("0 0 0 0 0 0 0 0", "0 1 1 0 0 0 0 0", "1 2 3 4 1 2 1 2").all();

    assertThat(Rows.value(simple, TRUE_POSITIVE_RATE)).isEqualTo(0.25);
    assertThat(Rows.value(simple, TRUE_NEGATIVE_RATE)).isEqualTo(0.75);
    assertThat(Rows.value(signed, FALSE_POSITIVE_RATE)).isEqualTo(0.5);
    assertThat(Rows.value(signed, FALSE_NEGATIVE_RATE)).isCloseTo(0.6666667, CLOSE);
    assertThat(Rows.value(weighted, SELECTION_RATE)).isEqualTo(0.3125);
  }

  /** AIF360's R package, test-classification.R; group 1 is its privileged one. */
  @Test
  void aif360TwentyRows() {
    Audit audit =
        Audit.of(
            "0 0 0 0 1 0 0 0 0 0 0 0 0 1 0 0 1 0 0 1",
            "0 0 1 1 0 0 0 0 1 0 1 0 0 0 0 1 1 0 1 0",
            "0 1 0 0 0 0 1 1 0 1 1 1 1 1 1 0 1 0 1 0");

    assertThat(audit.groups())
        .extracting(group -> group.at(0.5))
        .containsExactly(Confusion.of(0, 4, 2, 3), Confusion.of(1, 2, 1, 7));
    assertThat(audit.overall(ACCURACY)).isEqualTo(0.55);
    assertThat(audit.value(ACCURACY, "1")).isCloseTo(0.727273, CLOSE);
    assertThat(audit.value(ACCURACY, "0")).isCloseTo(0.333333, CLOSE);
    assertThat(audit.value(FALSE_POSITIVE_RATE, "1")).isCloseTo(0.222222, CLOSE);
    assertThat(audit.value(FALSE_POSITIVE_RATE, "0")).isCloseTo(0.571429, CLOSE);
    assertThat(audit.value(FALSE_DISCOVERY_RATE, "1")).isCloseTo(0.666667, CLOSE);
    assertThat(audit.value(FALSE_DISCOVERY_RATE, "0")).isEqualTo(1);
    assertThat(audit.value(FALSE_OMISSION_RATE, "1")).isEqualTo(0.125);
    assertThat(audit.value(FALSE_OMISSION_RATE, "0")).isCloseTo(0.4, CLOSE);
    assertThat(audit.disparity(DisparityMeasure.DEMOGRAPHIC_PARITY_DIFFERENCE))
        .isCloseTo(0.171717, CLOSE);
    assertThat(audit.disparity(DisparityMeasure.DEMOGRAPHIC_PARITY_RATIO))
        .isCloseTo(1 / 1.629630, CLOSE);
    assertThat(audit.disparity(DisparityMeasure.EQUAL_OPPORTUNITY_DIFFERENCE)).isEqualTo(0.5);
    assertThat(audit.disparity(DisparityMeasure.EQUALIZED_ODDS_DIFFERENCE)).isEqualTo(0.5);
  }

  /** Fairness Indicators, fairness_indicators_test.py, at thresholds that are no scores. */
  @Test
  void fairnessIndicatorsFourRows() {
    ScoredGroup group = Rows.scored("0 0 1 1", "0.1 0.5 0.5 0.9").all();
    List<Metric> metrics =
        List.of(
            FALSE_POSITIVE_RATE,
            FALSE_NEGATIVE_RATE,
            TRUE_POSITIVE_RATE,
            TRUE_NEGATIVE_RATE,
            SELECTION_RATE,
            FALSE_DISCOVERY_RATE,
            FALSE_OMISSION_RATE,
            PRECISION);

    assertThat(metrics.stream().map(m -> Rows.value(group.measure(m, 0.3, true, 1))))
        .containsExactly(0.5, 0.0, 1.0, 0.5, 0.75, 1 / 3.0, 0.0, 2 / 3.0);
    assertThat(metrics.stream().map(m -> Rows.value(group.measure(m, 0.7, true, 1))))
        .containsExactly(0.0, 0.5, 0.5, 1.0, 0.25, 0.0, 1 / 3.0, 1.0);
  }

  private static List<Double> rates(Audit audit, Metric metric) {
    return audit.groups().stream().map(group -> Rows.value(group, metric)).toList();
  }
}
