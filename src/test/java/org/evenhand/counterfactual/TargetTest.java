package org.evenhand.counterfactual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.evenhand.data.InputException;
import org.evenhand.data.RowSet;
import org.evenhand.data.Table;
import org.evenhand.job.Progress;
import org.evenhand.model.Scores;
import org.junit.jupiter.api.Test;

class TargetTest {
  private static final Table TWO = Table.of(List.of(Toy.whole("n", 0, 1)));

  private static double[] shortfalls(Target target, double[]... byOutput) {
    return target.shortfalls(TWO, new Scores(byOutput));
  }

  @Test
  void scoreAtTheThresholdIsPositive() {
    Target positive = new Target.Decision(0, true, rows -> new double[] {0.5, 0.25});
    assertThat(shortfalls(positive, new double[] {0.5, 0})).containsExactly(0, 0.25);
    Target negative = new Target.Decision(0, false, rows -> new double[] {0.5, 0.5});
    double[] found = shortfalls(negative, new double[] {0.5, 0.25});
    assertThat(found[0]).isPositive();
    assertThat(found[1]).isEqualTo(-0.25);
    assertThat(negative.wanted(TWO)).isEqualTo("a score below 0.5");
    assertThat(positive.wanted(TWO)).isEqualTo("a score of at least 0.5");
  }

  @Test
  void firstOfEqualClassesIsTheAnswer() {
    double[] low = {0.2, 0.4};
    double[] first = {0.4, 0.4};
    double[] last = {0.4, 0.2};
    // The first row's answer is class 1, the second's class 0.
    assertThat(shortfalls(new Target.ChosenClass(1, "b"), low, first, last)[0]).isZero();
    assertThat(shortfalls(new Target.ChosenClass(2, "c"), low, first, last)[0]).isPositive();
    assertThat(shortfalls(new Target.AnotherClass(1, "b"), low, first, last)[0]).isPositive();
    assertThat(shortfalls(new Target.AnotherClass(1, "b"), low, first, last)[1]).isZero();
    assertThat(shortfalls(new Target.AnotherClass(2, "c"), low, first, last)[0]).isZero();
  }

  @Test
  void rangeIsMissedByTheDistanceToItsNearerEnd() {
    Target range = new Target.ScoreRange(0, 1, 2.8);
    assertThat(shortfalls(range, new double[] {0.25, 3.8})).containsExactly(0.75, 1);
    assertThat(shortfalls(range, new double[] {1, 2.8})).containsExactly(0, 0);
    assertThatThrownBy(() -> new Target.ScoreRange(0, 3, 1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("the wanted range is empty: from 3 to 1");
  }

  @Test
  void missingScoreReachesNothing() {
    double[] missing = {Double.NaN, Double.NaN};
    double[] one = {1, 0};
    for (Target target :
        List.of(
            new Target.Decision(0, true, rows -> new double[2]),
            new Target.Decision(0, false, rows -> new double[2]),
            new Target.ChosenClass(0, "a"),
            new Target.ChosenClass(1, "b"),
            new Target.AnotherClass(0, "a"),
            new Target.AnotherClass(1, "b"),
            new Target.ScoreRange(0, -1, 1))) {
      assertThat(shortfalls(target, missing, one))
          .as("%s", target)
          .containsOnly(Double.POSITIVE_INFINITY);
    }
  }

  @Test
  void chosenClassIsReached() {
    Toy toy = new Toy(List.of(Toy.spread("x", 0, 3, 31, 1)), row -> row.number("x"));
    Search search =
        Search.of(
            Background.of(
                toy.table, classes(toy.table), RowSet.all(31), List.of("x"), 1, Progress.NONE),
            TargetTest::classes,
            new Target.ChosenClass(1, "middle"),
            Constraints.NONE,
            SearchOptions.STANDARD);
    Findings findings = search.find(toy.row("x", 0), Progress.NONE);
    // The middle one is the largest from 0.9 to 2.1, of the decimals that the data has.
    assertThat(Toy.value(findings.found().getFirst(), "x")).isEqualTo("0.9");
    assertThat(findings.found().getFirst().scores()).hasSize(3);
    assertThat(findings.wanted()).isEqualTo("class 'middle'");
  }

  /** Three classes whose scores are how near x is to 0.3, 1.5 and 2.7. */
  private static Scores classes(Table rows) {
    double[][] scores = new double[3][rows.rows()];
    for (int row = 0; row < rows.rows(); row++) {
      double x = new Toy.Row(rows, row).number("x");
      for (int output = 0; output < 3; output++) {
        scores[output][row] = -Math.abs(x - (0.3 + 1.2 * output)) + (output == 1 ? 1e-9 : 0);
      }
    }
    return new Scores(scores);
  }
}
