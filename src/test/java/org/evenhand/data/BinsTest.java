package org.evenhand.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BinsTest {
  @Test
  void wholeNumbersHaveReadableLabels() {
    CategoricalColumn bins =
        cut(numbers(24, 25, 39, 40, Double.NaN, 70), c -> Bins.edges(c, 25, 40));

    assertThat(bins.name()).isEqualTo("x");
    assertThat(bins.type()).isEqualTo(ColumnType.CATEGORY);
    assertThat(bins.dictionary()).containsExactly("under 25", "25 to 39", "40 and over");
    assertThat(bins.toArray()).containsExactly(0, 1, 1, 2, CategoricalColumn.MISSING, 2);
  }

  @Test
  void otherNumbersSayThatTheUpperEndIsOut() {
    assertThat(cut(numbers(0.2, 0.5, 0.79, 0.8), c -> Bins.edges(c, 0.5, 0.8)).dictionary())
        .containsExactly("under 0.5", "0.5 to under 0.8", "0.8 and over");
  }

  @Test
  void intervalsThatNoRowFallsIntoDoNotExist() {
    CategoricalColumn bins = cut(numbers(5, 35), c -> Bins.edges(c, 10, 20, 21, 30));

    assertThat(bins.dictionary()).containsExactly("under 10", "30 and over");
    assertThat(bins.toArray()).containsExactly(0, 1);
    assertThat(cut(numbers(20, 5), c -> Bins.edges(c, 10, 20, 21)).dictionary())
        .containsExactly("under 10", "20");
  }

  /** The quartiles of 1 to 8 are 2.75, 4.5 and 6.25; whole numbers are cut at 3, 5 and 7. */
  @Test
  void quantilesMakeEqualGroups() {
    CategoricalColumn bins = cut(numbers(1, 2, 3, 4, 5, 6, 7, 8), c -> Bins.quantiles(c, 4));

    assertThat(bins.dictionary()).containsExactly("under 3", "3 to 4", "5 to 6", "7 and over");
    assertThat(bins.toArray()).containsExactly(0, 0, 1, 1, 2, 2, 3, 3);
  }

  @Test
  void tiesMakeFewerBins() {
    CategoricalColumn bins = cut(numbers(1, 1, 1, 1, 1, 1, 2, 3), c -> Bins.quantiles(c, 4));

    assertThat(bins.dictionary()).containsExactly("under 2", "2 and over");
    assertThat(cut(numbers(7, 7, 7), c -> Bins.quantiles(c, 4)).dictionary())
        .containsExactly("all");
    assertThat(cut(numbers(Double.NaN), c -> Bins.quantiles(c, 4)).dictionary()).isEmpty();
  }

  @Test
  void cutsAreRoundedButStayApart() {
    double[] values = new Random(1).doubles(1000, 100_000, 100_001).toArray();
    CategoricalColumn bins = cut(numbers(values), c -> Bins.quantiles(c, 4));

    assertThat(bins.dictionary()).hasSize(4);
    for (int code = 0; code < 4; code++) {
      assertThat(count(bins, code)).isBetween(200L, 300L);
    }
  }

  @Test
  void quantileBinsAreNeverEmptyAndLoseNoRow() {
    Random random = new Random(5);
    for (int k = 2; k < 12; k++) {
      double[] values = random.doubles(97).map(x -> Math.round(x * x * 50) / 4.0).toArray();
      NumericColumn column = numbers(values);
      CategoricalColumn bins = Bins.quantiles(column, k).of(column);

      assertThat(bins.dictionary()).hasSizeBetween(1, k);
      long[] counts =
          IntStream.range(0, bins.dictionary().size())
              .mapToLong(code -> count(bins, code))
              .toArray();
      assertThat(counts).doesNotContain(0);
      assertThat(Arrays.stream(counts).sum()).isEqualTo(97);
    }
  }

  @Test
  void edgesMustRise() {
    for (double[] cuts :
        List.of(new double[] {2, 1}, new double[] {1, 1}, new double[] {Double.NaN})) {
      assertThatThrownBy(() -> cut(numbers(1), c -> Bins.edges(c, cuts)))
          .isInstanceOf(InputException.class)
          .hasMessageStartingWith("column 'x': the edges of its bins must be numbers that rise");
    }
    assertThatThrownBy(() -> cut(numbers(1), c -> Bins.quantiles(c, 1)))
        .isInstanceOf(InputException.class)
        .hasMessage("column 'x': expected 2 or more bins, not 1");
  }

  /** Five equal widths of 0 to 10 are cut at 2, 4, 6 and 8; no row is from 4 to 5. */
  @Test
  void equalWidthsAreCutEvenly() {
    NumericColumn column = numbers(0, 1, 2, 3, 7, 9, 10, Double.NaN);

    assertThat(Bins.equalWidth(column, 5).of(column).dictionary())
        .containsExactly("under 2", "2 to 3", "6 to 7", "8 and over");
    assertThat(Bins.equalWidth(numbers(0.5, 1.5), 2).label(1)).isEqualTo("1 and over");
  }

  @Test
  void anyNumberHasAnInterval() {
    Bins bins = Bins.edges(numbers(24, 70), 25, 40);

    assertThat(List.of(bins.label(-3), bins.label(30), bins.label(1000)))
        .containsExactly("under 25", "25 to 39", "40 and over");
  }

  private static CategoricalColumn cut(NumericColumn column, Function<NumericColumn, Bins> bins) {
    return bins.apply(column).of(column);
  }

  private static NumericColumn numbers(double... values) {
    return NumericColumn.of("x", ColumnType.REAL, values);
  }

  private static long count(CategoricalColumn column, int code) {
    return Arrays.stream(column.toArray()).filter(c -> c == code).count();
  }
}
