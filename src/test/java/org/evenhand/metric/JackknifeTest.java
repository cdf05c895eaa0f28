package org.evenhand.metric;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.evenhand.metric.Measure.Interval;
import org.junit.jupiter.api.Test;

class JackknifeTest {
  /** fairness.md F20: TensorFlow Model Analysis, values of 1.6 and 3.3 over all rows. */
  @Test
  void summaryOfTwoLeaveOuts() {
    assertThat(Jackknife.of(1, 2)).isEqualTo(new Jackknife(1.5, 0.5, 2));
    assertThat(Jackknife.of(2, 4)).isEqualTo(new Jackknife(3, 1, 2));
  }

  /**
   * A mean without each of the values 1, 2, 3, 6: of 4, the usual standard error is sqrt(14 / 3) /
   * sqrt(4) = 1.080123, and so is the jackknife's.
   */
  @Test
  void ofAMeanItIsTheUsualStandardError() {
    Jackknife jackknife = Jackknife.of(11 / 3.0, 10 / 3.0, 9 / 3.0, 6 / 3.0);

    assertThat(jackknife.mean()).isCloseTo(3, within(1e-12));
    assertThat(jackknife.standardError()).isCloseTo(Math.sqrt(14 / 3.0 / 4), within(1e-12));
  }

  /**
   * Of 0.8: the standard error is sqrt(4 / 5 * 0.001) = 0.028284, on the logit 0.028284 / 0.16 =
   * 0.176777, times Student's 2.776445 of 4 degrees 0.490811; the odds of 4 times or over 1.633640.
   */
  @Test
  void intervalOfFourFifthsByHand() {
    Interval interval = requireNonNull(Jackknife.of(0.78, 0.8, 0.82, 0.79, 0.81).interval(0.8));

    assertThat(interval.low()).isCloseTo(4 / 1.633640 / (1 + 4 / 1.633640), within(1e-6));
    assertThat(interval.high()).isCloseTo(4 * 1.633640 / (1 + 4 * 1.633640), within(1e-6));
  }

  @Test
  void anIntervalStaysBetweenZeroAndOne() {
    Interval low = requireNonNull(Jackknife.of(0, 0.02, 0.01).interval(0.01));
    Interval high = requireNonNull(Jackknife.of(1, 0.98, 0.99).interval(0.99));

    assertThat(low.low()).isBetween(0.0, 0.01);
    assertThat(high.high()).isBetween(0.99, 1.0);
  }

  @Test
  void whatDoesNotVaryHasNoInterval() {
    assertThat(Jackknife.of(0.7, 0.7, 0.7).interval(0.7)).isNull();
    assertThat(Jackknife.of(1, 1, 1).interval(1)).isNull();
    assertThat(Jackknife.of(0.9, 1, 1).interval(1)).isNull();
  }

  @Test
  void whatIsNotEstimableWithoutABlockHasNoInterval() {
    assertThat(Jackknife.of(0.5, Double.NaN, 0.6).interval(0.5)).isNull();
  }
}
