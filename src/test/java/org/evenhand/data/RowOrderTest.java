package org.evenhand.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowOrderTest {
  @Test
  void ordersNumbersStablyWithMissingOnesLast() {
    NumericColumn column =
        NumericColumn.of("x", ColumnType.REAL, 2, Double.NaN, -0.0, 2, 0, Double.NEGATIVE_INFINITY);

    assertThat(RowOrder.by(column, true, RowSet.all(6))).containsExactly(5, 2, 4, 0, 3, 1);
    assertThat(RowOrder.by(column, false, RowSet.all(6))).containsExactly(0, 3, 2, 4, 5, 1);
  }

  @Test
  void ordersNamesByTheAlphabetWhateverTheirCase() {
    CategoricalColumn column =
        CategoricalColumn.of(
            "x", ColumnType.CATEGORY, Arrays.asList("b", "C", null, "a", "b", "B"));

    assertThat(RowOrder.by(column, true, RowSet.all(6))).containsExactly(3, 5, 0, 4, 1, 2);
    assertThat(RowOrder.by(column, false, RowSet.all(6))).containsExactly(1, 0, 4, 5, 3, 2);
  }

  @Test
  void ordersTheRowsOfTheSetOnly() {
    NumericColumn column = NumericColumn.of("x", ColumnType.REAL, 3, 2, 1, 0);

    assertThat(RowOrder.by(column, true, RowSet.where(4, row -> row != 2)))
        .containsExactly(3, 1, 0);
    assertThat(RowOrder.by(column, true, RowSet.where(4, row -> false))).isEmpty();
  }

  @Test
  void agreesWithAStableSort() {
    double[] values = new Random(3).doubles(500).map(x -> Math.floor(x * 20)).toArray();
    int[] expected =
        IntStream.range(0, 500)
            .boxed()
            .sorted(Comparator.comparingDouble(row -> -values[row]))
            .mapToInt(Integer::intValue)
            .toArray();

    assertThat(RowOrder.by(NumericColumn.of("x", ColumnType.REAL, values), false, RowSet.all(500)))
        .containsExactly(expected);
  }
}
