package org.evenhand.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evenhand.effect.Toy.names;
import static org.evenhand.effect.Toy.reals;
import static org.evenhand.effect.Toy.wholes;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.ColumnType;
import org.evenhand.data.InputException;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.RowSet;
import org.junit.jupiter.api.Test;

class GridTest {

  private static Grid grid(Column column, int most) {
    return Grid.of(column, RowSet.all(column.size()), most);
  }

  private static List<String> labels(Grid grid) {
    return IntStream.range(0, grid.size()).mapToObj(grid::label).toList();
  }

  @Test
  void fewNumbersAreAllThere() {
    assertThat(labels(grid(wholes("n", 3, 1, 2, 3, -0.0, 0), 5)))
        .containsExactly("0", "1", "2", "3");
  }

  @Test
  void quantilesAreNumbersOfTheDataWithBothEnds() {
    // 0 to 100: with 5 points the ranks 1, 26, 51, 76 and 101 (ceilings of 25.25, 50.5, 75.75).
    double[] values = IntStream.rangeClosed(0, 100).mapToDouble(i -> i).toArray();
    assertThat(labels(grid(wholes("n", values), 5))).containsExactly("0", "25", "50", "75", "100");
  }

  @Test
  void aValueOfMostRowsLeavesTheOtherPointsToTheRest() {
    // 900 zeros and 1 to 100: plain deciles would be 0 nine times and 100.
    double[] values = new double[1000];
    for (int i = 0; i < 100; i++) {
      values[i] = i + 1;
    }
    Grid grid = grid(wholes("n", values), 10);
    assertThat(grid.size()).isBetween(8, 10);
    assertThat(grid.number(0)).isZero();
    assertThat(grid.number(grid.size() - 1)).isEqualTo(100);
  }

  @Test
  void everyQuantileOccursAndTheyRise() {
    SplittableRandom random = new SplittableRandom(5);
    for (int trial = 0; trial < 200; trial++) {
      double[] values =
          random.doubles(random.nextInt(1, 80)).map(x -> Math.rint(x * 30) / 7).toArray();
      int most = random.nextInt(2, 15);
      Grid grid = grid(reals("x", values), most);
      double[] points = ((NumericColumn) grid.values()).toArray();
      assertThat(points).hasSizeLessThanOrEqualTo(most).isSorted().doesNotHaveDuplicates();
      assertThat(values).contains(points);
      assertThat(points[0]).isEqualTo(Arrays.stream(values).min().orElseThrow());
      assertThat(points[points.length - 1]).isEqualTo(Arrays.stream(values).max().orElseThrow());
    }
  }

  @Test
  void missingComesLastAndOnlyWhereItOccurs() {
    Grid grid = grid(reals("x", 1, Double.NaN, 2), 5);
    assertThat(labels(grid)).containsExactly("1", "2", "(missing)");
    assertThat(grid.count(2)).isEqualTo(1);
    assertThat(labels(grid(names("c", "b", null, "a", "a"), 5)))
        .containsExactly("a", "b", "(missing)");
  }

  @Test
  void infiniteNumbersAreNoPoints() {
    assertThat(labels(grid(reals("x", Double.POSITIVE_INFINITY, 1, 2), 5)))
        .containsExactly("1", "2");
  }

  @Test
  void aColumnWithoutValuesOrVarianceHasItsOneValue() {
    assertThat(labels(grid(reals("x", Double.NaN, Double.NaN), 5))).containsExactly("(missing)");
    assertThat(labels(grid(reals("x", 4, 4), 5))).containsExactly("4");
    assertThat(grid(reals("x"), 5).size()).isZero();
  }

  @Test
  void theRowsOwnNumberIsPutInItsPlace() {
    Grid grid = grid(wholes("n", 1, 5), 5).including(wholes("n", 9, 3), 1);
    assertThat(labels(grid)).containsExactly("1", "3", "5");
    assertThat(grid.current()).isEqualTo(1);
    assertThat(grid.isOutside(1)).isFalse();
  }

  @Test
  void theRowsOwnNumberThatIsThereIsNotAddedAgain() {
    Grid grid = grid(wholes("n", 0, 5), 5).including(wholes("n", -0.0), 0);
    assertThat(labels(grid)).containsExactly("0", "5");
    assertThat(grid.current()).isZero();
  }

  @Test
  void theRowsMissingValueIsAPoint() {
    Grid grid = grid(reals("x", 1, 5), 5).including(reals("x", Double.NaN), 0);
    assertThat(labels(grid)).containsExactly("1", "5", "(missing)");
    assertThat(grid.current()).isEqualTo(2);
    assertThat(grid.isOutside(2)).isTrue();
    Grid named = grid(names("c", "a"), 5).including(names("c", (String) null), 0);
    assertThat(labels(named)).containsExactly("a", "(missing)");
    assertThat(named.current()).isEqualTo(1);
  }

  @Test
  void numbersOutsideTheDataAreMarked() {
    Grid grid = Grid.at(reals("x", 1, 3), RowSet.all(2), 0, 1, 2, 3, 4);
    assertThat(IntStream.range(0, 5).mapToObj(grid::isOutside))
        .containsExactly(true, false, false, false, true);
  }

  @Test
  void aCategoryThatTheDataDoNotHaveIsOutside() {
    Grid grid = grid(names("c", "a", "b", null), 5).including(names("c", "new"), 0);
    assertThat(labels(grid)).containsExactly("a", "b", "new", "(missing)");
    assertThat(grid.current()).isEqualTo(2);
    assertThat(grid.isOutside(2)).isTrue();
    assertThat(grid.isOutside(0)).isFalse();
  }

  @Test
  void onlyTheRowsOfTheSetAreLookedAt() {
    Grid grid = Grid.of(names("c", "a", "b", "b", "c"), RowSet.where(4, row -> row > 0), 5);
    assertThat(labels(grid)).containsExactly("b", "c");
    assertThat(grid.count(0)).isEqualTo(2);
  }

  @Test
  void ofManyCategoriesTheMostFrequentAreDrawnAndTheRestIsSaid() {
    String[] values = new String[15_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = "v" + (i < 10_000 ? i % 5_000 : i % 7);
    }
    CategoricalColumn column = names("c", values);
    Grid grid = grid(column, 50);
    assertThat(grid.size()).isEqualTo(50);
    assertThat(grid.note()).isEqualTo("4,950 more not drawn");
    assertThat(labels(grid).subList(0, 7))
        .containsExactlyInAnyOrder("v0", "v1", "v2", "v3", "v4", "v5", "v6");
    Grid own = grid.including(column, 4_321);
    assertThat(own.size()).isEqualTo(51);
    assertThat(own.label(own.current())).isEqualTo("v4321");
    assertThat(own.notDrawn()).isEqualTo(4_949);
    assertThat(own.isOutside(own.current())).isFalse();
  }

  @Test
  void rowsAreCountedAtTheNearestPoint() {
    // Bounds at -0.5, 0.5, 2 and 4: half the way to the neighbours, and as far at the ends.
    Grid grid =
        Grid.at(
            reals("x", -0.6, -0.5, 0.4, 0.5, 1.9, 2, 4, 4.1, Double.NaN), RowSet.all(9), 0, 1, 3);
    assertThat(IntStream.range(0, grid.size()).map(grid::count)).containsExactly(2, 2, 2, 1);
    assertThat(Grid.at(reals("x", 1, 1, 2), RowSet.all(3), 1).count(0)).isEqualTo(2);
  }

  @Test
  void ownNumbersMustRiseAndBeWholeWhereTheColumnIs() {
    assertThatThrownBy(() -> Grid.at(reals("x", 1), RowSet.all(1), 2, 1))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "column 'x': the values of its curve must be numbers that rise, not [2.0, 1.0]");
    assertThatThrownBy(() -> Grid.at(wholes("n", 1), RowSet.all(1), 0.5))
        .isInstanceOf(InputException.class)
        .hasMessage("column 'n' takes whole numbers, not '0.5'");
  }

  @Test
  void aDictionaryMayHoldValuesThatNoRowHas() {
    CategoricalColumn column =
        CategoricalColumn.of("c", ColumnType.CATEGORY, List.of("a", "b"), new int[] {1, 1});
    assertThat(labels(grid(column, 5))).containsExactly("b");
  }
}
