package org.evenhand.counterfactual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evenhand.data.RowSet;
import org.evenhand.data.Table;
import org.evenhand.job.Progress;
import org.evenhand.model.Scores;
import org.junit.jupiter.api.Test;

/** What other systems get wrong, each by its name there, and how it is here. */
class PeerDefectsTest {

  /** DiCE, genetic: every mutated number is at the lower bound of its range. */
  @Test
  void numbersAreNotPinnedToTheLowerBound() {
    Toy toy = new Toy(List.of(Toy.spread("x", 0, 20, 41, 1)), row -> row.number("x"));
    Findings findings =
        toy.find(
            toy.row("x", 3),
            Toy.atLeast(12.3),
            new Constraints(Map.of("x", FeatureRule.between(10., 15.)), List.of(), null));
    assertThat(findings.found().getFirst().changes())
        .isEqualTo(Map.of("x", new Change("3", "12.3")));
  }

  /** DiCE: 1/MAD rounded to two digits is 0 for columns of large numbers. */
  @Test
  void columnOfLargeNumbersCountsInTheDistance() {
    double[] gains = IntStream.range(0, 50).mapToDouble(i -> 2000. * i).toArray();
    Toy toy =
        new Toy(
            List.of(Toy.whole("gain", gains), Toy.spread("other", 0, 1, 50, 1)),
            row -> row.number("gain"));
    Findings findings = toy.find(toy.row("gain", 0), Toy.atLeast(49_000), Constraints.NONE);
    assertThat(findings.found().getFirst().changes())
        .isEqualTo(Map.of("gain", new Change("0", "49000")));
    assertThat(findings.found().getFirst().distance()).isCloseTo(0.5 / 2, within(1e-12));
  }

  /** DiCE: proximity leaves categories out. */
  @Test
  void categoryCountsInTheDistance() {
    Toy toy =
        new Toy(
            List.of(Toy.category("c", "a", "b", "a"), Toy.whole("n", 1, 2, 3)),
            row -> row.text("c").equals("b") ? 1 : 0);
    Findings findings = toy.find(0, Toy.atLeast(1), Constraints.NONE);
    assertThat(findings.found().getFirst().distance()).isEqualTo(0.5);
  }

  /** DiCE: looks for ever when no change does; TrustyAI looks on after the best is found. */
  @Test
  void endsWhenNoChangeDoes() {
    Toy toy =
        new Toy(List.of(Toy.spread("x", 0, 9, 60, 1), Toy.spread("y", 0, 9, 60, 2)), row -> 0.2);
    Findings findings = toy.find(0, Toy.atLeast(0.5), Constraints.NONE);
    assertThat(findings.found()).isEmpty();
    assertThat(findings.reason()).contains("the score stays 0.2");
    assertThat(findings.evaluations()).isLessThanOrEqualTo(SearchOptions.STANDARD.budget());
  }

  /** DiCE, post-hoc search: the last value probed stays, even one that does not do. */
  @Test
  void numberMovedBackStillDoes() {
    // What does is from 3 to 4 and from 7 on; what lies halfway between does not.
    Toy toy =
        new Toy(
            List.of(Toy.spread("x", 0, 10, 101, 1)),
            row -> {
              double x = row.number("x");
              return (x >= 3 && x <= 4) || x >= 7 ? 1 : 0;
            });
    Findings findings = toy.find(toy.row("x", 0), Toy.atLeast(1), Constraints.NONE);
    assertThat(findings.found().getFirst().changes()).isEqualTo(Map.of("x", new Change("0", "3")));
    assertThat(findings.found()).allMatch(found -> toy.score(found.row(), 0) == 1);
  }

  /** DiCE, kd-tree: without scaling the column of the largest numbers decides what is near. */
  @Test
  void nearIsMeasuredInSharesOfTheRange() {
    double[] large = IntStream.range(0, 100).mapToDouble(i -> 1e6 * i).toArray();
    double[] small = IntStream.range(0, 100).mapToDouble(i -> (i * 37 % 100) / 10.).toArray();
    Toy toy =
        new Toy(
            List.of(Toy.whole("large", large), Toy.real("small", small)),
            row -> row.number("large") >= 20e6 || row.number("small") >= 9 ? 1 : 0);
    Findings findings = toy.find(toy.row("large", 0, "small", 0), Toy.atLeast(1), Constraints.NONE);
    // 20 of 99 is nearer than 9 of 9.9.
    assertThat(findings.found().getFirst().changes()).containsOnlyKeys("large");
  }

  /** DiCE: the opposite of a threshold of 0.7 is taken to be 0.25, that of 0.3 to be 0.75. */
  @Test
  void thresholdIsTakenAsItIs() {
    Toy toy = new Toy(List.of(Toy.spread("x", 0, 1, 11, 1)), row -> row.number("x"));
    assertThat(decision(toy, toy.row("x", 0.9), false, 0.7)).isEqualTo("0.6");
    assertThat(decision(toy, toy.row("x", 0.1), true, 0.3)).isEqualTo("0.3");
    assertThat(decision(toy, toy.row("x", 0.1), true, 0.7)).isEqualTo("0.7");
  }

  private static String decision(Toy toy, Table row, boolean positive, double threshold) {
    Target target = new Target.Decision(0, positive, rows -> fill(rows, threshold));
    return Toy.value(toy.find(row, target, Constraints.NONE).found().getFirst(), "x");
  }

  private static double[] fill(Table rows, double threshold) {
    double[] thresholds = new double[rows.rows()];
    Arrays.fill(thresholds, threshold);
    return thresholds;
  }

  /** DiCE #314: the target of the first row is used for all. */
  @Test
  void thresholdIsTheChangedRowsOwn() {
    Toy toy =
        new Toy(
            List.of(
                Toy.spread("x", 0, 1, 22, 1),
                Toy.category("group", "a", "b")
                    .take(IntStream.range(0, 22).map(i -> i % 2).toArray())),
            row -> row.number("x"));
    Target target =
        new Target.Decision(
            0,
            true,
            rows ->
                IntStream.range(0, rows.rows())
                    .mapToDouble(i -> "b".equals(rows.column("group").text(i)) ? 0.2 : 0.8)
                    .toArray());
    Findings findings = toy.find(toy.row("x", 0.5, "group", "a"), target, Constraints.NONE);
    Set<Map<String, Change>> changes =
        findings.found().stream().map(Counterfactual::changes).collect(Collectors.toSet());
    assertThat(changes)
        .contains(Map.of("group", new Change("a", "b")), Map.of("x", new Change("0.5", "0.8")));
  }

  /** DiCE: diversity and sparsity are asked for and not used; copies are given. */
  @Test
  void answersDifferInWhatTheyChange() {
    Toy toy =
        new Toy(
            List.of(
                Toy.spread("a", 0, 9, 91, 1),
                Toy.spread("b", 0, 9, 91, 2),
                Toy.spread("c", 0, 9, 91, 3),
                Toy.spread("d", 0, 9, 91, 4)),
            row -> row.number("a") + row.number("b") + row.number("c") + row.number("d"));
    Findings findings =
        toy.find(toy.row("a", 1, "b", 1, "c", 1, "d", 1), Toy.atLeast(8), Constraints.NONE);
    assertThat(findings.found().stream().map(found -> found.changes().keySet()))
        .containsExactlyInAnyOrder(Set.of("a"), Set.of("b"), Set.of("c"), Set.of("d"));
  }

  /**
   * TrustyAI: a goal of -5 is met by -1, since the distance of two negative numbers is negative.
   */
  @Test
  void negativeGoalIsMetOnlyByWhatIsThere() {
    Toy toy = new Toy(List.of(Toy.spread("x", -10, 10, 41, 1)), row -> row.number("x"));
    Findings findings =
        toy.find(toy.row("x", -1), new Target.ScoreRange(0, -5.5, -5), Constraints.NONE);
    assertThat(findings.found()).isNotEmpty().allMatch(found -> found.score() <= -5);
  }

  /** TrustyAI: a call of the model for every row, and more changes the longer it looks. */
  @Test
  void modelIsAskedForManyRowsAtOnceAndFewChangesComeFirst() {
    Toy toy =
        new Toy(
            List.of(
                Toy.spread("a", 0, 9, 91, 1),
                Toy.spread("b", 0, 9, 91, 2),
                Toy.spread("c", 0, 9, 91, 3)),
            row -> row.number("a") + row.number("b") / 10 + row.number("c") / 10);
    Background background = toy.background();
    toy.calls.set(0);
    toy.rowsAsked.set(0);
    Findings findings =
        Search.of(background, toy::score, Toy.atLeast(8), Constraints.NONE, SearchOptions.STANDARD)
            .find(toy.row("a", 1, "b", 1, "c", 1), Progress.NONE);
    assertThat(findings.found().getFirst().changes()).containsOnlyKeys("a");
    assertThat(findings.evaluations()).isEqualTo(toy.rowsAsked.get()).isGreaterThan(500);
    assertThat(toy.calls.get()).isLessThan(50);
  }

  /** CFNOW: steps are shares of the value, so that a 0 stays a 0. */
  @Test
  void zeroMoves() {
    Toy toy = new Toy(List.of(Toy.spread("x", -1, 1, 21, 1)), row -> row.number("x"));
    assertThat(toy.find(toy.row("x", 0), Toy.atLeast(0.5), Constraints.NONE).found()).isNotEmpty();
  }

  /** CARLA: redundant changes are counted, not taken back. */
  @Test
  void changeThatIsNotNeededIsTakenBack() {
    // Only rows that differ in everything have the wanted answer, which a and b alone decide.
    double[] a = IntStream.range(0, 40).mapToDouble(i -> i < 20 ? i : 60 + i).toArray();
    double[] b = a.clone();
    double[] c = a.clone();
    Toy toy =
        new Toy(
            List.of(Toy.whole("a", a), Toy.whole("b", b), Toy.whole("c", c)),
            row -> Math.min(row.number("a"), row.number("b")));
    Findings findings = toy.find(0, Toy.atLeast(50), Constraints.NONE);
    assertThat(findings.found()).isNotEmpty();
    assertThat(findings.found())
        .allMatch(found -> found.changes().keySet().equals(Set.of("a", "b")));
  }

  /** DiCE #56: the row shown is not the row asked about. */
  @Test
  void rowAskedAboutIsTheOneAnswered() {
    Toy toy = new Toy(List.of(Toy.real("x", 0.123456789, 0.5, 0.75)), row -> row.number("x"));
    Table row = toy.table.slice(0, 1);
    Findings findings = toy.find(row, Toy.atLeast(0.5), Constraints.NONE);
    assertThat(findings.row()).isSameAs(row);
    assertThat(findings.found().getFirst().changes())
        .isEqualTo(Map.of("x", new Change("0.123456789", "0.5")));
  }

  /** DiCE #122: a value that the data does not have stops it. */
  @Test
  void categoryThatNoRowHasMayBeInTheRow() {
    Toy toy =
        new Toy(
            List.of(Toy.category("c", "a", "b"), Toy.whole("n", 0, 5)),
            row -> row.text("c").equals("new") ? row.number("n") : 2 * row.number("n"));
    Findings findings = toy.find(toy.row("c", "new", "n", 0), Toy.atLeast(4), Constraints.NONE);
    assertThat(findings.found().getFirst().changes()).isEqualTo(Map.of("n", new Change("0", "4")));
    assertThat(findings.found().getFirst().row().column("c").text(0)).isEqualTo("new");
  }

  /** Scores that are asked of a part of the rows only are those of that part. */
  @Test
  void backgroundIsOfTheRowsThatAreNamed() {
    Toy toy =
        new Toy(List.of(Toy.whole("n", 0, 1, 2, 3, 4, 5, 6, 7, 8, 9)), row -> row.number("n"));
    Scores scores = toy.score(toy.table);
    Background half =
        Background.of(
            toy.table, scores, RowSet.where(10, row -> row < 5), List.of("n"), 1, Progress.NONE);
    Findings findings =
        Search.of(half, toy::score, Toy.atLeast(6), Constraints.NONE, SearchOptions.STANDARD)
            .find(toy.row("n", 0), Progress.NONE);
    assertThat(findings.found()).isEmpty();
    assertThat(findings.reason()).contains("the nearest is 4 by n 0 to 4");
  }
}
