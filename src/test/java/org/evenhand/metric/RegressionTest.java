package org.evenhand.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.evenhand.metric.Rows.first;
import static org.evenhand.metric.Rows.numbers;
import static org.evenhand.metric.Rows.reason;
import static org.evenhand.metric.Rows.value;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RegressionTest {

  /** Errors 1, -1, 3: mean 1, absolute 5/3, squared 11/3; the truth 1 2 6 varies by 14 around 3. */
  @Test
  void errorsOfThreeRowsByHand() {
    RegressionGroup group =
        RegressionRows.of(numbers("2 1 9"), numbers("1 2 6"), null, first(3)).all();

    assertThat(value(group.measure(Metric.MEAN_ERROR, 1))).isCloseTo(1, within(1e-12));
    assertThat(value(group.measure(Metric.MEAN_ABSOLUTE_ERROR, 1)))
        .isCloseTo(5 / 3.0, within(1e-12));
    assertThat(value(group.measure(Metric.ROOT_MEAN_SQUARED_ERROR, 1)))
        .isCloseTo(Math.sqrt(11 / 3.0), within(1e-12));
    assertThat(value(group.measure(Metric.R_SQUARED, 1))).isCloseTo(1 - 11 / 14.0, within(1e-12));
    assertThat(value(group.measure(Metric.MEAN_PREDICTION, 1))).isCloseTo(4, within(1e-12));
  }

  @Test
  void aTruthThatDoesNotVaryCannotBeExplained() {
    RegressionGroup group =
        RegressionRows.of(numbers("2 1"), numbers("0.1 0.1"), null, first(2)).all();

    assertThat(reason(group.measure(Metric.R_SQUARED, 1)))
        .isEqualTo("the truth is the same in all of 2 rows");
  }

  @Test
  void withoutTargetsOnlyThePredictionsAreKnown() {
    RegressionGroup group = RegressionRows.of(numbers("2 1"), null, null, first(2)).all();

    assertThat(value(group.measure(Metric.MEAN_PREDICTION, 1))).isEqualTo(1.5);
    assertThat(reason(group.measure(Metric.MEAN_ERROR, 1))).isEqualTo("no labels");
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "MEAN_ERROR",
        "MEAN_ABSOLUTE_ERROR",
        "ROOT_MEAN_SQUARED_ERROR",
        "R_SQUARED",
        "MEAN_PREDICTION"
      })
  void groupsAreMeasuredOnTheirOwn(Metric metric) {
    List<RegressionGroup> groups =
        RegressionRows.of(numbers("2 1 9 4 4"), numbers("1 2 6 3 9"), null, first(5))
            .split(new int[] {1, 1, 1, -1, -1}, 2);
    RegressionGroup alone =
        RegressionRows.of(numbers("2 1 9"), numbers("1 2 6"), null, first(3)).all();

    assertThat(groups.get(1).measure(metric, 1)).isEqualTo(alone.measure(metric, 1));
    assertThat(reason(groups.get(0).measure(metric, 1))).isEqualTo("no rows");
  }

  @Test
  void aRowThatCannotBeJudgedIsRefused() {
    assertThatThrownBy(() -> RegressionRows.of(numbers("1 NaN"), null, null, first(2)))
        .hasMessage("row 1 cannot be judged");
    assertThatThrownBy(() -> RegressionRows.of(numbers("1"), numbers("Infinity"), null, first(1)))
        .hasMessage("row 0 cannot be judged");
    assertThatThrownBy(() -> RegressionRows.of(numbers("1"), null, numbers("-1"), first(1)))
        .hasMessage("row 0 cannot be judged");
  }
}
