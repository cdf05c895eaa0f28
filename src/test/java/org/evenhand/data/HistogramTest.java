package org.evenhand.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.evenhand.data.Histogram.Bar;
import org.evenhand.data.Histogram.Interval;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramTest {
  @Test
  void realNumbersHaveEqualIntervalsBetweenRoundNumbers() {
    Histogram histogram = of(10, 0.03, 0.1, 0.12, 0.5, 0.97);

    assertThat(histogram.bars()).hasSize(10);
    assertThat(histogram.bars().getFirst())
        .isEqualTo(new Bar("0 to 0.1", new Interval(0, 0.1), List.of(1)));
    assertThat(histogram.bars().get(1).interval()).isEqualTo(new Interval(0.1, 0.2));
    assertThat(totals(histogram)).containsExactly(1, 2, 0, 0, 0, 1, 0, 0, 0, 1);
  }

  @Test
  void theLastIntervalHoldsItsUpperEnd() {
    Histogram histogram = of(4, 0, 10, 25, 60, 80, 100);

    assertThat(histogram.bars().stream().map(Bar::label))
        .containsExactly("0 to 24", "25 to 49", "50 to 74", "75 to 100");
    assertThat(totals(histogram)).containsExactly(2, 1, 1, 2);
    assertThat(histogram.indexOf(100)).isEqualTo(3);
    assertThat(histogram.indexOf(75)).isEqualTo(3);
    assertThat(histogram.indexOf(74.9)).isEqualTo(2);
    assertThat(histogram.indexOf(100.1)).isEqualTo(-1);
    assertThat(histogram.indexOf(-1)).isEqualTo(-1);
  }

  @Test
  void fewWholeNumbersHaveABarEach() {
    Histogram histogram = of(20, 1, 1, 2, 5);

    assertThat(histogram.bars().stream().map(Bar::label)).containsExactly("1", "2", "3", "4", "5");
    assertThat(totals(histogram)).containsExactly(2, 1, 0, 0, 1);
    assertThat(histogram.indexOf(5)).isEqualTo(4);
    assertThat(histogram.indexOf(4.5)).isEqualTo(-1);
  }

  @Test
  void oneValueIsOneBar() {
    assertThat(of(20, 0.3, 0.3).bars())
        .containsExactly(new Bar("0.3", new Interval(0.3, 0.3), List.of(2)));
  }

  @Test
  void missingAndInfiniteNumbersAreCountedApart() {
    Histogram histogram = of(5, 1, 2, Double.NaN, Double.NEGATIVE_INFINITY);

    assertThat(histogram.missing().total()).isEqualTo(1);
    assertThat(Objects.requireNonNull(histogram.other()).label()).isEqualTo("infinite");
    assertThat(histogram.other().total()).isEqualTo(1);
    assertThat(of(5, Double.NaN).bars()).isEmpty();
  }

  @Test
  void namesAreCountedMostFrequentFirstAndTheRestFolded() {
    Histogram histogram =
        Histogram.of(names("a", "b", "b", "c", null, "d"), RowSet.all(6), null, 2);

    assertThat(histogram.bars())
        .containsExactly(new Bar("b", null, List.of(2)), new Bar("a", null, List.of(1)));
    assertThat(histogram.other()).isEqualTo(new Bar("other (2)", null, List.of(2)));
    assertThat(histogram.missing()).isEqualTo(new Bar("(missing)", null, List.of(1)));
    assertThat(histogram.indexOf("a")).isEqualTo(1);
    assertThat(histogram.indexOf("d")).isEqualTo(-1);
  }

  @Test
  void countsAreSplitByAnotherColumn() {
    NumericColumn ages = NumericColumn.of("age", ColumnType.INTEGER, 1, 2, 2, 1, Double.NaN);
    RowSet rows = RowSet.all(5);

    Histogram byName = Histogram.of(ages, rows, names("no", "no", "yes", null, "yes"), 10);
    assertThat(byName.series()).containsExactly("no", "yes", "(missing)");
    assertThat(byName.bars().get(0).counts()).containsExactly(1, 0, 1);
    assertThat(byName.bars().get(1).counts()).containsExactly(1, 1, 0);
    assertThat(byName.missing().counts()).containsExactly(0, 1, 0);

    NumericColumn label = NumericColumn.of("y", ColumnType.BINARY, 1, 0, 1, 0, 0);
    assertThat(Histogram.of(ages, rows, label, 10).series()).containsExactly("0", "1");
    assertThat(Histogram.of(ages, rows, label, 10).bars().get(1).counts()).containsExactly(1, 1);
  }

  @Test
  void aSplitByManyValuesIsRefused() {
    NumericColumn many =
        NumericColumn.of("x", ColumnType.REAL, IntStream.range(0, 30).asDoubleStream().toArray());

    assertThatThrownBy(() -> Histogram.of(many, RowSet.all(30), many, 10))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("column 'x' has 30 values, too many to split by");
  }

  /** On any numbers: no more bars than asked for, every value in the bar that says it holds it. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 30})
  void everyValueIsInOneBar(int bins) {
    Random random = new Random(bins);
    for (double scale : new double[] {1e-12, 0.01, 1, 1000, 1e15}) {
      double[] values = random.doubles(200, -scale, 3 * scale).toArray();
      Histogram histogram = of(bins, values);

      assertThat(histogram.bars()).hasSizeBetween(1, bins);
      assertThat(totals(histogram).stream().mapToInt(i -> i).sum()).isEqualTo(200);
      int[] counted = new int[histogram.bars().size()];
      for (double value : values) {
        counted[histogram.indexOf(value)]++;
      }
      assertThat(totals(histogram))
          .containsExactly(Arrays.stream(counted).boxed().toArray(Integer[]::new));
    }
  }

  private static Histogram of(int bins, double... values) {
    return Histogram.of(
        NumericColumn.of("x", ColumnType.REAL, values), RowSet.all(values.length), null, bins);
  }

  private static CategoricalColumn names(@Nullable String... values) {
    return CategoricalColumn.of("y", ColumnType.CATEGORY, Arrays.asList(values));
  }

  private static List<Integer> totals(Histogram histogram) {
    return histogram.bars().stream().map(Bar::total).toList();
  }
}
