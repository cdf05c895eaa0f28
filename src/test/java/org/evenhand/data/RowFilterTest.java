package org.evenhand.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowFilterTest {
  private static final Table TABLE =
      Table.of(
          List.of(
              NumericColumn.of("age", ColumnType.INTEGER, 25, 30, Double.NaN, 40),
              NumericColumn.of("lvrat", ColumnType.REAL, 0.8, 0.95, 0.951, -1),
              names("race", "White", "Black", "Asian", null),
              names("hours / week", "part time", "and so on", "6\" pipe", "a,b"),
              names("job title", "Head nurse", "nurse", "clerk", "")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "age >= 30 | 1 3",
        "age>=30 | 1 3",
        "age < 30 | 0",
        "age = 30 | 1",
        "age == 30 | 1",
        "age != 30 | 0 3",
        "age <= 30.0 | 0 1",
        "age in 25..30 | 0 1",
        "lvrat in 0.8..0.95 | 0 1",
        "lvrat in 0.8 .. 0.95 | 0 1",
        "lvrat in -1..0 | 3",
        "age in 25, 40 | 0 3",
        "age not in 25, 40 | 1",
        "age is missing | 2",
        "age is not missing | 0 1 3",
        "race = Black | 1",
        "race != Black | 0 2",
        "race in Black, Asian | 1 2",
        "race not in Black, Asian | 0",
        "race IS MISSING | 3",
        "job title contains NURSE | 0 1",
        "job title = Head nurse | 0",
        "\"hours / week\" = \"and so on\" | 1",
        "hours / week = part time | 0",
        "hours / week = \"a,b\" | 3",
        "hours / week = \"6\"\" pipe\" | 2",
        "age > 20 and race = White AND lvrat > 0 | 0",
        "age > 100 | ''"
      })
  void findsTheRowsAndWritesItselfBack(String text, String rows) {
    RowFilter filter = RowFilter.parse(text, TABLE);
    int[] expected =
        rows.isEmpty()
            ? new int[0]
            : Arrays.stream(rows.split(" ")).mapToInt(Integer::parseInt).toArray();

    assertThat(filter.apply(TABLE).toArray()).containsExactly(expected);
    RowFilter again = RowFilter.parse(filter.text(), TABLE);
    assertThat(again.apply(TABLE)).isEqualTo(filter.apply(TABLE));
    assertThat(again.text()).isEqualTo(filter.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "age >= 30",
        "lvrat in 0.8..0.95",
        "race in Black, Asian",
        "race = Black and age is missing",
        "hours / week = \"and so on\"",
        "job title contains \"is\"",
        "job title = \"\""
      })
  void theTextStaysAsItWasWritten(String text) {
    assertThat(RowFilter.parse(text, TABLE).text()).isEqualTo(text);
  }

  @Test
  void noConditionLetsEveryRowPass() {
    assertThat(RowFilter.parse("  ", TABLE).apply(TABLE)).isEqualTo(RowSet.all(4));
    assertThat(RowFilter.of(List.of()).text()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "agee > 3 | no column 'agee'; did you mean 'age'?",
        "race = Blak | column 'race' has no value 'Blak'; did you mean 'Black'?",
        "race in Black, Blue | column 'race' has no value 'Blue'",
        "race > 3 | column 'race' holds names; '>' needs numbers, use = or != or in",
        "age = old | column 'age' holds numbers; 'old' is none",
        "age contains 3 | column 'age' holds numbers; contains needs names",
        "age | filter 'age': expected one of = != < <= > >= in, not in, is missing, contains, found the end",
        "age > | filter 'age >': expected a value, found the end",
        "age > 3 and | filter 'age > 3 and': expected a column, found the end",
        "age > 3, 4 | filter 'age > 3, 4': expected 'and' or the end, found ','",
        "age is 3 | filter 'age is 3': expected 'missing', found '3'",
        "= 3 | filter '= 3': expected a column, found '='",
        "race = \"Black | filter 'race = \"Black': cannot read on from"
      })
  void saysWhatIsWrong(String text, String message) {
    assertThatThrownBy(() -> RowFilter.parse(text, TABLE).apply(TABLE))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void aConditionThatDoesNotFitAnotherTableIsRefused() {
    RowFilter filter = RowFilter.parse("age > 3", TABLE);
    Table other = Table.of(List.of(names("age", "old", "young")));

    assertThatThrownBy(() -> filter.apply(other))
        .isInstanceOf(InputException.class)
        .hasMessage("column 'age' holds names; use = or != or in with names");
  }

  private static CategoricalColumn names(String name, @Nullable String... values) {
    return CategoricalColumn.of(name, ColumnType.CATEGORY, Arrays.asList(values));
  }
}
