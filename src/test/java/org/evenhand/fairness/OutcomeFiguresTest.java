package org.evenhand.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.ColumnType;
import org.evenhand.data.RowSet;
import org.evenhand.fairness.OutcomeMeasure.Outcome;
import org.evenhand.metric.Confusion;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Interval;
import org.evenhand.metric.Rows;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutcomeFiguresTest {
  private static final Offset<Double> CLOSE = within(1e-12);

  static GroupedDecisions decisions(boolean favorablePositive, Bootstrap draws, Confusion... all) {
    CategoricalColumn names =
        CategoricalColumn.of(
            "g",
            ColumnType.CATEGORY,
            IntStream.range(0, all.length).mapToObj(String::valueOf).toList());
    return new GroupedDecisions(
        Grouping.by(List.of(names), RowSet.all(all.length)),
        Arrays.stream(all)
            .map(counts -> GroupFigures.of(counts, true, favorablePositive, 1))
            .toList(),
        new DisparityOptions(new Reference.Named(List.of("0")), favorablePositive, 1, draws));
  }

  private static Measure find(
      List<OutcomeFigure> figures, OutcomeMeasure measure, @Nullable Outcome of, String group) {
    return figures.stream()
        .filter(figure -> figure.measure() == measure && figure.of() == of)
        .filter(figure -> group.equals(figure.group() == null ? "" : figure.group().label()))
        .findFirst()
        .orElseThrow()
        .value();
  }

  /** Selected 8 of 10 and 4 of 10, truly 5 of 10 and 3 of 10. */
  private static final Confusion FIRST = Confusion.of(5, 3, 0, 2);

  private static final Confusion SECOND = Confusion.of(2, 2, 1, 5);

  /**
   * By hand. Smoothed 8.5 / 11 and 4.5 / 11 selected: the unselected 6.5 to 2.5 are farther apart;
   * truly 5.5 and 3.5. Of 8 unselected the second has 6, of 12 selected 4.
   */
  @Test
  void everyMeasureOfTwoGroups() {
    List<OutcomeFigure> figures =
        OutcomeFigures.of(decisions(true, Bootstrap.USUAL, FIRST, SECOND));

    double decisions = Math.log(6.5 / 2.5);
    double labels = Math.log(5.5 / 3.5);
    assertThat(
            Rows.value(find(figures, OutcomeMeasure.DIFFERENTIAL_FAIRNESS, Outcome.DECISIONS, "")))
        .isCloseTo(decisions, CLOSE);
    assertThat(
            Rows.value(find(figures, OutcomeMeasure.DIFFERENTIAL_FAIRNESS_AMPLIFICATION, null, "")))
        .isCloseTo(decisions - labels, CLOSE);
    assertThat(
            Rows.value(find(figures, OutcomeMeasure.DEMOGRAPHIC_DISPARITY, Outcome.DECISIONS, "1")))
        .isCloseTo(6 / 8.0 - 4 / 12.0, CLOSE);
    assertThat(Rows.value(find(figures, OutcomeMeasure.DEMOGRAPHIC_DISPARITY, Outcome.LABELS, "1")))
        .isCloseTo(7 / 12.0 - 3 / 8.0, CLOSE);
    assertThat(Rows.value(find(figures, OutcomeMeasure.KL_DIVERGENCE, Outcome.DECISIONS, "1")))
        .isCloseTo(0.8 * Math.log(0.8 / 0.4) + 0.2 * Math.log(0.2 / 0.6), CLOSE);
    assertThat(
            Rows.value(
                find(figures, OutcomeMeasure.MEAN_DEMOGRAPHIC_DISPARITY, Outcome.LABELS, "")))
        .isCloseTo(0, CLOSE);
    Measure imbalance = find(figures, OutcomeMeasure.CLASS_IMBALANCE, null, "1");
    assertThat(Rows.value(imbalance)).isZero();
    assertThat(Rows.interval(imbalance).high()).isCloseTo(-Rows.interval(imbalance).low(), CLOSE);
    assertThat(figures)
        .noneMatch(
            figure ->
                figure.measure() == OutcomeMeasure.KL_DIVERGENCE
                    && "0".equals(figure.group() == null ? "" : figure.group().label()));
  }

  /** What is unfavorable for the one is favorable for the other. */
  @Test
  void whereTheNegativeClassIsFavorableDisparityHasTheOtherSign() {
    Measure measure =
        find(
            OutcomeFigures.of(decisions(false, Bootstrap.USUAL, FIRST, SECOND)),
            OutcomeMeasure.DEMOGRAPHIC_DISPARITY,
            Outcome.DECISIONS,
            "1");

    assertThat(Rows.value(measure)).isCloseTo(4 / 12.0 - 6 / 8.0, CLOSE);
  }

  /** Samples of groups that are alike are always apart: only a test tells. */
  @Test
  void anIntervalOfWhatIsNeverBelowZeroReachesToZeroUnlessThatIsRuledOut() {
    Confusion twice = Confusion.of(40, 40, 60, 60);
    List<OutcomeFigure> alike =
        OutcomeFigures.of(decisions(true, Bootstrap.USUAL, twice, Confusion.of(45, 40, 60, 55)));
    List<OutcomeFigure> apart =
        OutcomeFigures.of(decisions(true, Bootstrap.USUAL, twice, Confusion.of(90, 80, 10, 20)));

    for (OutcomeMeasure measure :
        List.of(OutcomeMeasure.DIFFERENTIAL_FAIRNESS, OutcomeMeasure.KL_DIVERGENCE)) {
      String group = measure == OutcomeMeasure.KL_DIVERGENCE ? "1" : "";
      assertThat(Rows.interval(find(alike, measure, Outcome.DECISIONS, group)).low()).isZero();
      assertThat(Rows.interval(find(apart, measure, Outcome.DECISIONS, group)).low()).isPositive();
    }
  }

  @Test
  void withoutABootstrapOnlyClassImbalanceHasAnInterval() {
    for (OutcomeFigure figure : OutcomeFigures.of(decisions(true, Bootstrap.NONE, FIRST, SECOND))) {
      assertThat(((Measure.Estimate) figure.value()).interval() != null)
          .as(figure.measure().key())
          .isEqualTo(figure.measure() == OutcomeMeasure.CLASS_IMBALANCE);
    }
  }

  @Test
  void aSingleGroupHasNothingToCompare() {
    assertThat(OutcomeFigures.of(decisions(true, Bootstrap.USUAL, FIRST))).isEmpty();
  }

  @Test
  void allWithTheSameOutcomeLeaveNoDisparity() {
    Measure none =
        find(
            OutcomeFigures.of(
                decisions(
                    true, Bootstrap.USUAL, Confusion.of(5, 5, 0, 0), Confusion.of(3, 7, 0, 0))),
            OutcomeMeasure.DEMOGRAPHIC_DISPARITY,
            Outcome.DECISIONS,
            "1");

    assertThat(Rows.reason(none)).isEqualTo("all rows have the same outcome");
  }

  /**
   * Berkeley's paradox in small. The second group applies where few are taken: 2 of 8 against 1 of
   * 4, and 3 of 4 against 6 of 8. Within each post both are taken alike, over all 5 of 12 against 7
   * of 12.
   */
  @Test
  void aDisparityThatIsOneOfPostsVanishesWithinThem() {
    GroupedDecisions hard =
        decisions(true, Bootstrap.USUAL, Confusion.of(1, 0, 3, 0), Confusion.of(2, 0, 6, 0));
    GroupedDecisions easy =
        decisions(true, Bootstrap.USUAL, Confusion.of(6, 0, 2, 0), Confusion.of(3, 0, 1, 0));
    GroupedDecisions all =
        decisions(true, Bootstrap.USUAL, Confusion.of(7, 0, 5, 0), Confusion.of(5, 0, 7, 0));

    Measure conditional =
        find(
            ConditionalDisparity.of(all, List.of(hard, easy), "post"),
            OutcomeMeasure.CONDITIONAL_DEMOGRAPHIC_DISPARITY,
            Outcome.DECISIONS,
            "1");

    assertThat(
            Rows.value(
                find(
                    OutcomeFigures.of(all),
                    OutcomeMeasure.DEMOGRAPHIC_DISPARITY,
                    Outcome.DECISIONS,
                    "1")))
        .isCloseTo(2 / 12.0, CLOSE);
    assertThat(Rows.value(conditional)).isCloseTo(0, CLOSE);
    Interval interval = Rows.interval(conditional);
    assertThat(interval.low()).isNegative();
    assertThat(interval.high()).isPositive();
  }

  @ParameterizedTest
  @EnumSource(OutcomeMeasure.class)
  void eachIsExplained(OutcomeMeasure measure) {
    assertThat(measure.explanation().definition()).endsWith(".");
    assertThat(measure.explanation().matters()).endsWith(".");
  }

  /** Of groups of 300 with 30 and 45 of 100 selected: how often the truth is in the interval. */
  @Test
  @Tag("slow")
  void coverage() {
    double disparity = 0.7 / 1.25 - 0.3 / 0.75;
    double divergence = 0.45 * Math.log(0.45 / 0.3) + 0.55 * Math.log(0.55 / 0.7);

    assertThat(
            held(
                figures ->
                    holds(
                        find(figures, OutcomeMeasure.DEMOGRAPHIC_DISPARITY, Outcome.DECISIONS, "1"),
                        disparity)))
        .isBetween(0.93, 0.97);
    assertThat(
            held(
                figures ->
                    holds(
                        find(figures, OutcomeMeasure.KL_DIVERGENCE, Outcome.DECISIONS, "1"),
                        divergence)))
        .isBetween(0.93, 0.97);
    assertThat(
            held(
                figures ->
                    holds(
                        find(figures, OutcomeMeasure.DIFFERENTIAL_FAIRNESS, Outcome.DECISIONS, ""),
                        Math.log(0.45 / 0.3))))
        .isBetween(0.93, 0.97);
  }

  private static double held(ToIntFunction<List<OutcomeFigure>> holds) {
    SplittableRandom random = new SplittableRandom(5);
    int held = 0;
    int samples = 2000;
    for (int sample = 0; sample < samples; sample++) {
      int first = Binomial.draw(random, 300, 0.45);
      int second = Binomial.draw(random, 300, 0.3);
      held +=
          holds.applyAsInt(
              OutcomeFigures.of(
                  decisions(
                      true,
                      new Bootstrap(1000, sample),
                      Confusion.of(first, 0, 300 - first, 0),
                      Confusion.of(second, 0, 300 - second, 0))));
    }
    return held / (double) samples;
  }

  private static int holds(Measure measure, double truth) {
    Interval interval = Rows.interval(measure);
    return interval.low() <= truth && truth <= interval.high() ? 1 : 0;
  }
}
