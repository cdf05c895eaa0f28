package org.evenhand.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.evenhand.data.RowSet;
import org.evenhand.metric.Intervals;
import org.evenhand.metric.Measure.Interval;
import org.evenhand.metric.Rows;
import org.evenhand.metric.ScoredRows;
import org.junit.jupiter.api.Test;

class ImpactRatiosTest {
  private static final DisparityOptions BEST_OFF =
      new DisparityOptions(new Reference.BestOff(), true, 1, Bootstrap.NONE);

  /** Rows of the groups in turn, each with its number selected first. */
  private static Audit audit(int... selectedAndRows) {
    List<String> selected = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < selectedAndRows.length; i += 2) {
      int of = selectedAndRows[i + 1];
      selected.addAll(Collections.nCopies(selectedAndRows[i], "1"));
      selected.addAll(Collections.nCopies(of - selectedAndRows[i], "0"));
      names.addAll(Collections.nCopies(of, String.valueOf((char) ('a' + i / 2))));
    }
    return Audit.of(
        String.join(" ", Collections.nCopies(selected.size(), "0")),
        String.join(" ", selected),
        String.join(" ", names));
  }

  private static List<ImpactRatio> ratios(Audit audit, DisparityOptions options) {
    return ImpactRatios.of(audit.grouping(), audit.figures(options), options);
  }

  /**
   * The example of the New York City rule (6 RCNY 5-300 and following) for scores: ratios of the
   * shares above the median, to two decimals. Its counts: men 50 of 92, women 34 of 76.
   */
  @Test
  void theOfficialExampleBySex() {
    List<ImpactRatio> ratios = ratios(audit(50, 92, 34, 76), BEST_OFF);

    assertThat(ratios.get(0).isReference()).isTrue();
    assertThat(Rows.value(ratios.get(0).ratio())).isEqualTo(1);
    assertThat(Rows.value(ratios.get(1).ratio())).isCloseTo(0.82, within(0.005));
    // 34 / 76 = 0.447 is above 4/5 of 50 / 92 = 0.435: 33.04 women would do, 34 are.
    assertThat(ratios.get(1).shortfallToFourFifths()).isZero();
    // Both together 84 of 168: half of 76 is 38, 4 more than there are.
    assertThat(ratios.get(1).shortfall()).isCloseTo(4, within(1e-9));
    assertThat(ratios.get(1).fourFifths()).isEqualTo(Verdict.UNCERTAIN);
    assertThat(Objects.requireNonNull(ratios.get(1).p()).raw())
        .isCloseTo(0.214951915, within(1e-9));
    // With 33 of 76 and 51 of 92: 0.783.
    assertThat(Rows.value(ratios.get(1).flipOne().ratio()))
        .isCloseTo(33 / 76.0 / (51 / 92.0), within(1e-12));
    assertThat(ratios.get(1).flipOne().crosses()).isTrue();
  }

  /** The same example by race or ethnicity: six groups against 18 of 28. */
  @Test
  void theOfficialExampleByRace() {
    Audit audit = audit(18, 28, 15, 40, 16, 32, 5, 8, 10, 24);
    double[] expected = {1.00, 0.58, 0.78, 0.97, 0.65};
    List<ImpactRatio> ratios = ratios(audit, BEST_OFF);

    for (int i = 0; i < expected.length; i++) {
      assertThat(Math.round(100 * Rows.value(ratios.get(i).ratio())) / 100.0)
          .isEqualTo(expected[i]);
      assertThat(ratios.get(i).reference().label()).isEqualTo("a");
    }
    // 4/5 of 18 / 28 of 40 rows is 20.57: 21 are needed, 15 are there.
    assertThat(ratios.get(1).shortfallToFourFifths()).isEqualTo(6);
    assertThat(Objects.requireNonNull(ratios.get(1).p()).comparisons()).isEqualTo(4);
    assertThat(ratios.get(3).fourFifths()).isEqualTo(Verdict.TOO_FEW);
  }

  /** Exactly four fifths: 40 of 100 against 50 of 100 lacks nobody. */
  @Test
  void fourFifthsAreEnough() {
    ImpactRatio ratio = ratios(audit(40, 100, 50, 100), BEST_OFF).get(0);

    assertThat(Rows.value(ratio.ratio())).isEqualTo(0.8);
    assertThat(ratio.shortfallToFourFifths()).isZero();
    assertThat(ratios(audit(39, 100, 50, 100), BEST_OFF).get(0).shortfallToFourFifths())
        .isEqualTo(1);
  }

  @Test
  void fourFifthsAreClearOnEitherSide() {
    List<ImpactRatio> ratios = ratios(audit(200, 1000, 480, 1000, 500, 1000), BEST_OFF);

    assertThat(ratios)
        .extracting(ImpactRatio::fourFifths)
        .containsExactly(Verdict.CLEAR, Verdict.CLEAR_OTHER_WAY, Verdict.CLEAR_OTHER_WAY);
    assertThat(ratios.get(0).flipOne().crosses()).isFalse();
  }

  /** None of 20 against 10 of 20: Katz with half a row more, 0.5 of 21 against 10.5 of 21. */
  @Test
  void nobodySelectedHasAnInterval() {
    ImpactRatio none = ratios(audit(0, 20, 10, 20), BEST_OFF).get(0);
    Interval interval = Rows.interval(none.ratio());
    double deviation = Math.sqrt(1 / 0.5 - 1 / 21.0 + 1 / 10.5 - 1 / 21.0);

    assertThat(Rows.value(none.ratio())).isZero();
    assertThat(interval.high())
        .isCloseTo(0.5 / 10.5 * Math.exp(1.959964 * deviation), within(1e-5));
    assertThat(none.shortfallToFourFifths()).isEqualTo(8);
  }

  @Test
  void nobodySelectedAnywhereLeavesNoRatio() {
    ImpactRatio ratio = ratios(audit(0, 20, 0, 30), BEST_OFF).get(1);

    assertThat(Rows.reason(ratio.ratio()))
        .isEqualTo("nobody of the reference group is selected, which leaves no ratio");
    assertThat(ratio.fourFifths()).isEqualTo(Verdict.TOO_FEW);
  }

  @Test
  void groupsUnderTwoPercentAreMarkedAndNotTheReference() {
    List<ImpactRatio> ratios = ratios(audit(1, 1, 49, 99), BEST_OFF);

    assertThat(ratios.get(0).isUnderTwoPercent()).isTrue();
    assertThat(ratios.get(1).isReference()).isTrue();
    assertThat(Rows.value(ratios.get(0).ratio())).isCloseTo(99 / 49.0, within(1e-12));
  }

  @Test
  void intervalsAreKatz() {
    ImpactRatio ratio = ratios(audit(30, 100, 50, 100), BEST_OFF).get(0);

    assertThat(Rows.interval(ratio.ratio()))
        .isEqualTo(Intervals.katz(ratio.selected(), ratio.referenceSelected()));
  }

  /** Where the negative class is favorable, those predicted negative are selected. */
  @Test
  void theFavorableOutcomeCounts() {
    DisparityOptions negative =
        new DisparityOptions(new Reference.BestOff(), false, 1, Bootstrap.NONE);
    List<ImpactRatio> ratios = ratios(audit(20, 100, 60, 100), negative);

    assertThat(ratios.get(0).isReference()).isTrue();
    assertThat(Rows.value(ratios.get(1).ratio())).isEqualTo(0.5);
  }

  /** Scores 1 to 8: the median is 4.5, above it are 1 of 4 of a and 3 of 4 of b. */
  @Test
  void scoringRatesAreAboveTheMedianOfAll() {
    ScoredRows rows = ScoredRows.of(Rows.numbers("1 2 3 5 4 6 7 8"), null, null, Rows.first(8));
    Grouping grouping = Grouping.by(List.of(Audit.column("a a a a b b b b")), RowSet.all(8));
    List<ImpactRatio> ratios =
        ImpactRatios.ofScores(grouping, rows.split(grouping.groupOf(), 2), rows.all(), true, 1);
    List<ImpactRatio> mirrored =
        ImpactRatios.ofScores(grouping, rows.split(grouping.groupOf(), 2), rows.all(), false, 1);

    assertThat(rows.all().medianScore()).isEqualTo(4.5);
    assertThat(ratios.get(0).selected().value()).isEqualTo(0.25);
    assertThat(Rows.value(ratios.get(0).ratio())).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(mirrored.get(0).selected().value()).isEqualTo(0.75);
  }

  /** Strictly above: with ties at the median fewer than half are. */
  @Test
  void scoresAtTheMedianAreNotAboveIt() {
    ScoredRows rows = ScoredRows.of(Rows.numbers("1 2 2 2 3"), null, null, Rows.first(5));
    Grouping grouping = Grouping.by(List.of(Audit.column("a a a b b")), RowSet.all(5));
    List<ImpactRatio> ratios =
        ImpactRatios.ofScores(grouping, rows.split(grouping.groupOf(), 2), rows.all(), true, 1);

    assertThat(rows.all().medianScore()).isEqualTo(2);
    assertThat(ratios.get(0).selected().value()).isZero();
    assertThat(ratios.get(1).selected().value()).isEqualTo(0.5);
  }

  /** Weights 1, 1, 4: half of the weight, 3, is first reached within the score of 3. */
  @Test
  void theMedianIsByWeight() {
    ScoredRows rows =
        ScoredRows.of(Rows.numbers("1 2 3"), null, Rows.numbers("1 1 4"), Rows.first(3));

    assertThat(rows.all().medianScore()).isEqualTo(3);
  }

  @Test
  void withoutRowsThereAreNone() {
    assertThat(
            ImpactRatios.of(
                Grouping.by(List.of(Audit.column("a b")), RowSet.where(2, row -> false)),
                List.of(),
                BEST_OFF))
        .isEmpty();
  }

  /** 9 of 10 against 10 of 10: no further person of the reference can be selected. */
  @Test
  void nobodyIsFlippedWhereAllAreSelected() {
    ImpactRatio.FlipOne flip = ratios(audit(10, 10, 9, 10), BEST_OFF).get(1).flipOne();

    assertThat(Rows.value(flip.ratio())).isCloseTo(0.8, within(1e-12));
    assertThat(flip.crosses()).isFalse();
  }
}
