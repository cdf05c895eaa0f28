package org.evenhand.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.evenhand.metric.Rows.first;
import static org.evenhand.metric.Rows.interval;
import static org.evenhand.metric.Rows.numbers;
import static org.evenhand.metric.Rows.reason;
import static org.evenhand.metric.Rows.value;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.Fraction;
import org.evenhand.metric.Measure.Interval;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        "MEDIAN_ERROR",
        "MEAN_ABSOLUTE_ERROR",
        "MEDIAN_ABSOLUTE_ERROR",
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

  /** Where the What-If Tool says 2, 2.5, 2.5, 3 (its D2: the middle of odd and even mixed up). */
  @ParameterizedTest
  @CsvSource({"1, 1", "1 2, 1.5", "3 1 2, 2", "4 1 3 2, 2.5", "9 -9 0 0 5, 0"})
  void theMedianIsTheMiddleOfAnyNumberOfRows(String errors, double median) {
    assertThat(value(errors(errors, null).measure(Metric.MEDIAN_ERROR, 1))).isEqualTo(median);
  }

  /** The median of |1 -1 3|; 3 weighing as much as both others leaves it between 1 and 3. */
  @Test
  void theMedianOfWeightedRowsHasHalfOfTheWeightBelow() {
    assertThat(value(errors("1 -1 3", null).measure(Metric.MEDIAN_ABSOLUTE_ERROR, 1))).isEqualTo(1);
    assertThat(value(errors("1 2 3", "1 1 2").measure(Metric.MEDIAN_ERROR, 1))).isEqualTo(2.5);
    assertThat(value(errors("1 2 3", "1 1 2.1").measure(Metric.MEDIAN_ERROR, 1))).isEqualTo(3);
    assertThat(value(errors("1 2 3", "0 0 2").measure(Metric.MEDIAN_ERROR, 1))).isEqualTo(3);
    assertThat(value(errors("1 2 7 3", "1 1 0 1").measure(Metric.MEDIAN_ERROR, 1))).isEqualTo(2);
    assertThat(value(errors("1 2 3 4", ".1 .1 .1 .1").measure(Metric.MEDIAN_ERROR, 1)))
        .isEqualTo(2.5);
  }

  /** Of 10 values 1 or none are below their median in 11 of 1024 cases, 2 in 56: 2nd to 9th. */
  @Test
  void theIntervalOfAMedianIsBetweenTwoOfTheValues() {
    assertThat(interval(errors("1 2 3 4 5 6 7 8 9 10", null).measure(Metric.MEDIAN_ERROR, 1)))
        .isEqualTo(new Interval(2, 9));
    assertThat(interval(errors("1 2 3 4 5 6", null).measure(Metric.MEDIAN_ERROR, 1)))
        .isEqualTo(new Interval(1, 6));
    assertThat(((Estimate) errors("1 2 3 4 5", null).measure(Metric.MEDIAN_ERROR, 1)).interval())
        .isNull();
  }

  @Test
  void anErrorOfJustTheToleranceIsWithinIt() {
    RegressionGroup group = errors("0 5 -5 5.1 -6", "1 1 1 2 1");

    assertThat(reason(group.measure(Metric.BEYOND_TOLERANCE, 1)))
        .isEqualTo("the workspace file sets no 'tolerance' for its target");
    Measure beyond =
        tolerating(5.0, "0 5 -5 5.1 -6", "1 1 1 2 1").measure(Metric.BEYOND_TOLERANCE, 1);
    assertThat(((Estimate) beyond).fraction()).isEqualTo(new Fraction(3, 6));
    assertThat(interval(beyond)).isEqualTo(Intervals.wilson(0.5, 36 / 8.0));
  }

  /** 2000 groups of 100 rows, truth normal, prediction 0.7 of it plus noise: R squared is 0.66. */
  @Test
  void intervalsOfRSquaredHoldTheTruthAsOftenAsTheySay() {
    Random random = new Random(1);
    int[] rows = first(100);
    int held = 0;
    for (int group = 0; group < 2000; group++) {
      double[] truth = random.doubles(100).map(any -> random.nextGaussian()).toArray();
      double[] predicted =
          Arrays.stream(truth).map(t -> 0.7 * t + 0.5 * random.nextGaussian()).toArray();
      Interval interval =
          interval(
              RegressionRows.of(predicted, truth, null, rows).all().measure(Metric.R_SQUARED, 1));
      held += interval.low() <= 0.66 && interval.high() >= 0.66 ? 1 : 0;
    }
    assertThat(held / 2000.0).isBetween(0.92, 0.97);
  }

  /** Rows whose truth is 0. */
  private static RegressionGroup errors(String errors, @Nullable String weights) {
    return tolerating(null, errors, weights);
  }

  private static RegressionGroup tolerating(
      @Nullable Double tolerance, String errors, @Nullable String weights) {
    double[] predictions = numbers(errors);
    int rows = predictions.length;
    double[] given = weights == null ? null : numbers(weights);
    return RegressionRows.of(predictions, new double[rows], given, first(rows))
        .tolerating(tolerance)
        .all();
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
