package org.evenhand.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.evenhand.importance.Games.reason;
import static org.evenhand.importance.Games.value;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.ColumnType;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.Table;
import org.evenhand.metric.Measure;
import org.junit.jupiter.api.Test;

class ProxiesTest {
  private static final int REPEATS = 400;

  private static Measure proxy(Column first, Column second, int seed) {
    return proxy(side(first, 1), side(second, 1), seed);
  }

  private static Measure proxy(GapSide first, GapSide second, int seed) {
    GapOptions options = new GapOptions(1, 1, 1, 1, 5, seed);
    return new Proxies(first, second, options).of(List.of("x")).getFirst();
  }

  /** Weights go round: 1, 2, 3, 1, 2, 3. */
  private static GapSide side(Column rows, int weights) {
    return new GapSide(
        Table.of(List.of(rows)),
        IntStream.range(0, rows.size()).mapToDouble(row -> 1 + row % weights).toArray());
  }

  private static Column names(int rows, IntFunction<String> name) {
    return CategoricalColumn.of(
        "x", ColumnType.TEXT, IntStream.range(0, rows).mapToObj(name).toList());
  }

  /** Rows of values "0", "1" and so on, each as likely as its part of the sum. */
  private static Column drawn(int rows, SplittableRandom random, double... likely) {
    double all = Arrays.stream(likely).sum();
    return names(
        rows,
        row -> {
          double left = random.nextDouble() * all;
          int value = 0;
          while (left >= likely[value]) {
            left -= likely[value++];
          }
          return Integer.toString(value);
        });
  }

  private static Column normal(int rows, SplittableRandom random, double shift) {
    return NumericColumn.of(
        "x",
        ColumnType.REAL,
        IntStream.range(0, rows).mapToDouble(row -> random.nextGaussian() + shift).toArray());
  }

  private static double[] alike(int values) {
    double[] alike = new double[values];
    Arrays.fill(alike, 1);
    return alike;
  }

  private static Measure.Interval interval(Measure measure) {
    return Objects.requireNonNull(((Measure.Estimate) measure).interval());
  }

  private static boolean holds(Measure measure, double truth) {
    Measure.Interval interval = ((Measure.Estimate) measure).interval();
    return interval == null
        ? ((Measure.Estimate) measure).value() == truth
        : interval.low() <= truth && truth <= interval.high();
  }

  /** How often the interval of a useless feature, the same in both groups, holds one half. */
  private static double held(
      int first, int second, int weights, IntFunction<Function<SplittableRandom, Column>> feature) {
    int held = 0;
    for (int i = 0; i < REPEATS; i++) {
      SplittableRandom random = new SplittableRandom(i);
      Measure proxy =
          proxy(
              side(feature.apply(first).apply(random), weights),
              side(feature.apply(second).apply(random), weights),
              i);
      held += holds(proxy, .5) ? 1 : 0;
    }
    return held / (double) REPEATS;
  }

  @Test
  void intervalsOfUselessFeaturesHoldOneHalf() {
    for (int[] rows : new int[][] {{60, 90}, {30, 400}, {300, 300}}) {
      assertThat(
              Stream.of(1, 3)
                  .flatMap(
                      weights ->
                          Stream.<IntFunction<Function<SplittableRandom, Column>>>of(
                                  n -> random -> drawn(n, random, alike(2)),
                                  n -> random -> drawn(n, random, 97, 3),
                                  n -> random -> drawn(n, random, alike(10)),
                                  n -> random -> drawn(n, random, alike(100)),
                                  n -> random -> normal(n, random, 0))
                              .map(feature -> held(rows[0], rows[1], weights, feature))))
          .allSatisfy(held -> assertThat(held).isGreaterThanOrEqualTo(.93));
    }
  }

  /** A third of the values are missing, in either group. */
  @Test
  void intervalsOfUselessFeaturesWithMissingValuesHoldOneHalf() {
    double held =
        held(
            80,
            120,
            1,
            rows ->
                random ->
                    NumericColumn.of(
                        "x",
                        ColumnType.REAL,
                        IntStream.range(0, rows)
                            .mapToDouble(
                                row -> random.nextInt(3) == 0 ? Double.NaN : random.nextDouble())
                            .toArray()));
    assertThat(held).isGreaterThanOrEqualTo(.93);
  }

  /** What shares learnt on all rows would reach on further rows of the same two laws. */
  private static double onFurtherRows(
      Column first, Column second, double[] ofFirst, double[] ofSecond) {
    double[] shares = new double[ofFirst.length];
    for (int value = 0; value < shares.length; value++) {
      String name = Integer.toString(value);
      double own = count(first, name);
      double all = own + count(second, name);
      shares[value] = all > 0 ? own / all : first.size() / (double) (first.size() + second.size());
    }
    double area = 0;
    for (int one = 0; one < shares.length; one++) {
      for (int other = 0; other < shares.length; other++) {
        area += ofFirst[one] * ofSecond[other] * (Math.signum(shares[one] - shares[other]) + 1) / 2;
      }
    }
    return area / Arrays.stream(ofFirst).sum() / Arrays.stream(ofSecond).sum();
  }

  private static long count(Column column, String name) {
    return IntStream.range(0, column.size()).filter(row -> name.equals(column.text(row))).count();
  }

  private static void assertHoldsWhatItWouldReach(
      int rows, int otherRows, double[] ofFirst, double... ofSecond) {
    Measure[] proxies = new Measure[REPEATS];
    double reached = 0;
    for (int i = 0; i < REPEATS; i++) {
      SplittableRandom random = new SplittableRandom(i);
      Column first = drawn(rows, random, ofFirst);
      Column second = drawn(otherRows, random, ofSecond);
      proxies[i] = proxy(first, second, i);
      reached += onFurtherRows(first, second, ofFirst, ofSecond) / REPEATS;
    }
    double truth = reached;
    long held = Arrays.stream(proxies).filter(proxy -> holds(proxy, truth)).count();
    assertThat(held / (double) REPEATS).isGreaterThanOrEqualTo(.93);
  }

  @Test
  void intervalsOfUsefulNamesHoldWhatTheyWouldReachOnFurtherRows() {
    assertHoldsWhatItWouldReach(300, 300, new double[] {6, 4}, 5, 5);
    assertHoldsWhatItWouldReach(300, 500, new double[] {5, 3, 2}, 4, 3, 3);
    double[] uneven = IntStream.range(0, 40).mapToDouble(i -> Math.exp(Math.sin(7 * i))).toArray();
    assertHoldsWhatItWouldReach(300, 300, uneven, alike(40));
    double[] telling = Arrays.stream(uneven).map(part -> part * part * part).toArray();
    assertHoldsWhatItWouldReach(300, 300, telling, alike(40));
  }

  /** The chance that one of N(shift, 1) is above one of N(0, 1): 0.638, 0.760 and 0.962. */
  @Test
  void intervalsOfNumbersHoldTheirOwnArea() {
    double[] areas = {.63816, .76025, .96145};
    double[] shifts = {.5, 1, 2.5};
    for (int k = 0; k < shifts.length; k++) {
      int held = 0;
      for (int i = 0; i < REPEATS; i++) {
        SplittableRandom random = new SplittableRandom(i);
        Column first = normal(200, random, shifts[k]);
        held += holds(proxy(first, normal(300, random, 0), i), areas[k]) ? 1 : 0;
      }
      assertThat(held / (double) REPEATS).isGreaterThanOrEqualTo(.93);
    }
  }

  /**
   * Of two normal laws whose means differ by 1 the area is 0.7602, and by Hanley and McNeil 1982
   * its variance on 1,000 rows of each, with Q1 = A / (2 - A) and Q2 = 2A² / (1 + A), is (A(1 - A)
   * + 999 (Q1 - A² + Q2 - A²)) / 10⁶ = 0.01053².
   */
  @Test
  void intervalsOfTellingFeaturesAreNoWiderThanTheirRowsMakeThem() {
    SplittableRandom random = new SplittableRandom(1);
    Measure.Interval interval =
        interval(proxy(normal(1000, random, 1), normal(1000, random, 0), 1));
    assertThat((interval.high() - interval.low()) / 2)
        .isCloseTo(1.96 * .0106, withinPercentage(10));
  }

  /** Shares learnt on other rows must not rank rows below those that they were learnt from. */
  @Test
  void aFeatureThatSaysNothingPutsNeitherGroupAboveTheOther() {
    double sum = 0;
    for (int i = 0; i < REPEATS; i++) {
      SplittableRandom random = new SplittableRandom(i);
      sum += value(proxy(drawn(60, random, 1, 1), drawn(90, random, 1, 1), i));
    }
    assertThat(sum / REPEATS).isCloseTo(.5, within(.01));
    Measure constant = proxy(names(60, row -> "same"), names(90, row -> "same"), 1);
    assertThat(value(constant)).isEqualTo(.5);
    assertThat(((Measure.Estimate) constant).interval()).isNull();
  }

  /** A name of its own for each row was never seen before. */
  @Test
  void namesOfSingleRowsSayNothing() {
    Measure proxy = proxy(names(40, row -> "a" + row), names(50, row -> "b" + row), 1);
    assertThat(value(proxy)).isEqualTo(.5);
  }

  /** Twenty rows of each that never differ are no proof that none ever will. */
  @Test
  void aFeatureThatAlwaysTellsHasAnInterval() {
    Measure proxy = proxy(names(20, row -> "a"), names(20, row -> "b"), 1);
    assertThat(value(proxy)).isEqualTo(1);
    assertThat(interval(proxy).low()).isBetween(.8, .99);
    assertThat(interval(proxy).high()).isEqualTo(1);
  }

  @Test
  void missingValuesTellToo() {
    double[] known = new double[30];
    double[] missing = new double[30];
    Arrays.fill(missing, Double.NaN);
    Column first = NumericColumn.of("x", ColumnType.REAL, known);
    Column second = NumericColumn.of("x", ColumnType.REAL, missing);
    assertThat(value(proxy(first, second, 1))).isEqualTo(1);
  }

  /** Rows without weight are as good as not there. */
  @Test
  void rowsWithoutWeightDoNotCount() {
    Column half = names(40, row -> row % 2 == 0 ? "a" : "b");
    double[] weights = IntStream.range(0, 40).mapToDouble(row -> row % 2).toArray();
    GapSide onlyB = new GapSide(Table.of(List.of(half)), weights);
    assertThat(value(proxy(onlyB, side(names(30, row -> "a"), 1), 1))).isEqualTo(1);
  }

  @Test
  void groupsOfFewerRowsThanFoldsAreJudged() {
    assertThat(value(proxy(names(3, row -> "a"), names(40, row -> "b"), 1))).isEqualTo(1);
    assertThat(value(proxy(names(40, row -> "a"), names(2, row -> "b"), 1))).isEqualTo(1);
  }

  @Test
  void ofAGroupOfOneRowNothingCanBeLearnt() {
    assertThat(reason(proxy(names(1, row -> "a"), names(9, row -> "b"), 1)))
        .contains("a group of one row");
  }
}
