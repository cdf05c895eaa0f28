package org.evenhand.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.Fraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfusionTest {
  private static final Confusion COUNTS = Confusion.of(30, 10, 20, 40);

  /**
   * Of 100 rows 50 are positive and 40 predicted positive. F1 = 60 / (60 + 10 + 20); Matthews = (30
   * * 40 - 10 * 20) / sqrt(40 * 50 * 50 * 60) = 1000 / sqrt(6000000).
   */
  @ParameterizedTest
  @CsvSource({
    "selection_rate, 40, 100, 0.4",
    "positive_rate, 40, 100, 0.4",
    "base_rate, 50, 100, 0.5",
    "true_positive_rate, 30, 50, 0.6",
    "false_positive_rate, 10, 50, 0.2",
    "true_negative_rate, 40, 50, 0.8",
    "false_negative_rate, 20, 50, 0.4",
    "precision, 30, 40, 0.75",
    "negative_predictive_value, 40, 60, 0.6666666667",
    "false_discovery_rate, 10, 40, 0.25",
    "false_omission_rate, 20, 60, 0.3333333333",
    "accuracy, 70, 100, 0.7",
    "f1, 60, 90, 0.6666666667",
    "balanced_accuracy, , , 0.7",
    "matthews_correlation, , , 0.4082482905"
  })
  void everyMetricOfDecisionsIsMadeOfTheRightCounts(
      String key, Double numerator, Double denominator, double value) {
    Estimate estimate = (Estimate) COUNTS.measure(Metric.of(key), true, 1);

    assertThat(estimate.value()).isCloseTo(value, within(1e-9));
    assertThat(estimate.fraction())
        .isEqualTo(numerator == null ? null : new Fraction(numerator, denominator));
  }

  @Test
  void whereTheNegativeClassIsFavorableItIsTheOneSelected() {
    assertThat(COUNTS.measure(Metric.SELECTION_RATE, false, 1).valueOrNull()).isEqualTo(0.6);
    assertThat(COUNTS.measure(Metric.POSITIVE_RATE, false, 1).valueOrNull()).isEqualTo(0.4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0 3 0 3; true_positive_rate; no positives among 6 rows",
        "0 3 0 3; false_negative_rate; no positives among 6 rows",
        "0 3 0 3; balanced_accuracy; no positives among 6 rows",
        "0 3 0 3; matthews_correlation; no positives among 6 rows",
        "1 0 0 0; false_positive_rate; no negatives among 1 row",
        "1 0 0 0; true_negative_rate; no negatives among 1 row",
        "0 0 2 3; precision; no predicted positives among 5 rows",
        "0 0 2 3; false_discovery_rate; no predicted positives among 5 rows",
        "0 0 2 3; matthews_correlation; no predicted positives among 5 rows",
        "2 3 0 0; negative_predictive_value; no predicted negatives among 5 rows",
        "2 3 0 0; false_omission_rate; no predicted negatives among 5 rows",
        "2 3 0 0; matthews_correlation; no predicted negatives among 5 rows",
        "0 0 0 5; f1; no true or predicted positives among 5 rows",
        "0 0 0 0; accuracy; no rows",
        "0 0 0 0; selection_rate; no rows",
        "0 0 0 0; true_positive_rate; no rows",
        "0 0 0 0; f1; no rows"
      })
  void aRateOverNothingSaysWhatThereIsNoneOf(String counts, String key, String reason) {
    double[] cells = Rows.numbers(counts);
    Confusion confusion =
        Confusion.of((int) cells[0], (int) cells[1], (int) cells[2], (int) cells[3]);

    assertThat(Rows.reason(confusion.measure(Metric.of(key), true, 1))).isEqualTo(reason);
  }

  @Test
  void aRateIsSmallWhenItsDenominatorIsAndNotWhenTheGroupIs() {
    Confusion counts = Confusion.of(2, 50, 3, 50);

    assertThat(isSmall(counts, Metric.TRUE_POSITIVE_RATE)).isTrue();
    assertThat(isSmall(counts, Metric.FALSE_POSITIVE_RATE)).isFalse();
    assertThat(isSmall(counts, Metric.ACCURACY)).isFalse();
    assertThat(isSmall(counts, Metric.BALANCED_ACCURACY)).isTrue();
    assertThat(isSmall(counts, Metric.F1)).isFalse();
  }

  @Test
  void exactlyTheSmallestGroupSizeIsNotSmall() {
    assertThat(isSmall(Confusion.of(15, 0, 15, 0), Metric.TRUE_POSITIVE_RATE)).isFalse();
    assertThat(isSmall(Confusion.of(15, 0, 14, 0), Metric.TRUE_POSITIVE_RATE)).isTrue();
  }

  private static boolean isSmall(Confusion counts, Metric metric) {
    return ((Estimate) counts.measure(metric, true, 30)).small();
  }
}
