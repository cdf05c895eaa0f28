package org.evenhand.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.ColumnType;
import org.evenhand.data.RowSet;
import org.evenhand.metric.Confusion;
import org.evenhand.metric.Intervals;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.Interval;
import org.evenhand.metric.Metric;
import org.evenhand.metric.Rows;
import org.evenhand.metric.ScoredRows;
import org.evenhand.metric.Tally;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  private static final DisparityOptions OPTIONS =
      new DisparityOptions(new Reference.Largest(), true, 1, Bootstrap.USUAL);

  private static final List<Confusion> DECISIONS =
      List.of(
          Confusion.of(60, 30, 40, 170),
          Confusion.of(50, 10, 40, 100),
          Confusion.of(80, 40, 20, 60));

  private static List<Disparity> disparities(List<Confusion> decisions, DisparityOptions options) {
    return disparities(grouping("", decisions.size()), decisions, options);
  }

  private static List<Disparity> disparities(
      Grouping grouping, List<Confusion> decisions, DisparityOptions options) {
    List<GroupFigures> figures =
        decisions.stream().map(counts -> GroupFigures.of(counts, true, true, 1)).toList();
    Confusion all = decisions.stream().reduce(Confusion.of(0, 0, 0, 0), Confusion::plus);
    return Disparities.of(grouping, figures, GroupFigures.of(all, true, true, 1), options);
  }

  /** Groups "0", "1", ... of one row each, as only their names matter. */
  private static Grouping grouping(String prefix, int groups) {
    CategoricalColumn names =
        CategoricalColumn.of(
            "g",
            ColumnType.CATEGORY,
            IntStream.range(0, groups).mapToObj(i -> prefix + i).toList());
    return Grouping.by(List.of(names), RowSet.all(groups));
  }

  private static Disparity find(List<Disparity> disparities, String key, School school) {
    return disparities.stream()
        .filter(d -> d.measure().key().equals(key) && d.school() == school)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theSameSeedGivesTheSameDigits() {
    List<Disparity> one = disparities(DECISIONS, OPTIONS);

    assertThat(disparities(DECISIONS, OPTIONS)).isEqualTo(one);
    assertThat(
            disparities(
                DECISIONS,
                new DisparityOptions(new Reference.Largest(), true, 1, new Bootstrap(1000, 2))))
        .isNotEqualTo(one);
  }

  @Test
  void theNumberOfThreadsChangesNothing() throws Exception {
    List<Disparity> usual = disparities(DECISIONS, OPTIONS);
    try (ForkJoinPool alone = new ForkJoinPool(1);
        ForkJoinPool many = new ForkJoinPool(7)) {
      assertThat(alone.submit(() -> disparities(DECISIONS, OPTIONS)).get()).isEqualTo(usual);
      assertThat(many.submit(() -> disparities(DECISIONS, OPTIONS)).get()).isEqualTo(usual);
    }
  }

  /** Groups have random numbers by their names, so other names' order is no matter. */
  @Test
  void theOrderOfGroupsChangesNothing() {
    Audit usual = Audit.of("1 1 0 0 1 1 0 0 1 0", "1 0 1 0 1 1 0 0 0 1", "a a a a b b b b c c");
    Audit mixed = Audit.of("0 1 1 1 0 0 1 1 0 0", "1 0 1 1 0 0 1 0 1 0", "c c b b b b a a a a");

    assertThat(mixed.disparities(OPTIONS)).isEqualTo(usual.disparities(OPTIONS));
  }

  /** Two groups are no choice: the gap's interval is about Newcombe's, the ratio's Katz's. */
  @Test
  void ofTwoDistinctGroupsTheIntervalIsThatOfTheirDifference() {
    List<Confusion> two = List.of(Confusion.of(200, 0, 800, 0), Confusion.of(450, 0, 550, 0));
    List<Disparity> disparities = disparities(two, OPTIONS);
    Interval difference =
        interval(find(disparities, "demographic_parity_difference", School.EXTREMES));
    Interval ratio = interval(find(disparities, "demographic_parity_ratio", School.EXTREMES));
    Interval newcombe =
        Intervals.newcombe(
            two.get(1).share(Metric.SELECTION_RATE, true),
            two.get(0).share(Metric.SELECTION_RATE, true));
    Interval katz =
        Objects.requireNonNull(
            Intervals.katz(
                two.get(0).share(Metric.SELECTION_RATE, true),
                two.get(1).share(Metric.SELECTION_RATE, true)));

    assertThat(difference.low()).isCloseTo(newcombe.low(), within(0.006));
    assertThat(difference.high()).isCloseTo(newcombe.high(), within(0.006));
    assertThat(ratio.low()).isCloseTo(katz.low(), within(0.01));
    assertThat(ratio.high()).isCloseTo(katz.high(), within(0.01));
  }

  /** Rows drawn one by one, the plain way, have the same middle and spread. */
  @Test
  void countsAreDrawnAsRowsWouldBe() {
    double[] byRows = new double[4000];
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < byRows.length; i++) {
      double[] rates = new double[2];
      for (int group = 0; group < 2; group++) {
        Confusion counts = DECISIONS.get(group);
        int found = 0;
        int truly = 0;
        for (int row = 0; row < counts.total().rows(); row++) {
          int drawn = random.nextInt(counts.total().rows());
          truly += drawn < counts.positives().rows() ? 1 : 0;
          found += drawn < counts.tp().rows() ? 1 : 0;
        }
        rates[group] = found / (double) truly;
      }
      byRows[i] = Math.abs(rates[0] - rates[1]);
    }
    Arrays.sort(byRows);
    DisparityOptions many =
        new DisparityOptions(new Reference.Largest(), true, 1, new Bootstrap(4000, 5));
    Disparity gap =
        find(
            disparities(DECISIONS.subList(0, 2), many),
            "equal_opportunity_difference",
            School.EXTREMES);

    // The gap is not clear, so its interval reaches to 0; its high end is that of the rows or the
    // bias-corrected one, a little lower.
    assertThat(gap.verdict()).isEqualTo(Verdict.UNCERTAIN);
    assertThat(interval(gap).low()).isZero();
    assertThat(interval(gap).high()).isCloseTo(byRows[3899], within(0.012));
  }

  /** Every row weighs 3: effective rows are the rows, so replicates are the same. */
  @Test
  void equalWeightsChangeNothing() {
    List<Confusion> heavy =
        DECISIONS.stream()
            .map(c -> new Confusion(triple(c.tp()), triple(c.fp()), triple(c.fn()), triple(c.tn())))
            .toList();
    Interval usual =
        interval(
            find(disparities(DECISIONS, OPTIONS), "equalized_odds_difference", School.EXTREMES));
    Interval tripled =
        interval(find(disparities(heavy, OPTIONS), "equalized_odds_difference", School.EXTREMES));

    assertThat(tripled.low()).isCloseTo(usual.low(), within(1e-9));
    assertThat(tripled.high()).isCloseTo(usual.high(), within(1e-9));
  }

  private static Tally triple(Tally rows) {
    return new Tally(rows.rows(), 3 * rows.weight(), 9 * rows.squares());
  }

  /** 100 rows of weight 1 and 100 of 9 in either cell: 400 rows say as much as 244. */
  @Test
  void unequalWeightsWidenTheInterval() {
    Tally mixed = new Tally(200, 1000, 100 + 8100);
    Confusion weighted = new Confusion(mixed, Tally.NONE, mixed, Tally.NONE);
    Confusion plain = Confusion.of(200, 0, 200, 0);
    Confusion other = Confusion.of(4000, 0, 36000, 0);
    Interval wide = interval(gap(weighted, other));
    Interval narrow = interval(gap(plain, other));

    assertThat((wide.high() - wide.low()) / (narrow.high() - narrow.low()))
        .isCloseTo(Math.sqrt(400 / 243.9), within(0.06));
  }

  private static Disparity gap(Confusion one, Confusion other) {
    return find(
        disparities(List.of(one, other), OPTIONS),
        "demographic_parity_difference",
        School.EXTREMES);
  }

  /**
   * Fairlearn's own bootstrap (confidence_interval_estimation) draws from all rows, so that groups
   * vary in size too; here shares come in steps of 1/7 and 1/11.
   */
  @Test
  void fairlearnIntervalsOfTheSameRows() {
    Confusion a = Confusion.of(5, 0, 2, 0);
    Confusion b = Confusion.of(5, 0, 6, 0);
    Replicates replicates =
        Replicates.of(
            OPTIONS,
            List.of(new Group(List.of("g"), List.of("a")), new Group(List.of("g"), List.of("b"))),
            List.of(figures(a), figures(b)),
            figures(a.plus(b)),
            RowDraws.NONE);
    List<Draws> draws =
        replicates.of(Metric.SELECTION_RATE).stream().map(Objects::requireNonNull).toList();

    assertThat(draws.get(0).quantile(0.159)).isCloseTo(0.5, within(0.08));
    assertThat(draws.get(0).quantile(0.841)).isCloseTo(0.892, within(0.08));
    assertThat(draws.get(1).quantile(0.159)).isCloseTo(0.333, within(0.08));
    assertThat(draws.get(1).quantile(0.5)).isCloseTo(0.441, within(0.08));
    assertThat(draws.get(1).quantile(0.841)).isCloseTo(0.583, within(0.08));
    assertThat(draws.get(2).quantile(0.5)).isCloseTo(0.556, within(0.08));
  }

  private static GroupFigures figures(Confusion counts) {
    return GroupFigures.of(counts, true, true, 1);
  }

  @Test
  void everyIntervalHoldsItsValue() {
    for (Disparity disparity : disparities(DECISIONS, OPTIONS)) {
      if (disparity.value() instanceof Estimate estimate && estimate.interval() != null) {
        assertThat(estimate.value())
            .as(disparity.school() + " " + disparity.measure().key())
            .isBetween(estimate.interval().low(), estimate.interval().high());
      }
    }
  }

  @Test
  void everyMeasureOfDecisionsHasAnIntervalAndAVerdict() {
    for (Disparity disparity : disparities(DECISIONS, OPTIONS)) {
      String name = disparity.school() + " " + disparity.measure().key();
      assertThat(disparity.p()).as(name).isNotNull();
      assertThat(((Estimate) disparity.value()).interval()).as(name).isNotNull();
      assertThat(disparity.verdict()).as(name).isNotEqualTo(Verdict.TOO_FEW);
    }
  }

  @Test
  void aGroupOfOneIsShownAndTooFew() {
    List<Confusion> withOne = new ArrayList<>(DECISIONS);
    withOne.add(Confusion.of(0, 1, 0, 0));
    DisparityOptions options =
        new DisparityOptions(new Reference.Largest(), true, 30, Bootstrap.USUAL);
    List<GroupFigures> figures =
        withOne.stream().map(counts -> GroupFigures.of(counts, true, true, 30)).toList();
    Confusion all = withOne.stream().reduce(Confusion.of(0, 0, 0, 0), Confusion::plus);
    List<Disparity> disparities =
        Disparities.of(grouping("", 4), figures, GroupFigures.of(all, true, true, 30), options);
    Disparity parity = find(disparities, "demographic_parity_difference", School.EXTREMES);
    Disparity opportunity = find(disparities, "equal_opportunity_difference", School.EXTREMES);

    assertThat(Objects.requireNonNull(parity.to()).label()).isEqualTo("3");
    assertThat(parity.verdict()).isEqualTo(Verdict.TOO_FEW);
    assertThat(opportunity.excluded())
        .extracting(left -> left.group().label() + ": " + left.reason())
        .containsExactly("3: no positives among 1 row");
    assertThat(opportunity.verdict()).isNotEqualTo(Verdict.TOO_FEW);
  }

  @Test
  void withoutPositivesAnywhereOnlyWhatNeedsNoneIsCompared() {
    List<Disparity> disparities =
        disparities(List.of(Confusion.of(0, 20, 0, 80), Confusion.of(0, 30, 0, 70)), OPTIONS);

    assertThat(Rows.reason(find(disparities, "equalized_odds_difference", School.EXTREMES).value()))
        .isEqualTo("True positive rate can be estimated in 0 of 2 groups; it takes two");
    assertThat(Rows.value(find(disparities, "accuracy_difference", School.EXTREMES).value()))
        .isCloseTo(0.1, within(1e-12));
  }

  @Test
  void fiveHundredGroupsAreAllCompared() {
    SplittableRandom random = new SplittableRandom(11);
    List<Confusion> decisions =
        IntStream.range(0, 500)
            .mapToObj(
                i ->
                    Confusion.of(
                        1 + random.nextInt(40),
                        1 + random.nextInt(40),
                        1 + random.nextInt(40),
                        1 + random.nextInt(40)))
            .toList();
    List<Disparity> disparities =
        disparities(
            decisions,
            new DisparityOptions(new Reference.Largest(), true, 1, new Bootstrap(100, 1)));

    assertThat(disparities)
        .filteredOn(d -> d.measure().key().equals("false_positive_rate_ratio"))
        .filteredOn(d -> d.school() == School.REFERENCE)
        .hasSize(499);
    assertThat(
            Objects.requireNonNull(
                    find(disparities, "demographic_parity_ratio", School.EXTREMES).p())
                .comparisons())
        .isEqualTo(500 * 499 / 2);
  }

  /** Scores of a group vary by their standard error; all rows move with the mean of groups. */
  @Test
  void gapsInScoresHaveIntervalsToo() {
    SplittableRandom random = new SplittableRandom(5);
    double[] scores = new double[900];
    byte[] labels = new byte[900];
    Arrays.setAll(scores, i -> (random.nextDouble() + Math.floorDiv(i, 300)) / 4);
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) (random.nextDouble() < scores[i] ? 1 : 0);
    }
    String names =
        String.join(" ", Collections.nCopies(300, "a")) + " b".repeat(300) + " c".repeat(300);
    ScoredRows rows = ScoredRows.of(scores, labels, null, Rows.first(900));
    Grouping grouping = Grouping.by(List.of(Audit.column(names)), RowSet.all(900));
    Audit audit = new Audit(rows, grouping, rows.split(grouping.groupOf(), 3));

    Disparity extremes =
        audit.disparity(DisparityMeasure.of("mean_score_difference"), School.EXTREMES, OPTIONS);
    Disparity overall =
        audit.disparity(DisparityMeasure.of("mean_score_difference"), School.OVERALL, OPTIONS);
    Disparity auc = audit.disparity(DisparityMeasure.of("auc_ratio"), School.EXTREMES, OPTIONS);
    // Each group's mean has a standard error of (1/4) / sqrt(12 * 300) = 0.0042.
    assertThat(interval(extremes).high() - interval(extremes).low())
        .isCloseTo(2 * 1.96 * 0.0042 * Math.sqrt(2), within(0.002));
    // A group against all: (2/3)^2 + 2 (1/3)^2 of the variance of a group; the farther of two.
    assertThat(interval(overall).high() - interval(overall).low()).isBetween(0.008, 0.0135);
    assertThat(extremes.verdict()).isEqualTo(Verdict.CLEAR);
    assertThat(interval(auc).high()).isLessThanOrEqualTo(1);
    assertThat(
            audit
                .disparity(
                    DisparityMeasure.of("average_precision_difference"), School.EXTREMES, OPTIONS)
                .verdict())
        .isEqualTo(Verdict.CLEAR);
    assertThat(
            audit
                .disparity(
                    DisparityMeasure.of("calibration_error_difference"), School.EXTREMES, OPTIONS)
                .verdict())
        .isEqualTo(Verdict.UNCERTAIN);
  }

  private static Interval interval(Disparity disparity) {
    return Rows.interval(disparity.value());
  }
}
