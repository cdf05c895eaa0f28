package org.evenhand.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.metric.Rows.interval;
import static org.evenhand.metric.Rows.reason;
import static org.evenhand.metric.Rows.value;

import java.util.Arrays;
import java.util.List;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.ColumnType;
import org.evenhand.data.RowSet;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Interval;
import org.evenhand.metric.Measures;
import org.evenhand.metric.Metric;
import org.junit.jupiter.api.Test;

class MetricGapTest {
  private static final Grouping GROUPING =
      Grouping.by(
          List.of(
              CategoricalColumn.of("g", ColumnType.CATEGORY, Arrays.asList("a", "b", "c", "d"))),
          RowSet.all(4));

  /** From 2 (1 to 4) to 5 (4.5 to 7): 3 - hypot(0.5, 2) and 3 + hypot(2, 1). */
  @Test
  void theLargestMinusTheSmallestOfThoseThatAreEstimable() {
    MetricGap gap =
        gap(
            Measures.number(3, new Interval(2, 4), false),
            Measures.none("no rows"),
            Measures.number(5, new Interval(4.5, 7), true),
            Measures.number(2, new Interval(1, 4), false));

    assertThat(value(gap.value())).isEqualTo(3);
    assertThat(interval(gap.value()))
        .isEqualTo(new Interval(3 - Math.hypot(0.5, 2), 3 + Math.hypot(2, 1)));
    assertThat(((Measure.Estimate) gap.value()).small()).isTrue();
    assertThat(gap.from()).isEqualTo(GROUPING.groups().get(3));
    assertThat(gap.to()).isEqualTo(GROUPING.groups().get(2));
  }

  @Test
  void equalGroupsAreNotApartAndStillTwo() {
    MetricGap gap = gap(Measures.number(1, null, false), Measures.number(1, null, false));

    assertThat(value(gap.value())).isZero();
    assertThat(gap.from()).isNotEqualTo(gap.to());
  }

  @Test
  void oneGroupIsNoGap() {
    MetricGap gap = gap(Measures.number(1, null, false), Measures.none("no rows"));

    assertThat(reason(gap.value()))
        .isEqualTo("Mean error can be estimated in 1 of 2 groups; it takes two");
    assertThat(gap.from()).isNull();
  }

  private static MetricGap gap(Measure... measures) {
    return MetricGap.extremes(GROUPING, Metric.MEAN_ERROR, List.of(measures));
  }
}
