package org.evenhand.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.evenhand.fairness.DisparityMeasure;
import org.evenhand.fairness.School;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Metric;
import org.evenhand.workspace.Limit;
import org.evenhand.workspace.LimitResult;
import org.junit.jupiter.api.Test;

class LimitWordsTest {
  private static final Limit METRIC =
      new Limit(
          new Limit.OfMetric(Metric.SELECTION_RATE, Limit.Compare.RATIO),
          List.of("afam", "single"),
          List.of(),
          Limit.Bound.VALUE,
          0.8,
          null,
          null,
          50);

  private static final Limit MEASURE =
      new Limit(
          new Limit.OfMeasure(DisparityMeasure.ACCURACY_DIFFERENCE, School.REFERENCE),
          List.of("afam"),
          List.of("yes"),
          Limit.Bound.HIGH,
          -0.1,
          0.1,
          null,
          0);

  @Test
  void aLimitIsSaidInFull() {
    assertThat(LimitWords.text(METRIC))
        .isEqualTo(
            "ratio of selection rate by afam and single, at least 0.8, groups of at least 50 rows");
    assertThat(LimitWords.text(MEASURE))
        .isEqualTo(
            "accuracy difference (each against a reference) by afam, group yes, high end of the"
                + " interval, at least -0.1, at most 0.1");
  }

  @Test
  void aBrokenLimitNamesItsSubjectGroupsAndReason() {
    LimitResult result =
        new LimitResult(
            MEASURE,
            false,
            new Measure.Estimate(0.2, null, null, false),
            List.of(),
            List.of(),
            "0.2 is above 0.1");
    assertThat(LimitWords.broken(result))
        .isEqualTo("limit on accuracy_difference by afam (yes) is broken: 0.2 is above 0.1");
  }
}
