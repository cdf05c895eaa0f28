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
import org.evenhand.fairness.Grouping;
import org.evenhand.fairness.MetricGap;
import org.evenhand.metric.Metric;
import org.evenhand.metric.RegressionRows;
import org.junit.jupiter.api.Test;

class ValueGroupsTest {
  private static final RegressionRows ROWS =
      RegressionRows.of(numbers("1 2 3 5 7"), numbers("1 1 3 6 6"), null, first(5));
  private static final Grouping GROUPING =
      Grouping.by(
          List.of(CategoricalColumn.of("g", ColumnType.CATEGORY, List.of("a", "a", "a", "b", "b"))),
          RowSet.all(5));

  @Test
  void predictionsOfEachGroupAreHeldAgainstAllOthers() {
    ValueGroups groups = new ValueGroups(GROUPING, ROWS, 1);

    assertThat(groups.predictionGaps()).hasSize(2);
    assertThat(value(groups.predictionGaps().get(0).meanDifference())).isEqualTo(-4);
    assertThat(value(groups.predictionGaps().get(1).wasserstein())).isCloseTo(4, within(1e-12));
  }

  /** Errors 0 1 0 and -1 1. */
  @Test
  void everyMetricIsComparedBetweenGroups() {
    List<MetricGap> gaps = new ValueGroups(GROUPING, ROWS, 1).metricGaps();

    assertThat(gaps)
        .filteredOn(gap -> gap.metric() == Metric.MEAN_ABSOLUTE_ERROR)
        .singleElement()
        .satisfies(gap -> assertThat(value(gap.value())).isCloseTo(2 / 3.0, within(1e-12)));
    assertThat(gaps)
        .extracting(MetricGap::metric)
        .allMatch(metric -> metric.family() == Metric.Family.REGRESSION)
        .hasSize(8);
  }

  @Test
  void allRowsTogetherHaveNothingToBeHeldAgainst() {
    ValueGroups all = new ValueGroups(null, ROWS, 1);

    assertThat(all.predictionGaps()).isEmpty();
    assertThat(all.metricGaps()).isEmpty();
  }
}
