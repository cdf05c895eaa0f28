package org.evenhand.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.evenhand.metric.Rows.first;
import static org.evenhand.metric.Rows.interval;
import static org.evenhand.metric.Rows.numbers;
import static org.evenhand.metric.Rows.reason;
import static org.evenhand.metric.Rows.value;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.ColumnType;
import org.evenhand.data.RowSet;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.Interval;
import org.evenhand.metric.ScoredGroup;
import org.evenhand.metric.ScoredRows;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PredictionGapsTest {
  private static final Offset<Double> CLOSE = within(1e-12);
  private static final String VALUES = "1 2 2.5 4 7.25 9 3  2 5 6 6.5 8 11 12 3.5 10";
  private static final String WEIGHTS = "1 2 .5 3 1 1 2  2 1 1 .5 3 1 2 4 1";
  private static final String GROUPS = "aaaaaaabbbbbbbbb";

  /** SciPy 1.17: ks_2samp with method="exact", wasserstein_distance, ttest_ind(equal_var=False). */
  @Test
  void distancesOfTwoGroupsAreThoseOfScipy() {
    PredictionGap gap = each(VALUES, null, GROUPS).get(0);

    assertThat(value(gap.kolmogorovSmirnov())).isCloseTo(0.49206349206349204, CLOSE);
    assertThat(value(gap.pValue())).isCloseTo(0.21765734265734266, CLOSE);
    assertThat(value(gap.wasserstein())).isCloseTo(3.003968253968254, CLOSE);
    assertThat(value(gap.meanDifference())).isCloseTo(-3.003968253968254, CLOSE);
    assertThat(interval(gap.meanDifference()).low()).isCloseTo(-6.4191194226483965, within(1e-9));
    assertThat(interval(gap.meanDifference()).high()).isCloseTo(0.41118291471188817, within(1e-9));
  }

  /**
   * SciPy: wasserstein_distance with weights; the largest distance of the weighted shares over all
   * values; special.kolmogorov at it, with the effective numbers of rows 5.44 and 6.45.
   */
  @Test
  void weightedDistancesAreThoseOfScipy() {
    PredictionGap gap = each(VALUES, WEIGHTS, GROUPS).get(1);

    assertThat(value(gap.wasserstein())).isCloseTo(2.6751152073732714, CLOSE);
    assertThat(value(gap.kolmogorovSmirnov())).isCloseTo(0.42242703533026116, CLOSE);
    assertThat(value(gap.pValue())).isCloseTo(0.6679272367716829, CLOSE);
  }

  @Test
  void groupsThatAreGivenTheSameAreNotApart() {
    PredictionGap gap = each("1 2 3 1 2 3", null, "aaabbb").get(0);

    assertThat(value(gap.kolmogorovSmirnov())).isZero();
    assertThat(value(gap.wasserstein())).isZero();
    assertThat(value(gap.meanDifference())).isZero();
    assertThat(value(gap.pValue())).isEqualTo(1);
  }

  @Test
  void eachGroupIsHeldAgainstAllOthersTogether() {
    String values = "1 2 9 3 5 5 8";
    List<PredictionGap> each = each(values, null, "aabbccc");
    PredictionGap alone = each(values, null, "aazzzzz").get(0);

    assertThat(each).extracting(gap -> gap.group().label()).containsExactly("a", "b", "c");
    assertThat(each.get(0).against()).isNull();
    assertThat(each.get(0).meanDifference()).isEqualTo(alone.meanDifference());
    assertThat(value(each.get(0).wasserstein())).isCloseTo(value(alone.wasserstein()), CLOSE);
    assertThat(value(each.get(0).kolmogorovSmirnov())).isEqualTo(1);
  }

  @Test
  void againstOneGroupTheOthersDoNotCount() {
    Grouping grouping = grouping("aabbccc");
    List<PredictionGap> gaps =
        PredictionGaps.against(grouping, groups("1 2 9 3 5 5 8", null, grouping), 1, 1, 1);

    assertThat(gaps).extracting(gap -> gap.group().label()).containsExactly("a", "c");
    assertThat(gaps.get(0).against()).isEqualTo(grouping.groups().get(1));
    assertThat(value(gaps.get(0).meanDifference())).isEqualTo(1.5 - 6);
    assertThat(value(gaps.get(1).wasserstein())).isCloseTo(2, CLOSE);
  }

  @Test
  void oneRowHasADistanceButNoInterval() {
    PredictionGap gap = each("1 2 3 4", null, "abbb").get(0);

    assertThat(value(gap.wasserstein())).isEqualTo(2);
    assertThat(estimate(gap.wasserstein()).interval()).isNull();
    assertThat(estimate(gap.meanDifference()).interval()).isNull();
  }

  @Test
  void aGroupWithoutOthersOrWithoutWeightIsNotEstimable() {
    assertThat(reason(each("1 2", null, "aa").get(0).wasserstein()))
        .isEqualTo("no judged rows of any weight in other groups");
    List<PredictionGap> gaps = each("1 2 3", "0 0 1", "aab");
    assertThat(reason(gaps.get(0).pValue())).isEqualTo("no judged rows of any weight in the group");
  }

  @Test
  void theSameSeedGivesTheSameIntervals() {
    assertThat(each(VALUES, WEIGHTS, GROUPS)).isEqualTo(each(VALUES, WEIGHTS, GROUPS));
  }

  /** Normal values, one group a standard deviation higher: distances 0.3829 and 1. */
  @Test
  void intervalsHoldTheTruthAtLeastAsOftenAsTheySay() {
    Random random = new Random(2);
    int shifted = 0;
    int moved = 0;
    for (int round = 0; round < 100; round++) {
      double[] values =
          IntStream.range(0, 300).mapToDouble(i -> random.nextGaussian() + i % 2).toArray();
      PredictionGap gap = each(values, null, "ab".repeat(150)).get(0);
      shifted += holds(interval(gap.kolmogorovSmirnov()), 0.3829249);
      moved += holds(interval(gap.wasserstein()), 1);
    }
    assertThat(shifted).isGreaterThanOrEqualTo(93);
    assertThat(moved).isGreaterThanOrEqualTo(93);
  }

  /** Two groups of one distribution: percentiles of distances would never hold 0. */
  @Test
  void intervalsOfGroupsThatAreAlikeHoldZero() {
    Random random = new Random(6);
    int held = 0;
    for (int round = 0; round < 60; round++) {
      double[] values = random.doubles(400).toArray();
      PredictionGap gap = each(values, null, "ab".repeat(200)).get(0);
      held += holds(interval(gap.kolmogorovSmirnov()), 0) + holds(interval(gap.wasserstein()), 0);
    }
    assertThat(held).isBetween(106, 119);
  }

  private static int holds(Interval interval, double value) {
    return interval.low() <= value && value <= interval.high() ? 1 : 0;
  }

  private static Estimate estimate(Measure measure) {
    return (Estimate) measure;
  }

  private static Grouping grouping(String groups) {
    List<String> names = groups.chars().mapToObj(Character::toString).toList();
    return Grouping.by(
        List.of(CategoricalColumn.of("group", ColumnType.CATEGORY, names)),
        RowSet.all(names.size()));
  }

  private static List<ScoredGroup> groups(
      String values, @Nullable String weights, Grouping grouping) {
    return groups(numbers(values), weights, grouping);
  }

  private static List<ScoredGroup> groups(
      double[] values, @Nullable String weights, Grouping grouping) {
    return ScoredRows.of(
            values, null, weights == null ? null : numbers(weights), first(values.length))
        .split(grouping.groupOf(), grouping.groups().size());
  }

  private static List<PredictionGap> each(String values, @Nullable String weights, String groups) {
    return each(numbers(values), weights, groups);
  }

  private static List<PredictionGap> each(
      double[] values, @Nullable String weights, String groups) {
    Grouping grouping = grouping(groups);
    return PredictionGaps.ofEach(grouping, groups(values, weights, grouping), 1, 1);
  }
}
