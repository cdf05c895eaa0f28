package org.evenhand.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.ColumnType;
import org.evenhand.data.NumericColumn;
import org.junit.jupiter.api.Test;

/** Columns as categories that can be drawn. */
class MapCategoriesTest {
  private static List<String> texts(Column column) {
    return java.util.stream.IntStream.range(0, column.size())
        .mapToObj(row -> String.valueOf(column.text(row)))
        .toList();
  }

  @Test
  void aFewWholeNumbersAreCategoriesInTheirOrder() {
    CategoricalColumn few =
        MapCategories.of(NumericColumn.of("n", ColumnType.INTEGER, 6, 1, Double.NaN, 10));

    assertThat(few).isNotNull();
    assertThat(few.dictionary()).containsExactly("1", "6", "10");
    assertThat(texts(few)).containsExactly("6", "1", "null", "10");
  }

  @Test
  void manyWholeNumbersAndRealOnesStayNumbers() {
    double[] many = java.util.stream.IntStream.range(0, 13).asDoubleStream().toArray();

    assertThat(MapCategories.of(NumericColumn.of("n", ColumnType.INTEGER, many))).isNull();
    assertThat(MapCategories.of(NumericColumn.of("n", ColumnType.REAL, 1, 2))).isNull();
  }

  @Test
  void theMostFrequentKeepTheirOrderAndTheRestIsOne() {
    CategoricalColumn letters =
        CategoricalColumn.of(
            "letter",
            ColumnType.CATEGORY,
            Arrays.asList("a", "b", "b", "c", "d", "d", "d", null, "e"));

    CategoricalColumn most = MapCategories.most(letters, 3);

    assertThat(most.dictionary()).containsExactly("b", "d", "3 others");
    assertThat(texts(most))
        .containsExactly("3 others", "b", "b", "3 others", "d", "d", "d", "null", "3 others");
    assertThat(MapCategories.most(letters, 5)).isSameAs(letters);
  }

  @Test
  void missingIsACategoryOfItsOwnOnlyWhereItOccurs() {
    CategoricalColumn some =
        CategoricalColumn.of("c", ColumnType.CATEGORY, Arrays.asList("x", null));

    assertThat(MapCategories.whole(some).dictionary()).containsExactly("x", "missing");
    assertThat(texts(MapCategories.whole(some))).containsExactly("x", "missing");
    assertThat(MapCategories.whole(MapCategories.whole(some)).dictionary()).hasSize(2);
  }
}
