package org.evenhand.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.evenhand.data.ColumnType;
import org.evenhand.data.InputException;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.Table;
import org.junit.jupiter.api.Test;

class BindingTest {

  @Test
  void exactNamesWinOverNamesInOtherCase() {
    assertThat(bind(List.of("Age"), "age", "Age").columns()).containsExactly("Age");
  }

  @Test
  void namesMatchInOtherCaseAndAsIdentifiers() {
    assertThat(
            bind(
                    List.of("AGE", "capital_gain", "hours_per_week", "home_status"),
                    "home.status",
                    "capital-gain",
                    "age",
                    "Hours per week")
                .columns())
        .containsExactly("age", "capital-gain", "Hours per week", "home.status");
  }

  @Test
  void anAmbiguousNameIsRefusedWithBothColumns() {
    assertThatThrownBy(() -> bind(List.of("capital_gain"), "capital-gain", "capital.gain"))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "model 'm': input 'capital_gain' could be any of the columns capital-gain, capital.gain;"
                + " rename the others");
  }

  @Test
  void missingInputsAreRefusedWithBothLists() {
    assertThatThrownBy(() -> bind(List.of("age", "income"), "age", "sex"))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "model 'm': no column for the inputs income; it needs age, income; the data has age,"
                + " sex");
  }

  @Test
  void columnsAreSelectedInTheOrderOfTheInputs() {
    Table table =
        Table.of(
            List.of(
                NumericColumn.of("b", ColumnType.REAL, 2),
                NumericColumn.of("a", ColumnType.REAL, 1)));
    assertThat(bind(List.of("A", "B"), "b", "a").select(table))
        .containsExactly(table.column("a"), table.column("b"));
  }

  private static Binding bind(List<String> inputs, String... columns) {
    Signature signature =
        new Signature(
            inputs.stream().map(name -> Input.of(name, Input.Type.REAL)).toList(),
            new Output.Value());
    return Binding.of("m", signature, List.of(columns));
  }
}
