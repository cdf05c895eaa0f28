package org.evenhand.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.evenhand.effect.Toy.all;
import static org.evenhand.effect.Toy.at;
import static org.evenhand.effect.Toy.effects;
import static org.evenhand.effect.Toy.grid;
import static org.evenhand.effect.Toy.model;
import static org.evenhand.effect.Toy.names;
import static org.evenhand.effect.Toy.reals;
import static org.evenhand.effect.Toy.reason;
import static org.evenhand.effect.Toy.table;
import static org.evenhand.effect.Toy.value;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.evenhand.data.RowSet;
import org.evenhand.data.Table;
import org.evenhand.job.Progress;
import org.evenhand.metric.Measure.Estimate;
import org.junit.jupiter.api.Test;

class AccumulatedLocalEffectsTest {
  private static final Offset<Double> ROUNDING = within(1e-12);

  private static AccumulatedLocalEffects of(
      Grid grid, Sample sample, Function<Table, double[]> score) {
    return AccumulatedLocalEffects.of(grid, sample, score, Progress.NONE);
  }

  @Test
  void theProductOfTwoEqualFeaturesIsCurvedUnlikeItsPartialDependence() {
    // f = x y with x = y = 0, 0.1 .. 1 and these as edges: the row t of each bin gives 0.1 t, the
    // first bin has the rows 0 and 0.1 and gives 0.005. The sums are 0, 0.005, 0.025 .. 0.545,
    // their
    // mean over the rows (2 in the first bin) 0.170909.
    double[] t = IntStream.rangeClosed(0, 10).mapToDouble(i -> i / 10.0).toArray();
    Table data = table(reals("x", t), reals("y", t));
    AccumulatedLocalEffects effect =
        of(grid(data, "x", 11), all(data), model(row -> row.number("x") * row.number("y")));
    assertThat(effects(effect))
        .containsExactly(
            new double[] {
              -.170909, -.165909, -.145909, -.115909, -.075909, -.025909, .034091, .104091, .184091,
              .274091, .374091
            },
            within(5e-7));
    assertThat(effect.steps().stream().map(AccumulatedLocalEffects.Step::rows))
        .containsExactly(2, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    assertThat(effect.spread()).isCloseTo(0.545, ROUNDING);
  }

  @Test
  void aLinearModelHasItsSlopeAndMeanZero() {
    Table data = table(reals("a", 0, 1, 3, 4, 9), reals("b", 5, 1, 2, 2, 0));
    AccumulatedLocalEffects effect =
        of(at(data, "a", 0, 2, 9), all(data), model(row -> 3 * row.number("a") - row.number("b")));
    double[] effects = effects(effect);
    assertThat(effects[1] - effects[0]).isCloseTo(6, ROUNDING);
    assertThat(effects[2] - effects[1]).isCloseTo(21, ROUNDING);
    // Two rows halfway up the first bin, three up the second: 0.4 * 3 + 0.6 * (6 + 10.5) = 11.1.
    assertThat(effects[0]).isCloseTo(-11.1, ROUNDING);
  }

  @Test
  void aConstantModelAndAnIgnoredFeatureAreFlatAtZero() {
    Table data = table(reals("a", 0, 1, 3), reals("b", 5, 1, 2));
    assertThat(effects(of(grid(data, "a", 3), all(data), model(row -> 0.7)))).containsOnly(0);
    assertThat(effects(of(grid(data, "a", 3), all(data), model(row -> row.number("b")))))
        .containsOnly(0);
  }

  @Test
  void weightsAreHonoured() {
    // Bins (0, 1] and (1, 2]; f = x y. Bin 1: y = 1 (weight 1), 3 (weight 3): 2.5; bin 2: y = 4.
    // Mean: parts 4 / 5 and 1 / 5 halfway: 0.8 * 1.25 + 0.2 * (2.5 + 2) = 1.9.
    Table data = table(reals("x", 0, 1, 2), reals("y", 1, 3, 4));
    AccumulatedLocalEffects effect =
        of(
            at(data, "x", 0, 1, 2),
            all(data).weighted(new double[] {1, 3, 1}),
            model(row -> row.number("x") * row.number("y")));
    assertThat(effects(effect)).containsExactly(new double[] {-1.9, 0.6, 4.6}, ROUNDING);
  }

  @Test
  void binsWithoutRowsAreJoinedAndLeftOffAtTheEnds() {
    Table data = table(reals("x", 1, 1.5, 4, Double.NaN, 50));
    AccumulatedLocalEffects effect =
        of(at(data, "x", -1, 0, 2, 3, 5, 6), all(data), model(row -> row.number("x")));
    assertThat(effect.points().stream().map(AccumulatedLocalEffects.Point::number))
        .containsExactly(0.0, 2.0, 5.0);
    assertThat(effect.leftOut()).isEqualTo(2);
    assertThat(effect.steps().stream().map(AccumulatedLocalEffects.Step::rows))
        .containsExactly(2, 1);
  }

  @Test
  void ordersOfCategoriesAreTheirNumbersOrTheCallers() {
    // f = 10 for b, 30 for c; rows a, b, b, c. Steps 10 and 20; mean (0 + 2 * 10 + 30) / 4 = 12.5.
    Table data = table(names("c", "a", "b", "b", "c"));
    Function<Table, double[]> score =
        model(row -> "b".equals(row.text("c")) ? 10.0 : "c".equals(row.text("c")) ? 30.0 : 0.0);
    AccumulatedLocalEffects effect =
        AccumulatedLocalEffects.of(
            grid(data, "c", 9), List.of("a", "x", "b", "c"), all(data), score, Progress.NONE);
    assertThat(effects(effect)).containsExactly(new double[] {-12.5, -2.5, 17.5}, ROUNDING);
    assertThat(effect.steps().stream().map(AccumulatedLocalEffects.Step::rows))
        .containsExactly(3, 3);
    Table numbered = table(names("c", "10", "9", "9", "11"));
    assertThat(
            of(grid(numbered, "c", 9), all(numbered), model(row -> 0.0)).points().stream()
                .map(AccumulatedLocalEffects.Point::value))
        .containsExactly("9", "10", "11");
  }

  @Test
  void twoCategoriesNeedNoOrderAndMoreAreRefusedWithoutOne() {
    Table two = table(names("c", "yes", "no", "yes", null));
    AccumulatedLocalEffects effect =
        of(grid(two, "c", 9), all(two), model(row -> "yes".equals(row.text("c")) ? 1.0 : 0.0));
    assertThat(effects(effect)).containsExactly(new double[] {-2.0 / 3, 1.0 / 3}, ROUNDING);
    assertThat(effect.leftOut()).isEqualTo(1);
    Table three = table(names("c", "red", "green", "blue"));
    assertThat(of(grid(three, "c", 9), all(three), model(row -> 0.0)).reason())
        .isEqualTo("the categories of 'c' have no order to go along: see its partial dependence");
  }

  @Test
  void oneValueIsNoStep() {
    Table data = table(reals("x", 2, 2));
    AccumulatedLocalEffects effect = of(grid(data, "x", 9), all(data), model(row -> 1.0));
    assertThat(effect.points()).isEmpty();
    assertThat(effect.reason()).isEqualTo("fewer than two values of 'x' to step between");
  }

  @Test
  void aStepWithoutAScoreEndsTheCurve() {
    Table data = table(reals("x", 0, 1, 2, 3));
    AccumulatedLocalEffects effect =
        of(
            grid(data, "x", 4),
            all(data),
            model(row -> row.number("x") == 3 ? Double.NaN : row.number("x")));
    assertThat(value(effect.points().get(2).effect()) - value(effect.points().get(1).effect()))
        .isCloseTo(1, ROUNDING);
    assertThat(reason(effect.points().get(3).effect()))
        .isEqualTo("no row between 2 and 3 has a score");
    assertThat(of(grid(data, "x", 4), all(data), model(row -> Double.NaN)).reason())
        .isEqualTo("no row between 0 and 1 has a score");
  }

  @Test
  void theIntervalAddsUpTheVariancesOfTheSteps() {
    // One bin with the changes 1, 2, 3, 4 (mean 2.5, variance 5 / 3): the ends are half a step from
    // the mean, so that the variance there is (1 / 2)² * (5 / 3) / 4 = 0.1041667.
    Table data = table(reals("x", 0, 0.5, 0.7, 1), reals("y", 1, 2, 3, 4));
    AccumulatedLocalEffects effect =
        of(at(data, "x", 0, 1), all(data), model(row -> row.number("x") * row.number("y")));
    Estimate last = (Estimate) effect.points().get(1).effect();
    assertThat(last.value()).isEqualTo(1.25);
    assertThat(last.interval()).isNotNull();
    assertThat(last.interval().high() - 1.25)
        .isCloseTo(1.959964 * Math.sqrt(0.1041667), within(1e-6));
  }

  @Test
  void noRowsAreNoSteps() {
    Table data = table(reals("x", 1, 2));
    Sample none = Sample.of(data, RowSet.where(2, row -> false), 5, 1);
    assertThat(of(grid(data, "x", 4), none, model(row -> 1.0)).reason())
        .isEqualTo("fewer than two values of 'x' to step between");
  }
}
