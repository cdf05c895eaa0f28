package org.evenhand.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.ColumnType;
import org.evenhand.data.InputException;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.Table;
import org.evenhand.whatif.EditedRow.Change;
import org.junit.jupiter.api.Test;

class EditedRowTest {
  private final Table table =
      Table.of(
          List.of(
              NumericColumn.of("ratio", ColumnType.REAL, 0.5, Double.NaN),
              NumericColumn.of("children", ColumnType.INTEGER, 2, 0),
              CategoricalColumn.of("single", ColumnType.BINARY, Arrays.asList("yes", "no"))));

  @Test
  void aRowStartsUnchanged() {
    assertThat(EditedRow.of(table, 1).changes()).isEmpty();
  }

  @Test
  void changesNameBothValues() {
    EditedRow edited = EditedRow.of(table, 0).with("ratio", " 0.75 ").with("single", "no");

    assertThat(edited.changes())
        .containsExactly(
            Map.entry("ratio", new Change("0.5", "0.75")),
            Map.entry("single", new Change("yes", "no")));
  }

  @Test
  void theTableItselfStaysAsItIs() {
    assertThat(EditedRow.of(table, 0).with("children", "5").isChanged()).isTrue();

    assertThat(table.column("children").text(0)).isEqualTo("2");
  }

  @Test
  void settingTheOldValueAgainIsNoChange() {
    EditedRow edited = EditedRow.of(table, 0).with("ratio", "0.75").with("ratio", "0.50");

    assertThat(edited.isChanged()).isFalse();
  }

  @Test
  void aBlankIsMissing() {
    EditedRow edited = EditedRow.of(table, 0).with("ratio", "").with("single", null);

    assertThat(edited.values().column("ratio").isMissing(0)).isTrue();
    assertThat(edited.changes()).containsEntry("single", new Change("yes", null));
  }

  @Test
  void aCategoryThatTheDataDoesNotHaveIsTaken() {
    EditedRow edited = EditedRow.of(table, 0).with("single", "widowed");

    assertThat(edited.values().column("single").text(0)).isEqualTo("widowed");
  }

  @Test
  void whatIsNoNumberIsRefusedByName() {
    EditedRow row = EditedRow.of(table, 0);

    assertThatThrownBy(() -> row.with("ratio", "half"))
        .isInstanceOf(InputException.class)
        .hasMessage("column 'ratio' takes a number, not 'half'");
    assertThatThrownBy(() -> row.with("children", "1.5"))
        .hasMessage("column 'children' takes whole numbers, not '1.5'");
    assertThatThrownBy(() -> row.with("ratio", "Infinity")).isInstanceOf(InputException.class);
    assertThatThrownBy(() -> row.with("rato", "1")).hasMessageContaining("did you mean 'ratio'?");
  }

  @Test
  void restoringOneValueLeavesTheOthers() {
    EditedRow edited = EditedRow.of(table, 0).with("ratio", "1").with("children", "3");

    assertThat(edited.restore("ratio").changes()).containsOnlyKeys("children");
  }
}
