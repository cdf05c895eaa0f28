package org.evenhand.counterfactual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.evenhand.counterfactual.DistanceOptions.Kind;
import org.evenhand.counterfactual.DistanceOptions.Unit;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.ColumnType;
import org.evenhand.data.InputException;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.Table;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DistanceTest {
  private static final Offset<Double> EXACTLY = within(1e-12);

  /** The What-If Tool's fixture F2: (1,x), (2,x), (4,y), (9,x). */
  private static final Table FOUR =
      Table.of(List.of(numbers("n", 1, 2, 4, 9), names("c", "x", "x", "y", "x")));

  private static final double DEVIATION = 3.559026084;

  static NumericColumn numbers(String name, double... values) {
    return NumericColumn.of(name, ColumnType.REAL, values);
  }

  static CategoricalColumn names(String name, @Nullable String... values) {
    return CategoricalColumn.of(name, ColumnType.CATEGORY, Arrays.asList(values));
  }

  private static Distance of(Table table, Kind kind) {
    return Distance.of(table, table.names(), DistanceOptions.of(kind));
  }

  private static double between(Distance distance, Table table, int one, int other) {
    return distance.between(distance.point(table, one), distance.point(table, other));
  }

  @Test
  void numbersAreInStandardDeviationsAsInTheWhatIfTool() {
    // Its L1 of rows 0 and 1, and of 0 and 3, which differ in the number only; its "L2" is squared.
    Distance l1 = of(FOUR, Kind.L1);
    assertThat(between(l1, FOUR, 0, 1)).isCloseTo(.280975743, within(1e-9));
    assertThat(between(l1, FOUR, 0, 3)).isCloseTo(2.247805948, within(1e-9));
    Distance l2 = of(FOUR, Kind.L2);
    assertThat(between(l2, FOUR, 0, 1)).isCloseTo(Math.sqrt(.078947368), within(1e-9));
    assertThat(between(l2, FOUR, 0, 3)).isCloseTo(Math.sqrt(5.052631579), within(1e-9));
  }

  @Test
  void anotherCategoryCountsOneHoweverManyThereAre() {
    assertThat(between(of(FOUR, Kind.L1), FOUR, 0, 2)).isCloseTo(3 / DEVIATION + 1, within(1e-9));
    assertThat(between(of(FOUR, Kind.L2), FOUR, 0, 2))
        .isCloseTo(Math.sqrt(9 / (DEVIATION * DEVIATION) + 1), within(1e-9));
  }

  @Test
  void gowerIsTheMeanOverColumnsInUnitsOfTheRange() {
    assertThat(between(of(FOUR, Kind.GOWER), FOUR, 0, 2)).isCloseTo((3 / 8. + 1) / 2, EXACTLY);
    assertThat(between(of(FOUR, Kind.GOWER), FOUR, 0, 3)).isCloseTo(1 / 2., EXACTLY);
  }

  /**
   * The cases of CARLA's test_evaluations.py, on data from 0 to 1 in every column, so that a range
   * counts 1. Its L0 is how many parts are not 0 and its L infinity the largest part; its L2 has no
   * root.
   */
  @ParameterizedTest
  @CsvSource({
    "'0,0', '1,-1', 2, 2, 2, 1",
    "'0,0', '1,-4', 2, 5, 17, 4",
    "'0,0,0,0,0,0,0,0', '0,0,0,1,0,0,0,0', 1, 1, 1, 1"
  })
  void carlasDistances(
      String from, String to, int count, double l1, double l2Squared, double largest) {
    double[] one = Arrays.stream(from.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
    double[] other = Arrays.stream(to.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < one.length; i++) {
      columns.add(numbers("c" + i, 0, 0.5, 1));
    }
    Table unit = Table.of(columns);
    Distance sum =
        Distance.of(
            unit, unit.names(), new DistanceOptions(Kind.L1, Unit.RANGE, Map.of(), List.of()));
    Distance root =
        Distance.of(
            unit, unit.names(), new DistanceOptions(Kind.L2, Unit.RANGE, Map.of(), List.of()));

    assertThat(Arrays.stream(sum.parts(one, other)).filter(part -> part != 0)).hasSize(count);
    assertThat(sum.between(one, other)).isCloseTo(l1, EXACTLY);
    assertThat(root.between(one, other)).isCloseTo(Math.sqrt(l2Squared), EXACTLY);
    assertThat(Arrays.stream(sum.parts(one, other)).max()).hasValue(largest);
  }

  @Test
  void mistakesOfPeersAreNotRepeated() {
    // CARLA's L2 of (0,0) and (1,-1) has no root: 2.
    Table table = Table.of(List.of(numbers("a", 0, 1), numbers("b", 0, -1)));
    Distance distance =
        Distance.of(
            table, table.names(), new DistanceOptions(Kind.L2, Unit.RANGE, Map.of(), List.of()));
    assertThat(between(distance, table, 0, 1)).isCloseTo(Math.sqrt(2), EXACTLY);
    // DiCE rounds 1/MAD to two digits: a column with a MAD above 200 counts nothing.
    Table large = Table.of(List.of(numbers("gain", 0, 1000, 2000, 3000, 4000)));
    Distance robust =
        Distance.of(
            large,
            large.names(),
            new DistanceOptions(Kind.L1, Unit.MEDIAN_DEVIATION, Map.of(), List.of()));
    assertThat(between(robust, large, 0, 4)).isCloseTo(4 / 1.4826, EXACTLY);
  }

  @Test
  void aColumnOfMostlyOneValueFallsBackToItsQuartilesThenItsDeviation() {
    // 0 0 0 0 0 4 4 4: median 0, median deviation 0, quartiles 0 and 4.
    assertThat(spread(Unit.MEDIAN_DEVIATION, 0, 0, 0, 0, 0, 4, 4, 4)).isCloseTo(4 / 1.349, EXACTLY);
    // Quartiles 0 and 0 too; variance (5 * 1 + 25) / 5 = 6 around the mean 1.
    assertThat(spread(Unit.MEDIAN_DEVIATION, 0, 0, 0, 0, 0, 6)).isCloseTo(Math.sqrt(6), EXACTLY);
    assertThat(spread(Unit.MEDIAN_DEVIATION, 3, 3, 3)).isZero();
    assertThat(spread(Unit.STANDARD_DEVIATION)).isZero();
    assertThat(spread(Unit.STANDARD_DEVIATION, Double.NaN, Double.NaN)).isZero();
  }

  private static double spread(Unit unit, double... values) {
    return Spread.of(numbers("n", values), unit);
  }

  @Test
  void infinitiesAndHugeNumbersKeepDistancesFinite() {
    Table table =
        Table.of(
            List.of(
                numbers("n", 0, 1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY),
                numbers("m", -1e308, 1e308, 0, 0)));
    for (Kind kind : Kind.values()) {
      Distance distance = of(table, kind);
      for (int row = 0; row < 4; row++) {
        assertThat(Arrays.stream(distance.toAll(distance.point(table, row))))
            .allMatch(Double::isFinite);
        assertThat(between(distance, table, row, row)).isZero();
      }
    }
  }

  @Test
  void aMissingValueIsOneFromAnyAndNoneFromAMissingOne() {
    Table table =
        Table.of(
            List.of(numbers("n", Double.NaN, Double.NaN, 5, 7), names("c", "x", null, null, "y")));
    Distance distance = of(table, Kind.L1);
    assertThat(between(distance, table, 0, 1)).isEqualTo(1);
    assertThat(between(distance, table, 0, 3)).isEqualTo(2);
    assertThat(between(distance, table, 1, 2)).isEqualTo(1);
    assertThat(distance.toAll(distance.point(table, 0))).containsExactly(0, 1, 2, 2);
  }

  @Test
  void aColumnThatDoesNotVaryCountsOnlyAgainstAnEditedRow() {
    Table table = Table.of(List.of(numbers("n", 1, 3), numbers("constant", 4, 4)));
    Distance distance = of(table, Kind.GOWER);
    assertThat(between(distance, table, 0, 1)).isEqualTo(.5);
    Table edited = Table.of(List.of(numbers("n", 1), numbers("constant", 5)));
    assertThat(distance.toAll(distance.point(edited, 0))).containsExactly(.5, 1);
  }

  @Test
  void twoValuesWrittenAsNumbersAreAsFarApartAsTwoCategories() {
    Table table =
        Table.of(
            List.of(
                NumericColumn.of("flag", ColumnType.BINARY, 0, 0, 0, 1), numbers("n", 1, 2, 3, 4)));
    Distance distance = of(table, Kind.L1);
    assertThat(distance.parts(distance.point(table, 0), distance.point(table, 3))[0]).isOne();
  }

  @Test
  void weightsCountTimesAndExcludedColumnsNotAtAll() {
    DistanceOptions heavy = DistanceOptions.of(Kind.GOWER, Map.of("c", 3.), List.of());
    assertThat(between(Distance.of(FOUR, FOUR.names(), heavy), FOUR, 0, 2))
        .isCloseTo((3 / 8. + 3) / 4, EXACTLY);
    DistanceOptions without = DistanceOptions.of(Kind.GOWER, Map.of(), List.of("c"));
    Distance distance = Distance.of(FOUR, FOUR.names(), without);
    assertThat(distance.columns()).containsExactly("n");
    assertThat(between(distance, FOUR, 0, 2)).isCloseTo(3 / 8., EXACTLY);
  }

  @Test
  void optionsThatNameNothingAreRefused() {
    assertThatThrownBy(() -> of(Map.of("m", 1.), List.of()))
        .isInstanceOf(InputException.class)
        .hasMessage("column 'm' is not compared; did you mean 'n'?");
    assertThatThrownBy(() -> of(Map.of("n", -1.), List.of()))
        .hasMessage("weight of 'n': expected a number not below 0, found -1.0");
    assertThatThrownBy(() -> of(Map.of("n", Double.NaN), List.of()))
        .isInstanceOf(InputException.class);
    assertThatThrownBy(() -> of(Map.of("n", 0.), List.of("c")))
        .hasMessage("no column is left to tell rows apart by");
  }

  private static Distance of(Map<String, Double> weights, List<String> excluded) {
    return Distance.of(FOUR, FOUR.names(), DistanceOptions.of(Kind.L1, weights, excluded));
  }

  @Test
  void aCategoryThatNoRowHasIsUnlikeAllOfThemAndLikeItself() {
    Distance distance = of(FOUR, Kind.L1);
    Table edited = Table.of(List.of(numbers("n", 1, 1), names("c", "new", "newer")));
    double[] one = distance.point(edited, 0);
    assertThat(distance.toAll(one)[0]).isEqualTo(1);
    assertThat(distance.between(one, one)).isZero();
    assertThat(distance.between(one, distance.point(edited, 1))).isEqualTo(1);
  }

  @Test
  void categoriesAreComparedByNameNotByTheirPlaceInADictionary() {
    Distance distance = of(FOUR, Kind.L1);
    Table other = Table.of(List.of(numbers("n", 4, 1), names("c", "y", "x")));
    assertThat(distance.toAll(distance.point(other, 0))[2]).isZero();
    Distance over = distance.over(other);
    assertThat(over.rows()).isEqualTo(2);
    assertThat(over.toAll(over.point(FOUR, 2))[0]).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void oneRowAgainstAllIsWhatPairsAre(Kind kind) {
    // More rows than one block, so that several threads share the work.
    Random random = new Random(1);
    int rows = 9000;
    Table table =
        Table.of(
            List.of(
                numbers("n", random.doubles(rows).map(x -> x < .1 ? Double.NaN : x).toArray()),
                CategoricalColumn.of(
                    "c",
                    ColumnType.CATEGORY,
                    List.of("x", "y", "z"),
                    random.ints(rows, -1, 3).toArray())));
    Distance distance = of(table, kind);
    double[] all = distance.toAll(distance.point(table, 7));
    assertThat(all[7]).isZero();
    for (int row = 0; row < rows; row += 13) {
      assertThat(all[row]).isCloseTo(between(distance, table, 7, row), EXACTLY);
      assertThat(between(distance, table, row, 7)).isCloseTo(all[row], EXACTLY);
    }
  }
}
