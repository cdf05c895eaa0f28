package org.evenhand.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.evenhand.fairness.DisparityMeasure;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Metric;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static final Measure SMALL =
      new Measure.Estimate(
          0.25, new Measure.Fraction(5, 20), new Measure.Interval(0.112, 0.469), true);

  @Test
  void aCellHoldsValueCountsAndIntervalAndMarksFewRows() {
    assertThat(Words.cell(Metric.PRECISION, SMALL)).isEqualTo("◇ 25.0\u00a0%");
    assertThat(Words.underCell(Metric.PRECISION, SMALL))
        .isEqualTo("5 of 20; 11.2\u00a0% to 46.9\u00a0%");
  }

  @Test
  void whatIsNotEstimableSaysWhy() {
    Measure none = new Measure.NotEstimable("no positives among 6 rows", null);

    assertThat(Words.cell(Metric.TRUE_POSITIVE_RATE, none)).isEqualTo("not estimable");
    assertThat(Words.underCell(Metric.TRUE_POSITIVE_RATE, none))
        .isEqualTo("no positives among 6 rows");
  }

  @Test
  void numbersHaveThreeDigitsAndCountsAll() {
    assertThat(Words.digits(0.31847)).isEqualTo("0.318");
    assertThat(Words.digits(0.00042)).isEqualTo("0.00042");
    assertThat(Words.digits(-0.0000000123)).isEqualTo("-1.2e-08");
    assertThat(Words.digits(-0.0)).isEqualTo("0.000");
    assertThat(Words.digits(12.345)).isEqualTo("12.3");
    assertThat(Words.digits(-4321.6)).isEqualTo("-4,322");
    assertThat(Words.count(1234567)).isEqualTo("1,234,567");
    assertThat(Words.count(2.25)).isEqualTo("2.3");
    assertThat(Words.number(0)).isEqualTo("0");
  }

  @Test
  void differencesAreInPointsAndRatiosAreNumbers() {
    Measure.Interval interval = new Measure.Interval(-0.003, 0.124);

    assertThat(Words.gapInterval(DisparityMeasure.EQUAL_OPPORTUNITY_DIFFERENCE, interval))
        .isEqualTo("-0.3 to 12.4 points");
    assertThat(Words.gap(DisparityMeasure.DEMOGRAPHIC_PARITY_RATIO, 0.8291)).isEqualTo("0.829");
  }
}
