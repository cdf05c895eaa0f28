package org.evenhand.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.evenhand.metric.Rows.first;
import static org.evenhand.metric.Rows.numbers;
import static org.evenhand.metric.Rows.value;

import java.util.List;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.ColumnType;
import org.evenhand.data.RowSet;
import org.evenhand.fairness.Bootstrap;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.DisparityOptions;
import org.evenhand.fairness.Grouping;
import org.evenhand.fairness.Reference;
import org.evenhand.fairness.School;
import org.evenhand.metric.RegressionRows;
import org.junit.jupiter.api.Test;

class ValueGroupsTest {
  private static final RegressionRows ROWS =
      RegressionRows.of(numbers("1 2 3 5 7"), numbers("1 1 3 6 6"), null, first(5));
  private static final Grouping GROUPING =
      Grouping.by(
          List.of(CategoricalColumn.of("g", ColumnType.CATEGORY, List.of("a", "a", "a", "b", "b"))),
          RowSet.all(5));

  private static final DisparityOptions OPTIONS =
      new DisparityOptions(new Reference.Largest(), true, 1, Bootstrap.NONE);

  @Test
  void predictionsOfEachGroupAreHeldAgainstAllOthers() {
    ValueGroups groups = by(GROUPING);

    assertThat(groups.predictionGaps()).hasSize(2);
    assertThat(value(groups.predictionGaps().get(0).meanDifference())).isEqualTo(-4);
    assertThat(value(groups.predictionGaps().get(1).wasserstein())).isCloseTo(4, within(1e-12));
  }

  /** Mean absolute errors of 1/3, of errors 0 1 0, and 1, of errors -1 1. */
  @Test
  void everyMetricIsComparedBetweenGroups() {
    List<Disparity> gaps =
        by(GROUPING).at(Threshold.of(0.5), (measure, school) -> true).disparities();

    assertThat(gaps)
        .filteredOn(gap -> gap.measure().key().equals("mean_absolute_error_difference"))
        .filteredOn(gap -> gap.school() == School.EXTREMES)
        .singleElement()
        .satisfies(gap -> assertThat(value(gap.value())).isCloseTo(2 / 3.0, within(1e-12)));
    assertThat(gaps)
        .filteredOn(gap -> gap.measure().key().equals("mean_prediction_difference"))
        .filteredOn(gap -> gap.school() == School.REFERENCE)
        .singleElement()
        .satisfies(gap -> assertThat(value(gap.value())).isCloseTo(4, within(1e-12)));
  }

  @Test
  void allRowsTogetherHaveNothingToBeHeldAgainst() {
    ValueGroups all = new ValueGroups(null, null, ROWS, OPTIONS);

    assertThat(all.predictionGaps()).isEmpty();
    assertThat(all.at(Threshold.of(0.5), (measure, school) -> true).disparities()).isEmpty();
  }

  private static ValueGroups by(Grouping grouping) {
    return new ValueGroups(grouping, new ValueGroups(null, null, ROWS, OPTIONS), ROWS, OPTIONS);
  }
}
