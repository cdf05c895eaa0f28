package org.evenhand.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.DisparityMeasure;
import org.evenhand.fairness.Group;
import org.evenhand.fairness.School;
import org.evenhand.fairness.Verdict;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Metric;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GapSentenceTest {
  private static final Group WOMEN = new Group(List.of("sex"), List.of("female"));
  private static final Group MEN = new Group(List.of("sex"), List.of("male"));
  private static final Group ALL = new Group(List.of(), List.of());

  /** 34 of 76 is 44.7 %, 50 of 92 is 54.3 %, both together are 84 of 168, 50 %. */
  private static Measure rate(Group group, Metric metric) {
    return group.equals(WOMEN) ? of(34, 76) : group.equals(MEN) ? of(50, 92) : of(84, 168);
  }

  private static Measure of(int part, int whole) {
    return new Measure.Estimate(
        part / (double) whole, new Measure.Fraction(part, whole), null, false);
  }

  private static Disparity gap(
      DisparityMeasure measure, Group from, Group to, @Nullable Metric rate) {
    return new Disparity(
        List.of("sex"),
        School.REFERENCE,
        measure,
        new Measure.Estimate(0.5, null, null, false),
        from,
        to,
        rate,
        List.of(),
        Verdict.UNCERTAIN,
        null);
  }

  private static String sentence(
      DisparityMeasure measure, Group from, Group to, @Nullable Metric rate) {
    return GapSentence.of(gap(measure, from, to, rate), GapSentenceTest::rate);
  }

  @Test
  void theDirectionIsThatOfTheGroupsOwnValues() {
    assertThat(
            sentence(
                DisparityMeasure.DEMOGRAPHIC_PARITY_DIFFERENCE, WOMEN, MEN, Metric.SELECTION_RATE))
        .isEqualTo(
            "Rows with sex = female are selected 9.6 points less often than those with sex = male"
                + " (34 of 76 against 50 of 92).");
    assertThat(
            sentence(
                DisparityMeasure.DEMOGRAPHIC_PARITY_DIFFERENCE, MEN, WOMEN, Metric.SELECTION_RATE))
        .isEqualTo(
            "Rows with sex = male are selected 9.6 points more often than those with sex = female"
                + " (50 of 92 against 34 of 76).");
  }

  /** (34 / 76) / (50 / 92) = 0.823. */
  @Test
  void aRatioSaysHowManyTimesAsOften() {
    assertThat(
            sentence(DisparityMeasure.DEMOGRAPHIC_PARITY_RATIO, WOMEN, MEN, Metric.SELECTION_RATE))
        .isEqualTo(
            "Rows with sex = female are selected 0.823 times as often as those with sex = male"
                + " (34 of 76 against 50 of 92).");
  }

  @Test
  void aRateOfSomeRowsNamesThem() {
    assertThat(
            sentence(
                DisparityMeasure.EQUAL_OPPORTUNITY_DIFFERENCE,
                WOMEN,
                ALL,
                Metric.TRUE_NEGATIVE_RATE))
        .isEqualTo(
            "Of the truly negative, rows with sex = female are rightly passed 5.3 points less often"
                + " than all rows together (34 of 76 against 84 of 168).");
  }

  @Test
  void equalRatesAreCalledEqual() {
    assertThat(
            sentence(
                DisparityMeasure.DEMOGRAPHIC_PARITY_DIFFERENCE, MEN, MEN, Metric.SELECTION_RATE))
        .isEqualTo(
            "Rows with sex = male are selected exactly as often as those with sex = male"
                + " (50 of 92 against 50 of 92).");
  }

  @Test
  void whatIsNoShareIsHigherOrLower() {
    Disparity gap = gap(DisparityMeasure.of("auc_difference"), WOMEN, MEN, Metric.AUC);

    assertThat(
            GapSentence.of(
                gap,
                (group, metric) ->
                    new Measure.Estimate(group.equals(WOMEN) ? 0.71 : 0.74, null, null, false)))
        .isEqualTo(
            "Area under the ROC curve is 0.030 lower for sex = female than for sex = male"
                + " (0.710 against 0.740).");
  }

  @Test
  void whatIsMadeOfSeveralRatesIsGivenAsItIs() {
    String sentence = "Average odds difference of sex = female against sex = male: 50.0 points.";
    assertThat(sentence(DisparityMeasure.AVERAGE_ODDS_DIFFERENCE, WOMEN, MEN, null))
        .isEqualTo(sentence);
    // The wider of both differences is not their mean.
    assertThat(
            sentence(
                DisparityMeasure.AVERAGE_ODDS_DIFFERENCE, WOMEN, MEN, Metric.TRUE_POSITIVE_RATE))
        .isEqualTo(sentence);
  }

  @Test
  void whatCannotBeEstimatedSaysWhyAndWhoIsLeftOut() {
    Disparity none =
        new Disparity(
            List.of("sex"),
            School.EXTREMES,
            DisparityMeasure.DEMOGRAPHIC_PARITY_DIFFERENCE,
            new Measure.NotEstimable("it takes two groups", null),
            null,
            null,
            null,
            List.of(),
            Verdict.TOO_FEW,
            null);
    Disparity some =
        new Disparity(
            List.of("sex"),
            School.EXTREMES,
            DisparityMeasure.DEMOGRAPHIC_PARITY_DIFFERENCE,
            new Measure.Estimate(0.096, null, null, false),
            WOMEN,
            MEN,
            Metric.SELECTION_RATE,
            List.of(
                new Disparity.Excluded(
                    new Group(List.of("sex"), List.of("(missing)")),
                    Metric.SELECTION_RATE,
                    "no rows")),
            Verdict.UNCERTAIN,
            null);

    assertThat(GapSentence.of(none, GapSentenceTest::rate))
        .isEqualTo("Not estimable: it takes two groups.");
    assertThat(GapSentence.of(some, GapSentenceTest::rate))
        .endsWith("Left out, as not estimable: sex = (missing) (no rows).");
  }
}
