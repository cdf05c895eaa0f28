package org.evenhand.metric;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.evenhand.metric.Measure.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalsTest {
  /** By hand with the delta method: variance (1 - 0.36) / 100 where both halve the rows. */
  @Test
  void correlationIsFishersZ() {
    Interval interval = requireNonNull(Intervals.correlation(0.6, 0.5, 0.5, 100));
    double half = 1.959963984540054 * Math.sqrt(0.64 / 100) / 0.64;
    assertThat(interval.low()).isCloseTo(Math.tanh(Math.log(2) - half), within(1e-12));
    assertThat(interval.high()).isCloseTo(Math.tanh(Math.log(2) + half), within(1e-12));
    assertThat(Intervals.correlation(1, 0.5, 0.5, 100)).isNull();
    assertThat(Intervals.correlation(-1, 0.5, 0.5, 100)).isNull();
  }

  /** Newcombe 1998, Two-Sided Confidence Intervals for the Single Proportion, table I, method 3. */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0.0000, 0.1611",
    "1, 29, 0.0061, 0.1718"
  })
  void wilsonGivesThePublishedIntervals(double part, double rows, double low, double high) {
    assertThat(rounded(Intervals.wilson(part / rows, rows))).isEqualTo(new Interval(low, high));
  }

  /**
   * Newcombe 1998, Interval Estimation for the Difference between Independent Proportions, table
   * II, method 10.
   */
  @ParameterizedTest
  @CsvSource({
    "56, 70, 48, 80, 0.0524, 0.3339",
    "9, 10, 3, 10, 0.1705, 0.8090",
    "6, 7, 2, 7, 0.0582, 0.8062",
    "5, 56, 0, 29, -0.0381, 0.1926",
    "0, 10, 0, 20, -0.1611, 0.2775",
    "0, 10, 0, 10, -0.2775, 0.2775",
    "10, 10, 0, 20, 0.6791, 1.0000",
    "10, 10, 0, 10, 0.6075, 1.0000"
  })
  void newcombeGivesThePublishedIntervals(
      double part, double rows, double otherPart, double otherRows, double low, double high) {
    Interval interval = Intervals.newcombe(part / rows, rows, otherPart / otherRows, otherRows);

    assertThat(rounded(interval)).isEqualTo(new Interval(low, high));
  }

  /**
   * Heart attacks in the Physicians' Health Study, 189 of 11,034 with placebo and 104 of 11,037
   * with aspirin: by hand ln(ratio) = 0.59763 and its standard error sqrt(1/189 - 1/11034 + 1/104 -
   * 1/11037) = 0.12135, so exp(0.59763 -+ 1.95996 * 0.12135). Agresti 2007, An Introduction to
   * Categorical Data Analysis, section 2.2.3, has 1.82 (1.43 to 2.30), from rounded steps.
   */
  @Test
  void katzGivesTheIntervalOfThePhysiciansHealthStudy() {
    Interval interval = requireNonNull(Intervals.katz(189 / 11034.0, 11034, 104 / 11037.0, 11037));

    assertThat(interval.low()).isCloseTo(1.433, within(0.001));
    assertThat(interval.high()).isCloseTo(2.306, within(0.001));
  }

  @Test
  void katzHasNoIntervalWhereTheLogarithmOrTheVarianceIsNotThere() {
    assertThat(Intervals.katz(0, 10, 0.5, 10)).isNull();
    assertThat(Intervals.katz(0.5, 10, 0, 10)).isNull();
    assertThat(Intervals.katz(1, 10, 1, 10)).isNull();
  }

  /** t with 3 degrees of freedom is 3.182446 at 97.5 %; sd 2 over sqrt(4) is 1. */
  @Test
  void aMeanHasStudentsInterval() {
    Interval interval = requireNonNull(Intervals.mean(5, 4, 4));

    assertThat(interval.low()).isCloseTo(5 - 3.182446, within(1e-6));
    assertThat(interval.high()).isCloseTo(5 + 3.182446, within(1e-6));
  }

  /**
   * By hand of 0.8 in 100 rows: the logit is ln(4) and its standard error 1 / sqrt(100 * 0.16) =
   * 1/4, so the odds are 4 / e^0.489991 = 2.450528 to 4 * e^0.489991 = 6.529206.
   */
  @Test
  void theLogitIntervalOfFourFifthsByHand() {
    Interval interval = requireNonNull(Intervals.logit(0.8, 100));

    assertThat(interval.low()).isCloseTo(2.450528 / 3.450528, within(1e-6));
    assertThat(interval.high()).isCloseTo(6.529206 / 7.529206, within(1e-6));
  }

  @Test
  void zeroAndOneHaveNoLogit() {
    assertThat(Intervals.logit(0, 100)).isNull();
    assertThat(Intervals.logit(1, 100)).isNull();
  }

  @Test
  void theLogitIntervalIsWithinZeroAndOneAroundItsValueAndMirrored() {
    for (double rows : new double[] {1, 2.5, 30, 1e6}) {
      for (double value : new double[] {1e-6, 0.01, 0.3, 0.5, 0.77, 0.999}) {
        Interval interval = requireNonNull(Intervals.logit(value, rows));
        Interval mirrored = requireNonNull(Intervals.logit(1 - value, rows));

        assertThat(interval.low()).isBetween(0.0, value).isLessThan(value);
        assertThat(interval.high()).isBetween(value, 1.0).isGreaterThan(value);
        assertThat(mirrored.low()).isCloseTo(1 - interval.high(), within(1e-9));
        assertThat(mirrored.high()).isCloseTo(1 - interval.low(), within(1e-9));
      }
    }
  }

  @Test
  void moreRowsMakeTheLogitIntervalNarrowerAndALargerValueMovesIt() {
    Interval wider = requireNonNull(Intervals.logit(0.6, 10));
    for (int rows = 11; rows < 2000; rows += 7) {
      Interval narrower = requireNonNull(Intervals.logit(0.6, rows));
      assertThat(narrower.low()).isGreaterThan(wider.low());
      assertThat(narrower.high()).isLessThan(wider.high());
      wider = narrower;
    }
    Interval lower = requireNonNull(Intervals.logit(0.05, 200));
    for (double value = 0.06; value < 0.96; value += 0.01) {
      Interval higher = requireNonNull(Intervals.logit(value, 200));
      assertThat(higher.low()).isGreaterThan(lower.low());
      assertThat(higher.high()).isGreaterThan(lower.high());
      lower = higher;
    }
  }

  @Test
  void oneValueOrEqualValuesSayNothingAboutTheirSpread() {
    assertThat(Intervals.mean(5, Double.NaN, 1)).isNull();
    assertThat(Intervals.mean(5, 0, 10)).isNull();
  }

  private static Interval rounded(Interval interval) {
    return new Interval(rounded(interval.low()), rounded(interval.high()));
  }

  private static double rounded(double value) {
    return Math.round(value * 1e4) / 1e4;
  }
}
