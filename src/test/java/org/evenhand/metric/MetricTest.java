package org.evenhand.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.evenhand.data.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetricTest {

  @Test
  void keysAreTheWordsOfFilesAndAnswers() {
    assertThat(Arrays.stream(Metric.values()).map(Metric::key))
        .containsExactly(
            "selection_rate",
            "positive_rate",
            "base_rate",
            "true_positive_rate",
            "false_positive_rate",
            "true_negative_rate",
            "false_negative_rate",
            "precision",
            "negative_predictive_value",
            "false_discovery_rate",
            "false_omission_rate",
            "accuracy",
            "error_rate",
            "balanced_accuracy",
            "f1",
            "matthews_correlation",
            "false_negatives_per_false_positive",
            "auc",
            "average_precision",
            "log_loss",
            "brier",
            "calibration_error",
            "mean_score",
            "generalized_true_positive_rate",
            "generalized_false_positive_rate",
            "multiclass_accuracy",
            "macro_precision",
            "macro_recall",
            "macro_f1",
            "mean_error",
            "median_error",
            "mean_absolute_error",
            "median_absolute_error",
            "root_mean_squared_error",
            "r_squared",
            "beyond_tolerance",
            "mean_prediction");
  }

  @ParameterizedTest
  @EnumSource
  void everyMetricIsFoundByItsKey(Metric metric) {
    assertThat(Metric.of(metric.key())).isSameAs(metric);
  }

  @Test
  void aMisspeltKeyIsAnsweredWithTheNearestOne() {
    assertThatThrownBy(() -> Metric.of("true_positve_rate"))
        .isInstanceOf(InputException.class)
        .hasMessage("no metric 'true_positve_rate'; did you mean 'true_positive_rate'?");
  }

  @ParameterizedTest
  @EnumSource
  void everyMetricCanBeMeasuredWhereItBelongs(Metric metric) {
    Measure measure =
        switch (metric.family()) {
          case DECISION, SCORE -> scored(metric);
          case CLASSES -> matrix().measure(metric, 1);
          case REGRESSION -> regression(metric);
        };

    assertThat(measure.valueOrNull()).isNotNull();
  }

  @ParameterizedTest
  @EnumSource
  void aMetricOfTheOtherKindIsNotEstimableForAStatedReason(Metric metric) {
    String reason =
        switch (metric.family()) {
          case DECISION, SCORE -> Rows.reason(regression(metric));
          case CLASSES, REGRESSION -> Rows.reason(scored(metric));
        };

    assertThat(reason)
        .isIn(
            "no numeric target",
            "of more than two classes only",
            "the target is a number, not a class");
  }

  private static Measure scored(Metric metric) {
    return Rows.scored("0 1 0 1", "0.2 0.4 0.6 0.8").all().measure(metric, 0.5, true, 1);
  }

  private static Measure regression(Metric metric) {
    return RegressionRows.of(new double[] {1, 2}, new double[] {1, 3}, null, new int[] {0, 1})
        .tolerating(0.5)
        .all()
        .measure(metric, 1);
  }

  private static ConfusionMatrix matrix() {
    return ConfusionMatrix.byGroup(
            List.of("a", "b", "c"),
            new int[] {0, 1, 2},
            new int[] {0, 1, 1},
            null,
            Rows.first(3),
            new int[3],
            1)
        .get(0);
  }
}
