package org.evenhand.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.DisparityMeasure;
import org.evenhand.fairness.School;
import org.evenhand.fairness.Verdict;
import org.evenhand.metric.Measure;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GapScaleTest {
  private static final DisparityMeasure DIFFERENCE = DisparityMeasure.DEMOGRAPHIC_PARITY_DIFFERENCE;
  private static final DisparityMeasure RATIO = DisparityMeasure.DEMOGRAPHIC_PARITY_RATIO;

  /** From 0 at 5 to the largest end, 0.4, at 115. */
  @Test
  void unsignedDifferencesStartAtNoGap() {
    Disparity gap = gap(School.EXTREMES, DIFFERENCE, 0.2, new Measure.Interval(0.1, 0.4));
    assertThat(new GapScale(List.of(gap)).draw(gap))
        .contains("M5.0 1V15", "x1=\"32.5\" x2=\"115.0\"", "cx=\"60.0\"", "aria-hidden");
  }

  /** From -0.4 at 5 over 0 at 60. */
  @Test
  void signedDifferencesHaveNoGapInTheMiddle() {
    Disparity gap = gap(School.REFERENCE, DIFFERENCE, -0.2, new Measure.Interval(-0.4, 0));
    assertThat(new GapScale(List.of(gap)).draw(gap))
        .contains("M60.0 1V15", "x1=\"5.0\" x2=\"60.0\"", "cx=\"32.5\"");
  }

  /** A fourth at 5, 1 at 115; half, the root of a fourth, is in the middle. */
  @Test
  void ratiosAreLogarithmicAndEndAtNoGap() {
    Disparity gap = gap(School.OVERALL, RATIO, 0.5, new Measure.Interval(0.25, 1));
    assertThat(new GapScale(List.of(gap)).draw(gap))
        .contains("M115.0 1V15", "x1=\"5.0\" x2=\"115.0\"", "cx=\"60.0\"");
  }

  @Test
  void aRatioOfNothingIsAtTheEdge() {
    Disparity gap = gap(School.EXTREMES, RATIO, 0, null);
    assertThat(new GapScale(List.of(gap)).draw(gap)).contains("cx=\"5.0\"").doesNotContain("NaN");
  }

  @Test
  void otherUnitsAndMissingValuesAreNotDrawn() {
    Disparity score = gap(School.EXTREMES, DisparityMeasure.of("log_loss_difference"), 0.2, null);
    Disparity none =
        new Disparity(
            List.of("sex"),
            School.EXTREMES,
            DIFFERENCE,
            new Measure.NotEstimable("it takes two groups", null),
            null,
            null,
            null,
            List.of(),
            Verdict.TOO_FEW,
            null);
    GapScale scale = new GapScale(List.of(score, none));
    assertThat(scale.draw(score)).isEmpty();
    assertThat(scale.draw(none)).isEmpty();
  }

  private static Disparity gap(
      School school, DisparityMeasure measure, double value, Measure.@Nullable Interval interval) {
    return new Disparity(
        List.of("sex"),
        school,
        measure,
        new Measure.Estimate(value, null, interval, false),
        null,
        null,
        null,
        List.of(),
        Verdict.UNCERTAIN,
        null);
  }
}
