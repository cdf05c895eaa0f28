package org.evenhand.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.data.ColumnType.BINARY;
import static org.evenhand.data.ColumnType.CATEGORY;
import static org.evenhand.data.ColumnType.ID;
import static org.evenhand.data.ColumnType.INTEGER;
import static org.evenhand.data.ColumnType.REAL;
import static org.evenhand.data.ColumnType.TEXT;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecognitionTest {
  @Test
  void zeroAndOneAreBinaryNumbers() {
    assertThat(recognised("0", "1", "1")).isInstanceOf(NumericColumn.class);
    assertThat(recognised("0", "1", "1").type()).isEqualTo(BINARY);
    assertThat(recognised("0", "0").type()).as("one class only").isEqualTo(INTEGER);
    assertThat(recognised("0", "1", "2").type()).isEqualTo(INTEGER);
  }

  @ParameterizedTest
  @CsvSource({"yes,no", "No,Yes", "TRUE,FALSE", "y,n", "F,T"})
  void wordsForTrueAndFalseAreBinaryNames(String first, String second) {
    assertThat(recognised(first, second, first)).isInstanceOf(CategoricalColumn.class);
    assertThat(recognised(first, second, first).type()).isEqualTo(BINARY);
  }

  @Test
  void otherPairsAndThirdSpellingsAreCategories() {
    assertThat(recognised("male", "female").type()).isEqualTo(CATEGORY);
    assertThat(recognised("yes", "n").type()).isEqualTo(CATEGORY);
    assertThat(recognised("yes", "Yes", "no").type()).isEqualTo(CATEGORY);
  }

  @Test
  void wholeNumbersAndOthers() {
    assertThat(recognised("3", "-1", "12").type()).isEqualTo(INTEGER);
    assertThat(recognised("3.0", "4.0").type()).isEqualTo(INTEGER);
    assertThat(recognised("3", "4.5").type()).isEqualTo(REAL);
    assertThat(recognised("1e3", ".5", "5.", "-inf", "+2").type()).isEqualTo(REAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "007",
        "9007199254740993",
        "1,5",
        "12%",
        "0x10",
        "1_000",
        "1d",
        "1e999",
        "-",
        "1e"
      })
  void oneValueThatANumberWouldNotKeepMakesAllText(String value) {
    Column column = recognised("1", value, "2");

    assertThat(column).isInstanceOf(CategoricalColumn.class);
    assertThat(column.text(1)).isEqualTo(value);
    assertThat(column.text(0)).isEqualTo("1");
  }

  @Test
  void missingWordsAreMissingAmongNumbersOnly() {
    Column numbers = recognised("1", "NA", "NaN", "null", "n/a", " 2 ");
    assertThat(numbers).isInstanceOf(NumericColumn.class);
    assertThat(IntStream.range(0, 6).filter(numbers::isMissing)).containsExactly(1, 2, 3, 4);

    Column names = recognised("NA", "SA", "EU");
    assertThat(names.text(0)).as("North America").isEqualTo("NA");
    assertThat(recognised("NA", "NA").text(0)).as("nothing else").isEqualTo("NA");
  }

  @Test
  void aColumnWithoutValuesIsNumbers() {
    assertThat(recognised(null, null).type()).isEqualTo(REAL);
  }

  @Test
  void rowNumbersAndCustomerNumbersAreIds() {
    assertThat(column(200, i -> "" + (i + 1)).type()).isEqualTo(ID);
    assertThat(column(200, i -> "" + (1000 + i * i)).type()).as("rising").isEqualTo(ID);
    assertThat(column(200, i -> "" + i * 7 % 200).type()).as("shuffled").isEqualTo(ID);
    assertThat(column(200, i -> "" + (40_000_000 + i * 7919 % 200 * 9973)).type())
        .as("of one length")
        .isEqualTo(ID);
    assertThat(column(200, i -> "c-" + i).type()).isEqualTo(ID);
  }

  @Test
  void measurementsAreNoIds() {
    Random random = new Random(1);
    assertThat(column(200, i -> "" + random.nextDouble()).type()).isEqualTo(REAL);
    assertThat(column(200, i -> "" + (i + 0.5)).type()).as("rising").isEqualTo(REAL);
    assertThat(column(200, i -> "" + (int) Math.exp(4 + 8 * random.nextDouble())).type())
        .as("incomes")
        .isEqualTo(INTEGER);
    assertThat(column(200, i -> "" + i / 2).type()).as("with ties").isEqualTo(INTEGER);
  }

  @Test
  void smallTablesHaveNoIds() {
    assertThat(column(49, i -> "" + i).type()).isEqualTo(INTEGER);
    assertThat(column(49, i -> "c-" + i).type()).isEqualTo(CATEGORY);
    assertThat(column(50, i -> "c-" + i).type()).isEqualTo(ID);
  }

  @Test
  void distinctNamesWithSpacesAreText() {
    assertThat(column(100, i -> "bought " + i + " things").type()).isEqualTo(TEXT);
    assertThat(column(100, i -> "level " + i % 5).type()).isEqualTo(CATEGORY);
  }

  private static Column column(int rows, IntFunction<String> value) {
    return recognised(IntStream.range(0, rows).mapToObj(value).toArray(String[]::new));
  }

  private static Column recognised(@Nullable String... values) {
    List<@Nullable String> list = Arrays.asList(values);
    return ColumnMaker.make(CategoricalColumn.of("x", CATEGORY, list), true, null);
  }
}
