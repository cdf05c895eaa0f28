package org.evenhand.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.evenhand.fairness.DisparityMeasure.DEMOGRAPHIC_PARITY_DIFFERENCE;
import static org.evenhand.fairness.DisparityMeasure.DEMOGRAPHIC_PARITY_RATIO;
import static org.evenhand.fairness.DisparityMeasure.EQUALIZED_ODDS_DIFFERENCE;
import static org.evenhand.fairness.DisparityMeasure.EQUALIZED_ODDS_RATIO;
import static org.evenhand.fairness.DisparityMeasure.EQUAL_OPPORTUNITY_DIFFERENCE;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.evenhand.data.InputException;
import org.evenhand.data.RowSet;
import org.evenhand.fairness.Disparity.Excluded;
import org.evenhand.metric.Confusion;
import org.evenhand.metric.Explanation;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.Interval;
import org.evenhand.metric.Metric;
import org.evenhand.metric.Rows;
import org.evenhand.metric.ScoredRows;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DisparitiesTest {
  private static final DisparityOptions LARGEST = Audit.options(new Reference.Largest(), true);

  @Test
  void keysAreTheWordsOfFilesAndAnswers() {
    assertThat(DisparityMeasure.named().stream().map(DisparityMeasure::key))
        .containsExactly(
            "demographic_parity_difference",
            "demographic_parity_ratio",
            "equal_opportunity_difference",
            "equal_opportunity_ratio",
            "equalized_odds_difference",
            "equalized_odds_ratio",
            "average_odds_difference",
            "average_absolute_odds_difference",
            "predictive_parity_difference",
            "average_predictive_value_difference",
            "accuracy_difference",
            "treatment_equality_difference",
            "disparate_impact");
    assertThat(DisparityMeasure.all().stream().map(DisparityMeasure::key))
        .contains("false_positive_rate_ratio", "auc_difference", "matthews_correlation_difference")
        .doesNotContain("selection_rate_difference", "matthews_correlation_ratio")
        .doesNotHaveDuplicates();
    assertThat(DisparityMeasure.of("equalized_odds_ratio")).isSameAs(EQUALIZED_ODDS_RATIO);
    assertThatThrownBy(() -> DisparityMeasure.of("equalised_odds_ratio"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("did you mean 'equalized_odds_ratio'?");
  }

  /** Selection rates: a 1/4, b 3/4, c 2/4. */
  private static final Audit THREE =
      Audit.of("0 1 0 1 0 1 0 1 0 1 0 1", "1 0 0 0 1 1 1 0 1 1 0 0", "a a a a b b b b c c c c");

  @Test
  void theGapIsFromTheLowestGroupToTheHighest() {
    Disparity gap = THREE.disparity(DEMOGRAPHIC_PARITY_DIFFERENCE, true);

    assertThat(label(gap.from())).isEqualTo("a");
    assertThat(label(gap.to())).isEqualTo("b");
    assertThat(gap.rate()).isEqualTo(Metric.SELECTION_RATE);
    assertThat(Rows.value(gap.value())).isEqualTo(0.5);
  }

  /** Where the negative class is favorable, a is selected 3/4 and b 1/4. */
  @Test
  void theFavorableOutcomeTurnsTheGapAround() {
    Disparity gap = THREE.disparity(DEMOGRAPHIC_PARITY_DIFFERENCE, false);

    assertThat(label(gap.from())).isEqualTo("b");
    assertThat(label(gap.to())).isEqualTo("a");
    assertThat(Rows.value(gap.value())).isEqualTo(0.5);
  }

  /** True negatives of 2: a 1, b 0, c 1. Of truly positive rows none, one and one are found. */
  @Test
  void equalOpportunityIsAmongRowsThatTrulyHaveTheFavorableOutcome() {
    Disparity denied = THREE.disparity(EQUAL_OPPORTUNITY_DIFFERENCE, false);
    Disparity given = THREE.disparity(EQUAL_OPPORTUNITY_DIFFERENCE, true);

    assertThat(denied.rate()).isEqualTo(Metric.TRUE_NEGATIVE_RATE);
    assertThat(label(denied.from())).isEqualTo("b");
    assertThat(label(denied.to())).isEqualTo("a");
    assertThat(given.rate()).isEqualTo(Metric.TRUE_POSITIVE_RATE);
    assertThat(label(given.from())).isEqualTo("a");
    assertThat(label(given.to())).isEqualTo("b");
  }

  /** True positive rates 1 and 1/2; false positive rates 0 and 2/3. */
  @Test
  void equalizedOddsNamesTheRateWithTheWiderGap() {
    Audit audit = Audit.of("1 1 0 0 1 1 0 0 0", "1 1 0 0 1 0 1 1 0", "a a a a b b b b b");
    Disparity gap = audit.disparity(EQUALIZED_ODDS_DIFFERENCE, true);

    assertThat(gap.rate()).isEqualTo(Metric.FALSE_POSITIVE_RATE);
    assertThat(label(gap.from())).isEqualTo("a");
    assertThat(label(gap.to())).isEqualTo("b");
    assertThat(Rows.value(gap.value())).isCloseTo(2 / 3.0, within(1e-12));
  }

  @Test
  void aGroupThatCannotBeMeasuredIsLeftOutAndListed() {
    Audit audit = Audit.of("1 0 0 0 1 0", "1 0 1 0 0 0", "a a b b c c");
    Disparity gap = audit.disparity(EQUAL_OPPORTUNITY_DIFFERENCE, true);

    assertThat(Rows.value(gap.value())).isEqualTo(1);
    assertThat(gap.excluded())
        .containsExactly(
            new Excluded(
                new Group(List.of("g"), List.of("b")),
                Metric.TRUE_POSITIVE_RATE,
                "no positives among 2 rows"));
  }

  /** The What-If Tool then took its thresholds from that group (0 for it, or for all others). */
  @Test
  void aFirstGroupWithoutPositivesIsNamedAndChangesNothingElse() {
    Audit without = Audit.of("1 0 1 1 0", "1 0 1 0 1", "b b c c c");
    Audit with = Audit.of("0 0 1 0 1 1 0", "1 0 1 0 1 0 1", "a a b b c c c");
    Disparity gap = with.disparity(EQUAL_OPPORTUNITY_DIFFERENCE, true);

    assertThat(gap.value())
        .isEqualTo(without.disparity(EQUAL_OPPORTUNITY_DIFFERENCE, true).value());
    assertThat(gap.excluded())
        .extracting(left -> left.group().label() + ": " + left.reason())
        .containsExactly("a: no positives among 2 rows");
  }

  @Test
  void oneGroupThatCanBeMeasuredIsNoGap() {
    Audit audit = Audit.of("1 0 0 0", "1 0 1 0", "a a b b");

    assertThat(Rows.reason(audit.disparity(EQUAL_OPPORTUNITY_DIFFERENCE, true).value()))
        .isEqualTo("True positive rate can be estimated in 1 of 2 groups; it takes two");
    assertThat(audit.disparity(EQUAL_OPPORTUNITY_DIFFERENCE, true).from()).isNull();
    assertThat(Rows.reason(audit.disparity(EQUALIZED_ODDS_DIFFERENCE, true).value()))
        .isEqualTo("True positive rate can be estimated in 1 of 2 groups; it takes two");
    assertThat(Rows.value(audit.disparity(DEMOGRAPHIC_PARITY_DIFFERENCE, true).value())).isZero();
  }

  @Test
  void ratesOfZeroEverywhereHaveADifferenceButNoRatio() {
    Audit audit = Audit.of("1 0 1 0", "0 0 0 0", "a a b b");

    assertThat(Rows.value(audit.disparity(DEMOGRAPHIC_PARITY_DIFFERENCE, true).value())).isZero();
    assertThat(Rows.reason(audit.disparity(DEMOGRAPHIC_PARITY_RATIO, true).value()))
        .isEqualTo("Selection rate is 0 in every group, which leaves no ratio");
  }

  @Test
  void equalGroupsAreStillTwoGroups() {
    Disparity gap =
        Audit.of("1 0 1 0", "1 0 1 0", "a a b b").disparity(DEMOGRAPHIC_PARITY_RATIO, true);

    assertThat(Rows.value(gap.value())).isEqualTo(1);
    assertThat(label(gap.from())).isEqualTo("a");
    assertThat(label(gap.to())).isEqualTo("b");
  }

  /** 48 of 80 against 56 of 70: Newcombe 1998, table II (a), and Katz by hand. */
  @Test
  void gapsHaveTheIntervalsOfTheTwoGroups() {
    String predictions = ones(48, 80) + " " + ones(56, 70);
    String groups = repeat("a", 80) + " " + repeat("b", 70);
    Audit audit = Audit.of(repeat("0", 150), predictions, groups);
    Interval difference =
        Rows.interval(audit.disparity(DEMOGRAPHIC_PARITY_DIFFERENCE, true).value());
    Interval ratio = Rows.interval(audit.disparity(DEMOGRAPHIC_PARITY_RATIO, true).value());
    double deviation = Math.sqrt(1 / 48.0 - 1 / 80.0 + 1 / 56.0 - 1 / 70.0);

    assertThat(difference.low()).isCloseTo(0.0524, within(5e-5));
    assertThat(difference.high()).isCloseTo(0.3339, within(5e-5));
    assertThat(ratio.low()).isCloseTo(0.75 * Math.exp(-1.959964 * deviation), within(1e-6));
    assertThat(ratio.high()).isCloseTo(0.75 * Math.exp(1.959964 * deviation), within(1e-6));
  }

  @Test
  void eachGroupCanHaveItsOwnThreshold() {
    Audit audit = Audit.of("0 1 0 1", "0.2 0.4 0.6 0.8", "a a b b");
    List<GroupFigures> own =
        List.of(
            GroupFigures.of(audit.groups().get(0), 0.3, true, 1),
            GroupFigures.of(audit.groups().get(1), 0.7, true, 1));
    Confusion all = own.get(0).decisions().plus(own.get(1).decisions());
    List<Disparity> disparities =
        Disparities.of(audit.grouping(), own, GroupFigures.of(all, true, true, 1), LARGEST);

    assertThat(Rows.value(audit.disparity(DEMOGRAPHIC_PARITY_DIFFERENCE, true).value()))
        .isEqualTo(1);
    assertThat(Rows.value(disparities.get(0).value())).isZero();
  }

  @Test
  void withoutLabelsOnlyDemographicParityIsKnown() {
    ScoredRows rows = ScoredRows.of(Rows.numbers("0 1 1 1"), null, null, Rows.first(4));
    Grouping grouping = Grouping.by(List.of(Audit.column("a a b b")), RowSet.all(4));
    Audit unlabelled = new Audit(rows, grouping, rows.split(grouping.groupOf(), 2));

    assertThat(Rows.value(unlabelled.disparity(DEMOGRAPHIC_PARITY_DIFFERENCE, true).value()))
        .isEqualTo(0.5);
    assertThat(unlabelled.disparities(LARGEST))
        .filteredOn(d -> d.measure().basis().metrics(true).stream().allMatch(Metric::needsLabels))
        .hasSizeGreaterThan(50)
        .allSatisfy(
            disparity -> {
              assertThat(disparity.value().valueOrNull()).isNull();
              assertThat(disparity.verdict()).isEqualTo(Verdict.TOO_FEW);
              assertThat(disparity.excluded())
                  .extracting(Excluded::reason)
                  .containsOnly("no labels");
            });
  }

  @Test
  void whatIsNotWantedIsLeftOutAndTheRestIsTheSame() {
    for (School wanted : School.values()) {
      assertThat(
              THREE.disparities(
                  LARGEST.only(
                      (measure, school) ->
                          school == wanted && !measure.equals(EQUALIZED_ODDS_DIFFERENCE))))
          .isNotEmpty()
          .isEqualTo(
              THREE.disparities(LARGEST).stream()
                  .filter(
                      gap ->
                          gap.school() == wanted
                              && !gap.measure().equals(EQUALIZED_ODDS_DIFFERENCE))
                  .toList());
    }
  }

  @Test
  void aGapIsSmallIfEitherGroupIs() {
    Audit audit = Audit.of("0 1 0 1 0", "1 1 1 0 0", "a a b b b");

    assertThat(isSmall(audit, 3)).isTrue();
    assertThat(isSmall(audit, 2)).isFalse();
  }

  static List<DisparityMeasure> measures() {
    return DisparityMeasure.all();
  }

  @ParameterizedTest
  @MethodSource("measures")
  void everyMeasureIsExplained(DisparityMeasure measure) {
    Explanation said = measure.explanation();

    assertThat(List.of(said.label(), said.words(), said.definition(), said.formula()))
        .noneMatch(String::isBlank);
    assertThat(List.of(said.source(), said.matters())).noneMatch(String::isBlank);
    assertThat(DisparityMeasure.of(measure.key())).isSameAs(measure);
    assertThat(measure.neutral()).isEqualTo(measure.isRatio() ? 1 : 0);
  }

  private static boolean isSmall(Audit audit, int minGroup) {
    DisparityOptions options =
        new DisparityOptions(new Reference.Largest(), true, minGroup, Bootstrap.NONE);
    return ((Estimate) audit.disparities(options).get(0).value()).small();
  }

  private static String label(@Nullable Group group) {
    return Objects.requireNonNull(group).label();
  }

  private static String ones(int ones, int rows) {
    return repeat("1", ones) + " " + repeat("0", rows - ones);
  }

  private static String repeat(String value, int times) {
    return String.join(" ", Collections.nCopies(times, value));
  }
}
