package org.evenhand.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.evenhand.data.InputException;
import org.evenhand.metric.Intervals;
import org.evenhand.metric.Measure.Interval;
import org.evenhand.metric.Metric;
import org.evenhand.metric.Rows;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchoolsTest {
  private static final Offset<Double> CLOSE = within(1e-6);

  /** Fairlearn, user guide, perform_fairness_assessment. */
  private static final Audit FAIRLEARN =
      Audit.of(
          "0 1 1 1 1 0 1 0 1 0 0 0 1 1 1 1 1 1",
          "0 0 1 0 1 1 1 0 0 1 1 1 1 0 0 1 1 0",
          "b b a b b c c c a a c a b c c b c c");

  /** AI Fairness 360's R package, test-classification.R; group 1 is its privileged one. */
  private static final Audit AIF360 =
      Audit.of(
          "0 0 0 0 1 0 0 0 0 0 0 0 0 1 0 0 1 0 0 1",
          "0 0 1 1 0 0 0 0 1 0 1 0 0 0 0 1 1 0 1 0",
          "0 1 0 0 0 0 1 1 0 1 1 1 1 1 1 0 1 0 1 0");

  private static DisparityOptions options(Reference reference) {
    return Audit.options(reference, true);
  }

  @ParameterizedTest
  @CsvSource({
    "equal_opportunity_difference, 0.1",
    "false_positive_rate_difference, 0.666667",
    "demographic_parity_difference, 0.194444",
    "equalized_odds_difference, 0.666667",
    "equal_opportunity_ratio, 0.8",
    "false_positive_rate_ratio, 0",
    "demographic_parity_ratio, 0.740741",
    "equalized_odds_ratio, 0",
  })
  void fairlearnToOverall(String measure, double value) {
    Disparity disparity =
        FAIRLEARN.disparity(
            DisparityMeasure.of(measure), School.OVERALL, options(new Reference.Largest()));

    assertThat(Rows.value(disparity.value())).isCloseTo(value, CLOSE);
    assertThat(Objects.requireNonNull(disparity.to()).label()).isEqualTo("all");
  }

  @ParameterizedTest
  @CsvSource({
    "demographic_parity_difference, 0.171717",
    "disparate_impact, 1.629630",
    "equal_opportunity_difference, -0.5",
    "average_odds_difference, -0.0753968",
    "average_absolute_odds_difference, 0.4246032",
    "average_predictive_value_difference, -0.0291667",
    "false_positive_rate_difference, 0.349206",
    "false_discovery_rate_ratio, 1.5",
    "false_omission_rate_difference, 0.275",
    "false_omission_rate_ratio, 3.2",
    "error_rate_difference, 0.393939",
    "error_rate_ratio, 2.444444",
    "accuracy_difference, -0.393939",
    "predictive_parity_difference, -0.333333",
    "treatment_equality_difference, 0",
  })
  void aif360AgainstThePrivilegedGroup(String measure, double value) {
    Disparity disparity = against(AIF360, "1", DisparityMeasure.of(measure), "0");

    assertThat(Rows.value(disparity.value())).isCloseTo(value, CLOSE);
    assertThat(Objects.requireNonNull(disparity.to()).label()).isEqualTo("1");
  }

  @Test
  void exchangingTheGroupsTurnsTheSignAndTheRatio() {
    for (DisparityMeasure measure : DisparityMeasure.all()) {
      if (measure.schools().contains(School.REFERENCE)
          && !measure.equals(DisparityMeasure.AVERAGE_ABSOLUTE_ODDS_DIFFERENCE)) {
        Double one = valueOrNull(AIF360, "1", measure, "0");
        Double other = valueOrNull(AIF360, "0", measure, "1");
        if (one != null && other != null) {
          assertThat(other)
              .as(measure.key())
              .isCloseTo(measure.isRatio() ? 1 / one : 0 - one, CLOSE);
        }
      }
    }
  }

  private static @Nullable Double valueOrNull(
      Audit audit, String reference, DisparityMeasure measure, String group) {
    return audit.against(reference, measure).containsKey(group)
        ? against(audit, reference, measure, group).value().valueOrNull()
        : null;
  }

  private static Disparity against(
      Audit audit, String reference, DisparityMeasure measure, String group) {
    return Objects.requireNonNull(audit.against(reference, measure).get(group));
  }

  /** Rows: a 4, b 6, c 8; selected 0.75, 0.5, 0.5. */
  @Test
  void theReferenceIsNamedLargestOrBestOff() {
    assertThat(reference(new Reference.Largest())).isEqualTo("c");
    assertThat(reference(new Reference.BestOff())).isEqualTo("a");
    assertThat(reference(new Reference.Named(List.of("b")))).isEqualTo("b");
    assertThatThrownBy(() -> reference(new Reference.Named(List.of("B1"))))
        .isInstanceOf(InputException.class)
        .hasMessage("no group 'B1' to compare the others with; did you mean 'b'?");
  }

  private static String reference(Reference reference) {
    Disparity first =
        FAIRLEARN.disparity(
            DisparityMeasure.DEMOGRAPHIC_PARITY_DIFFERENCE, School.REFERENCE, options(reference));
    return Objects.requireNonNull(first.to()).label();
  }

  /** One of 100 rows alone in its group is always selected; 2 of 3 of the others are. */
  @Test
  void aTinyGroupIsNotTheBestOff() {
    Audit audit =
        Audit.of(
            repeat("1", 100),
            "1 " + repeat("1", 66) + " " + repeat("0", 33),
            "a " + repeat("b", 99));
    Disparity gap =
        audit.disparity(
            DisparityMeasure.DEMOGRAPHIC_PARITY_DIFFERENCE,
            School.REFERENCE,
            options(new Reference.BestOff()));

    assertThat(Objects.requireNonNull(gap.to()).label()).isEqualTo("b");
  }

  /** Both odds differ by 1/2, in opposite directions: their mean is 0, their sizes' 1/2. */
  @Test
  void averageOddsCanBeZeroWhereOddsDiffer() {
    Audit audit = Audit.of("1 1 0 0 1 1 0 0", "1 1 0 0 1 0 1 0", "a a a a b b b b");

    assertThat(
            Rows.value(against(audit, "a", DisparityMeasure.AVERAGE_ODDS_DIFFERENCE, "b").value()))
        .isZero();
    assertThat(
            Rows.value(
                against(audit, "a", DisparityMeasure.AVERAGE_ABSOLUTE_ODDS_DIFFERENCE, "b")
                    .value()))
        .isEqualTo(0.5);
  }

  /** Selected 40 of 100 against 80 of 100; errors 60 of 100 against 20. */
  @Test
  void theVerdictSaysWhichSideIsClear() {
    Audit audit =
        Audit.of(
            repeat("1", 200),
            repeat("1", 40) + " " + repeat("0", 60) + " " + repeat("1", 80) + " " + repeat("0", 20),
            repeat("a", 100) + " " + repeat("b", 100));

    assertThat(verdict(audit, "b", "demographic_parity_difference", "a")).isEqualTo(Verdict.CLEAR);
    assertThat(verdict(audit, "a", "demographic_parity_ratio", "b"))
        .isEqualTo(Verdict.CLEAR_OTHER_WAY);
    assertThat(verdict(audit, "b", "error_rate_difference", "a")).isEqualTo(Verdict.CLEAR);
    assertThat(verdict(audit, "a", "error_rate_difference", "b"))
        .isEqualTo(Verdict.CLEAR_OTHER_WAY);
    assertThat(verdict(audit, "b", "false_positive_rate_difference", "a"))
        .isEqualTo(Verdict.TOO_FEW);
    assertThat(verdict(audit, "b", "f1_difference", "a")).isEqualTo(Verdict.CLEAR);
    assertThat(verdict(AIF360, "1", "accuracy_difference", "0")).isEqualTo(Verdict.UNCERTAIN);
  }

  private static Verdict verdict(Audit audit, String reference, String measure, String group) {
    return against(audit, reference, DisparityMeasure.of(measure), group).verdict();
  }

  @Test
  void aGroupBelowTheLeastSizeIsTooFew() {
    Audit audit = Audit.of(repeat("1", 20), repeat("1", 10) + " " + repeat("0", 10), names(10, 10));
    DisparityOptions strict =
        new DisparityOptions(new Reference.Largest(), true, 11, Bootstrap.NONE);

    for (School school : School.values()) {
      assertThat(audit.disparity(DisparityMeasure.ACCURACY_DIFFERENCE, school, strict).verdict())
          .isEqualTo(Verdict.TOO_FEW);
      assertThat(
              audit
                  .disparity(
                      DisparityMeasure.ACCURACY_DIFFERENCE,
                      school,
                      options(new Reference.Largest()))
                  .verdict())
          .isIn(Verdict.CLEAR, Verdict.CLEAR_OTHER_WAY);
    }
  }

  /** Three pairs: the widest gap's p-value is three times what it is alone. */
  @Test
  void theWidestGapPaysForAllPairs() {
    Audit audit =
        Audit.of(
            repeat("1", 90),
            ones(10, 30) + " " + ones(15, 30) + " " + ones(20, 30),
            repeat("a", 30) + " " + repeat("b", 30) + " " + repeat("c", 30));
    PValue p =
        Objects.requireNonNull(
            audit.disparity(DisparityMeasure.DEMOGRAPHIC_PARITY_DIFFERENCE, true).p());

    assertThat(p.comparisons()).isEqualTo(3);
    assertThat(p.adjusted()).isCloseTo(3 * p.raw(), within(1e-12));
    // Both against c, by Holm: the smaller of the two p-values doubled.
    PValue against = Objects.requireNonNull(against(audit, "c", DEMOGRAPHIC_PARITY, "a").p());
    assertThat(against.comparisons()).isEqualTo(2);
    assertThat(against.adjusted()).isCloseTo(2 * p.raw(), within(1e-12));
  }

  private static final DisparityMeasure DEMOGRAPHIC_PARITY =
      DisparityMeasure.DEMOGRAPHIC_PARITY_DIFFERENCE;

  /** As two rates of different rows: MOVER of the halves of Newcombe's. */
  @Test
  void theIntervalOfAverageOddsIsMadeOfBothDifferences() {
    Interval interval =
        Rows.interval(against(AIF360, "1", DisparityMeasure.AVERAGE_ODDS_DIFFERENCE, "0").value());
    Interval found =
        Rows.interval(
            against(AIF360, "1", DisparityMeasure.EQUAL_OPPORTUNITY_DIFFERENCE, "0").value());
    Interval wrong =
        Rows.interval(
            against(AIF360, "1", DisparityMeasure.of("false_positive_rate_difference"), "0")
                .value());
    double middle = (-0.5 + 22 / 63.0) / 2;

    assertThat(interval.low())
        .isCloseTo(
            middle - Math.hypot(-0.5 - found.low(), 22 / 63.0 - wrong.low()) / 2, within(1e-9));
    assertThat(interval.high())
        .isCloseTo(
            middle + Math.hypot(found.high() + 0.5, wrong.high() - 22 / 63.0) / 2, within(1e-9));
  }

  /** Of metrics with intervals of their own: that of the difference of two means. */
  @Test
  void theIntervalOfADifferenceInScoresIsMadeOfBothIntervals() {
    Interval difference =
        Rows.interval(
            against(AIF360, "1", DisparityMeasure.of("mean_score_difference"), "0").value());

    assertThat(difference)
        .isEqualTo(
            Intervals.difference(
                AIF360.measure(Metric.MEAN_SCORE, "0"), AIF360.measure(Metric.MEAN_SCORE, "1")));
  }

  @Test
  void aReferenceWithoutPositivesLeavesNothingToCompareWith() {
    Audit audit = Audit.of("1 1 0 0", "1 0 1 0", "a a b b");
    Disparity disparity = against(audit, "b", DisparityMeasure.EQUAL_OPPORTUNITY_DIFFERENCE, "a");

    assertThat(Rows.reason(disparity.value()))
        .isEqualTo("the reference group 'b': no positives among 2 rows");
    assertThat(disparity.verdict()).isEqualTo(Verdict.TOO_FEW);
    assertThat(disparity.excluded()).extracting(left -> left.group().label()).containsExactly("b");
  }

  @Test
  void aReferenceRateOfZeroLeavesNoRatio() {
    Audit audit = Audit.of("1 1 1 1", "1 0 0 0", "a a b b");

    assertThat(Rows.reason(against(audit, "b", DisparityMeasure.DISPARATE_IMPACT, "a").value()))
        .isEqualTo("Selection rate of the reference group 'b' is 0, which leaves no ratio");
    assertThat(Rows.value(against(audit, "a", DisparityMeasure.DISPARATE_IMPACT, "b").value()))
        .isZero();
  }

  /** Scores below 0, such as log-odds, have differences but no ratios. */
  @Test
  void scoresBelowZeroLeaveNoRatio() {
    Audit audit = Audit.of("1 0 1 0", "-1 2 3 4", "a a b b");

    assertThat(
            Rows.value(
                against(audit, "b", DisparityMeasure.of("mean_score_difference"), "a").value()))
        .isEqualTo(-3);
    assertThat(Rows.reason(audit.disparity(DisparityMeasure.of("brier_ratio"), true).value()))
        .isEqualTo("Brier score can be estimated in 0 of 2 groups; it takes two");
  }

  private static String ones(int ones, int rows) {
    return repeat("1", ones) + " " + repeat("0", rows - ones);
  }

  private static String names(int a, int b) {
    return repeat("a", a) + " " + repeat("b", b);
  }

  private static String repeat(String value, int times) {
    return String.join(" ", Collections.nCopies(times, value));
  }

  /**
   * False negatives are 10 of 40 errors of a and 25 of 30 of b; of true or predicted positives 30
   * of 70 and 10 of 40 are true positives. scipy 1.17: {@code 2 * norm.sf(|z|)} of the pooled z.
   */
  @ParameterizedTest
  @CsvSource({
    "treatment_equality_difference, 1.3621872098901437e-06",
    "false_negatives_per_false_positive_ratio, 1.3621872098901437e-06",
    "f1_difference, 0.06108593224998936",
  })
  void quotientsOfCountsAreTestedByTheShareTheyRiseWith(String measure, double p) {
    // TP 30, FN 10, FP 30, TN 30 of a; TP 10, FN 25, FP 5, TN 60 of b.
    Audit rows =
        Audit.of(
            ("1 ".repeat(40) + "0 ".repeat(60) + "1 ".repeat(35) + "0 ".repeat(65)).strip(),
            ("1 ".repeat(30)
                    + "0 ".repeat(10)
                    + "1 ".repeat(30)
                    + "0 ".repeat(30)
                    + "1 ".repeat(10)
                    + "0 ".repeat(25)
                    + "1 ".repeat(5)
                    + "0 ".repeat(60))
                .strip(),
            ("a ".repeat(100) + "b ".repeat(100)).strip());
    Disparity disparity = rows.against("b", DisparityMeasure.of(measure)).get("a");

    assertThat(Objects.requireNonNull(Objects.requireNonNull(disparity).p()).raw())
        .isCloseTo(p, within(1e-9 * p));
  }
}
