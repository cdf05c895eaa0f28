package org.evenhand.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.evenhand.effect.Toy.at;
import static org.evenhand.effect.Toy.grid;
import static org.evenhand.effect.Toy.model;
import static org.evenhand.effect.Toy.names;
import static org.evenhand.effect.Toy.reals;
import static org.evenhand.effect.Toy.reason;
import static org.evenhand.effect.Toy.table;
import static org.evenhand.effect.Toy.wholes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evenhand.data.InputException;
import org.evenhand.data.Table;
import org.evenhand.job.Progress;
import org.junit.jupiter.api.Test;

class IceTest {
  private static final Table DATA =
      table(
          reals("x", 0, 0.2, 0.5, 1, 2),
          wholes("n", 0, 10, 20, 30, 40),
          names("c", "a", "b", "a", "c", "a"));
  private static final Function<Table, double[]> HALF = model(row -> 0.5);

  private static IceCurve curve(Table row, Grid grid, Function<Table, double[]> score) {
    return new Ice(row, score, HALF).curves(List.of(grid), Progress.NONE).getFirst();
  }

  private static double[] scores(IceCurve curve) {
    return IntStream.range(0, curve.grid().size()).mapToDouble(curve::score).toArray();
  }

  @Test
  void litsPartialDependenceOfItsFirstRow() {
    // LIT, pdp_test: f = num + (cat is One); the row 1, One.
    Table data = table(reals("num", 1, 10, 5), names("cat", "One", "None", "One"));
    Function<Table, double[]> score =
        model(row -> row.number("num") + ("One".equals(row.text("cat")) ? 1 : 0));
    Grid numbers = at(data, "num", 0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    List<IceCurve> curves =
        new Ice(data.slice(0, 1), score, null)
            .curves(List.of(numbers, grid(data, "cat", 10)), Progress.NONE);
    assertThat(scores(curves.get(0))).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    assertThat(scores(curves.get(1))).containsExactly(2, 1);
    assertThat(curves.get(0).grid().current()).isEqualTo(1);
    assertThat(curves.get(0).flips()).isEmpty();
    assertThat(curves.get(0).changesDecision(9)).isFalse();
  }

  @Test
  void allFeaturesAreScoredInOneCall() {
    List<Integer> calls = Collections.synchronizedList(new ArrayList<>());
    Function<Table, double[]> score =
        rows -> {
          calls.add(rows.rows());
          return new double[rows.rows()];
        };
    List<Grid> grids = Stream.of("x", "n", "c").map(name -> grid(DATA, name, 5)).toList();
    new Ice(DATA.slice(1, 2), score, null).curves(grids, Progress.NONE);
    assertThat(calls).containsExactly(5 + 5 + 3);
  }

  @Test
  void theEditedRowsOwnValuesArePointsAndTheRestOfItStays() {
    Table row = table(reals("x", 0.7), wholes("n", 99), names("c", "unseen"));
    Function<Table, double[]> score =
        model(r -> r.number("x") + r.number("n") + ("unseen".equals(r.text("c")) ? 1000 : 0));
    IceCurve x = curve(row, grid(DATA, "x", 5), score);
    assertThat(scores(x)).containsExactly(1099, 1099.2, 1099.5, 1099.7, 1100, 1101);
    assertThat(x.grid().current()).isEqualTo(3);
    IceCurve c = curve(row, grid(DATA, "c", 5), score);
    assertThat(scores(c)).containsExactly(99.7, 99.7, 99.7, 1099.7);
    assertThat(c.grid().current()).isEqualTo(3);
  }

  @Test
  void aFlipIsBetweenTwoNeighboursAndTheStraightLineSaysAboutWhere() {
    // Score x / 2 against 0.5: from 0.5 (0.25) to 1 (0.5, which is positive).
    IceCurve curve = curve(DATA.slice(0, 1), grid(DATA, "x", 5), model(row -> row.number("x") / 2));
    assertThat(curve.flips()).containsExactly(new Flip(0.5, 1, true, 1));
    assertThat(IntStream.range(0, 5).filter(curve::changesDecision)).containsExactly(3, 4);
  }

  @Test
  void refiningNarrowsAFlipToAThousandthOfTheRange() {
    Ice ice = new Ice(DATA.slice(0, 1), model(row -> row.number("x") >= 0.61803 ? 1.0 : 0.0), HALF);
    List<IceCurve> curves = ice.curves(List.of(grid(DATA, "x", 5)), Progress.NONE);
    Flip flip = ice.refine(curves, Progress.NONE).getFirst().flips().getFirst();
    assertThat(flip.low()).isLessThan(0.61803).isGreaterThan(0.61803 - 0.002);
    assertThat(flip.high()).isGreaterThanOrEqualTo(0.61803).isLessThan(0.61803 + 0.002);
    assertThat(flip.positiveAbove()).isTrue();
    assertThat(String.valueOf(flip.high())).hasSizeLessThanOrEqualTo(6);
  }

  @Test
  void refiningWholeNumbersEndsAtNeighbours() {
    Ice ice = new Ice(DATA.slice(0, 1), model(row -> row.number("n") <= 13 ? 1.0 : 0.0), HALF);
    List<IceCurve> curves = ice.curves(List.of(grid(DATA, "n", 5)), Progress.NONE);
    Flip flip = ice.refine(curves, Progress.NONE).getFirst().flips().getFirst();
    assertThat(flip.low()).isEqualTo(13);
    assertThat(flip.high()).isEqualTo(14);
    assertThat(flip.positiveAbove()).isFalse();
  }

  @Test
  void refiningStopsWhereTheModelGivesNoScore() {
    Ice ice =
        new Ice(
            DATA.slice(0, 1),
            model(
                row ->
                    row.number("n") > 20 && row.number("n") < 30
                        ? Double.NaN
                        : row.number("n") / 50),
            HALF);
    List<IceCurve> curves = ice.curves(List.of(grid(DATA, "n", 5)), Progress.NONE);
    assertThat(ice.refine(curves, Progress.NONE).getFirst().flips().getFirst())
        .isEqualTo(curves.getFirst().flips().getFirst());
  }

  @Test
  void theThresholdOfAGroupGoesWithTheValueThatIsChanged() {
    // The score never moves; in group b the threshold is below it, elsewhere above.
    Function<Table, double[]> byGroup = model(row -> "b".equals(row.text("c")) ? 0.3 : 0.5);
    IceCurve curve =
        new Ice(DATA.slice(0, 1), model(row -> 0.4), byGroup)
            .curves(List.of(grid(DATA, "c", 5)), Progress.NONE)
            .getFirst();
    assertThat(curve.spread()).isZero();
    assertThat(curve.grid().label(1)).isEqualTo("b");
    assertThat(IntStream.range(0, 3).filter(curve::changesDecision)).containsExactly(1);
    assertThat(curve.threshold(1)).isEqualTo(0.3);
  }

  @Test
  void featuresThatMoveTheScoreMostComeFirst() {
    Function<Table, double[]> score = model(row -> row.number("n") / 100 + row.number("x") / 100);
    List<Grid> grids = Stream.of("c", "x", "n").map(name -> grid(DATA, name, 5)).toList();
    List<IceCurve> curves = new Ice(DATA.slice(0, 1), score, HALF).curves(grids, Progress.NONE);
    assertThat(curves.stream().sorted(IceCurve.MOST_MOVING).map(curve -> curve.grid().feature()))
        .containsExactly("n", "x", "c");
    assertThat(curves.get(0).spread()).isZero();
    assertThat(curves.get(1).spread()).isCloseTo(0.02, within(1e-15));
  }

  @Test
  void editsWithoutAScoreAreLeftOutCountedAndSaid() {
    IceCurve curve =
        curve(
            DATA.slice(0, 1),
            grid(DATA, "n", 5),
            model(row -> row.number("n") == 20 ? Double.POSITIVE_INFINITY : row.number("n") / 100));
    assertThat(curve.points()).isEqualTo(4);
    assertThat(curve.leftOut()).isEqualTo(1);
    assertThat(reason(curve.measure(2))).isEqualTo("the model gives no score with n = 20");
    assertThat(curve.spread()).isEqualTo(0.4);
    assertThat(curve.isPositive(2)).isFalse();
    assertThat(curve.changesDecision(2)).isFalse();
  }

  @Test
  void aFlipAcrossAPointWithoutAScoreIsBetweenThoseThatHaveOne() {
    IceCurve curve =
        curve(
            DATA.slice(0, 1),
            grid(DATA, "n", 5),
            model(row -> row.number("n") == 20 ? Double.NaN : row.number("n") / 50));
    assertThat(curve.flips()).containsExactly(new Flip(10, 30, true, 25));
  }

  @Test
  void valuesThatTheModelRefusesAreSaidAndTheOthersScored() {
    Function<Table, double[]> score =
        model(
            row -> {
              if (Double.isNaN(row.number("n"))) {
                throw new InputException("n is missing");
              }
              return row.number("n");
            });
    Table data = table(wholes("n", 1, 2, Double.NaN));
    IceCurve curve = curve(data.slice(0, 1), grid(data, "n", 5), score);
    assertThat(scores(curve)).containsExactly(1, 2, Double.NaN);
    assertThat(reason(curve.measure(2))).isEqualTo("n is missing");
    Table row = data.slice(2, 3);
    assertThat(curve(row, grid(data, "n", 5), score).leftOut()).isEqualTo(1);
  }

  @Test
  void aModelThatRefusesEverythingSaysWhy() {
    Function<Table, double[]> score =
        rows -> {
          throw new InputException("no such category");
        };
    assertThatThrownBy(() -> curve(DATA.slice(0, 1), grid(DATA, "n", 5), score))
        .isInstanceOf(InputException.class)
        .hasMessage("no such category");
  }

  @Test
  void aRowWithoutAValueHasItAsItsPoint() {
    Table row = table(reals("x", Double.NaN), wholes("n", 3), names("c", (String) null));
    Function<Table, double[]> score =
        model(
            r ->
                (Double.isNaN(r.number("x")) ? 7 : r.number("x"))
                    + (r.text("c") == null ? 0.25 : 0));
    IceCurve x = curve(row, grid(DATA, "x", 5), score);
    assertThat(x.grid().label(x.grid().current())).isEqualTo("(missing)");
    assertThat(x.score(x.grid().current())).isEqualTo(7.25);
    IceCurve c = curve(row, grid(DATA, "c", 5), score);
    assertThat(scores(c)).containsExactly(7, 7, 7, 7.25);
  }
}
