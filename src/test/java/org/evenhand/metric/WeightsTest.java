package org.evenhand.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.evenhand.metric.Rows.interval;
import static org.evenhand.metric.Rows.reason;
import static org.evenhand.metric.Rows.scored;
import static org.evenhand.metric.Rows.value;
import static org.evenhand.metric.Rows.weighted;

import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.Fraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WeightsTest {

  /** Only the values: a row seen twice is known to be two rows, a weight of 2 is not. */
  @ParameterizedTest
  @EnumSource
  void aWeightOfTwoHasTheValueOfTheRowTwice(Metric metric) {
    ScoredGroup weighted = weighted("0 1 1 0", "0.2 0.6 0.4 0.6", "1 2 1 3").all();
    ScoredGroup repeated = scored("0 1 1 1 0 0 0", "0.2 0.6 0.6 0.4 0.6 0.6 0.6").all();
    Double expected = repeated.measure(metric, 0.5, true, 1).valueOrNull();

    if (expected == null) {
      assertThat(weighted.measure(metric, 0.5, true, 1).valueOrNull()).isNull();
    } else {
      assertThat(value(weighted, metric)).isCloseTo(expected, within(1e-12));
    }
  }

  /** Weights 1 2 1 3 sum to 7 and their squares to 15, so they are worth 49 / 15 rows. */
  @Test
  void theIntervalRestsOnTheEffectiveNumberOfRows() {
    Estimate rate =
        (Estimate)
            weighted("0 1 1 0", "0.2 0.6 0.4 0.6", "1 2 1 3")
                .all()
                .measure(Metric.POSITIVE_RATE, 0.5, true, 4);

    assertThat(rate.fraction()).isEqualTo(new Fraction(5, 7));
    assertThat(rate.interval()).isEqualTo(Intervals.wilson(5 / 7.0, 49 / 15.0));
    assertThat(rate.small()).isFalse();
  }

  @Test
  void equalWeightsAreWorthTheirRows() {
    Measure one = scored("0 1", "0.2 0.6").all().measure(Metric.ACCURACY, 0.5, true, 1);
    Measure same =
        weighted("0 1", "0.2 0.6", "0.1 0.1").all().measure(Metric.ACCURACY, 0.5, true, 1);

    assertThat(interval(same).low()).isCloseTo(interval(one).low(), within(1e-12));
    assertThat(interval(same).high()).isCloseTo(interval(one).high(), within(1e-12));
  }

  @Test
  void rowsWithoutWeightCannotBeDividedBy() {
    ScoredGroup group = weighted("1 1 0", "0.2 0.6 0.4", "0 0 1").all();

    assertThat(reason(group.measure(Metric.TRUE_POSITIVE_RATE, 0.5, true, 1)))
        .isEqualTo("the weights of all positives are 0");
    assertThat(reason(group.measure(Metric.AUC, 0.5, true, 1)))
        .isEqualTo("the weights of all positives are 0");
    assertThat(value(group, Metric.ACCURACY)).isEqualTo(1);
  }

  @Test
  void weightsOfVeryDifferentSizeKeepTheIntervalFinite() {
    Estimate rate =
        (Estimate)
            weighted("1 1 0", "0.9 0.2 0.1", "1 1e-9 1e-9")
                .all()
                .measure(Metric.FALSE_OMISSION_RATE, 0.5, true, 1);

    assertThat(rate.value()).isCloseTo(0.5, within(1e-6));
    assertThat(interval(rate).low()).isBetween(0.0, 0.5);
    assertThat(interval(rate).high()).isBetween(0.5, 1.0);
  }

  @Test
  void weightsWhoseSquaresVanishOrOverflowKeepTheIntervalFinite() {
    for (String weights : new String[] {"1e-200 1e-200", "1e200 1e200"}) {
      Measure rate =
          weighted("1 0", "0.9 0.2", weights).all().measure(Metric.POSITIVE_RATE, 0.5, true, 1);

      assertThat(value(rate)).isEqualTo(0.5);
      assertThat(interval(rate)).isEqualTo(Intervals.wilson(0.5, 1));
    }
  }
}
