package org.evenhand.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Objects;
import org.evenhand.data.ColumnProfile.Frequency;
import org.evenhand.data.ColumnProfile.NumberSummary;
import org.junit.jupiter.api.Test;

class ColumnProfileTest {
  /**
   * Values 1 2 2 3 10, mean 18/5 = 3.6; squared deviations 6.76 + 2.56 + 2.56 + 0.36 + 40.96 =
   * 53.2, sd = sqrt(53.2/4). Type 7: the position of 5 % is 0.05 * 4 = 0.2, so 1 + 0.2 * (2 - 1);
   * of 95 % it is 3.8, so 3 + 0.8 * 7. As R's quantile() and numpy's percentile() give by default.
   */
  @Test
  void summarisesNumbers() {
    NumericColumn column = NumericColumn.of("x", ColumnType.INTEGER, 10, 2, Double.NaN, 1, 3, 2);
    ColumnProfile profile = ColumnProfile.of(column, RowSet.all(6));

    assertThat(profile.rows()).isEqualTo(6);
    assertThat(profile.missing()).isEqualTo(1);
    assertThat(profile.count()).isEqualTo(5);
    assertThat(profile.distinct()).isEqualTo(4);
    assertThat(profile.frequent())
        .containsExactly(
            new Frequency("2", 2),
            new Frequency("1", 1),
            new Frequency("3", 1),
            new Frequency("10", 1));
    NumberSummary numbers = Objects.requireNonNull(profile.numbers());
    assertThat(numbers.min()).isEqualTo(1);
    assertThat(numbers.max()).isEqualTo(10);
    assertThat(numbers.mean()).isCloseTo(3.6, within(1e-12));
    assertThat(numbers.sd()).isCloseTo(Math.sqrt(53.2 / 4), within(1e-12));
    assertThat(numbers.p5()).isCloseTo(1.2, within(1e-12));
    assertThat(numbers.p25()).isEqualTo(2);
    assertThat(numbers.median()).isEqualTo(2);
    assertThat(numbers.p75()).isEqualTo(3);
    assertThat(numbers.p95()).isCloseTo(8.6, within(1e-12));
  }

  @Test
  void countsNamesInTheRowsOnly() {
    CategoricalColumn column =
        CategoricalColumn.of("x", ColumnType.CATEGORY, Arrays.asList("b", "a", "a", null, "c"));
    ColumnProfile profile = ColumnProfile.of(column, RowSet.where(5, row -> row < 4));

    assertThat(profile.rows()).isEqualTo(4);
    assertThat(profile.missing()).isEqualTo(1);
    assertThat(profile.distinct()).isEqualTo(2);
    assertThat(profile.frequent()).containsExactly(new Frequency("a", 2), new Frequency("b", 1));
    assertThat(profile.numbers()).isNull();
  }

  @Test
  void keepsTheTenMostFrequent() {
    double[] values = new double[78];
    for (int value = 1, at = 0; value <= 12; at += value, value++) {
      Arrays.fill(values, at, at + value, value);
    }
    ColumnProfile profile =
        ColumnProfile.of(NumericColumn.of("x", ColumnType.INTEGER, values), RowSet.all(78));

    assertThat(profile.frequent()).hasSize(10).startsWith(new Frequency("12", 12));
    assertThat(profile.frequent()).endsWith(new Frequency("3", 3));
    assertThat(profile.distinct()).isEqualTo(12);
  }

  @Test
  void whatIsUndefinedIsNull() {
    ColumnProfile empty = profile(Double.NaN, Double.NaN);
    assertThat(empty.count()).isZero();
    assertThat(empty.numbers()).isNull();

    NumberSummary single = Objects.requireNonNull(profile(5).numbers());
    assertThat(single.mean()).isEqualTo(5);
    assertThat(single.sd()).isNull();
    assertThat(single.p95()).isEqualTo(5);

    NumberSummary infinite =
        Objects.requireNonNull(profile(1, 2, Double.POSITIVE_INFINITY).numbers());
    assertThat(infinite.mean()).isNull();
    assertThat(infinite.median()).isEqualTo(2);
    assertThat(infinite.p95()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  private static ColumnProfile profile(double... values) {
    return ColumnProfile.of(
        NumericColumn.of("x", ColumnType.REAL, values), RowSet.all(values.length));
  }
}
