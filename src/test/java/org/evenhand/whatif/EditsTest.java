package org.evenhand.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.evenhand.data.ColumnType;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.Table;
import org.junit.jupiter.api.Test;

class EditsTest {
  private final Table table = Table.of(List.of(NumericColumn.of("x", ColumnType.REAL, 1, 2)));
  private final Edits edits = new Edits(EditedRow.of(table, 0));

  @Test
  void undoAndRedoWalkTheStates() {
    set("5");
    set("6");

    edits.undo();
    assertThat(value()).isEqualTo("5");
    edits.undo();
    assertThat(value()).isEqualTo("1");
    assertThat(edits.canUndo()).isFalse();
    edits.redo();
    edits.redo();
    assertThat(value()).isEqualTo("6");
    assertThat(edits.canRedo()).isFalse();
  }

  @Test
  void aNewEditForgetsWhatWasUndone() {
    set("5");
    edits.undo();
    set("7");

    assertThat(edits.canRedo()).isFalse();
    edits.undo();
    assertThat(value()).isEqualTo("1");
  }

  @Test
  void resetCanBeUndone() {
    set("5");
    edits.reset();
    assertThat(edits.current().isChanged()).isFalse();

    edits.undo();
    assertThat(value()).isEqualTo("5");
  }

  @Test
  void theSameValueAgainIsNoStep() {
    set("5");
    set("5.0");
    edits.undo();

    assertThat(value()).isEqualTo("1");
  }

  @Test
  void editsOfOneColumnInARowAreOneStep() {
    edits.edit("x", "5");
    edits.edit("x", "5.5");
    edits.edit("x", "5.75");

    edits.undo();
    assertThat(value()).isEqualTo("1");
    edits.redo();
    assertThat(value()).isEqualTo("5.75");
  }

  @Test
  void anEndedStepIsNotAddedTo() {
    edits.edit("x", "5");
    edits.endStep();
    edits.edit("x", "6");

    edits.undo();
    assertThat(value()).isEqualTo("5");
  }

  @Test
  void goingBackWithinAStepLeavesNoStep() {
    edits.edit("x", "5");
    edits.edit("x", "1");

    assertThat(edits.canUndo()).isFalse();
    assertThat(edits.canRedo()).isFalse();
  }

  @Test
  void anEditAfterUndoStartsANewStep() {
    edits.edit("x", "5");
    edits.undo();
    edits.edit("x", "6");
    edits.undo();

    assertThat(value()).isEqualTo("1");
  }

  @Test
  void keptRowsKnowTheirParentAndItsScores() {
    Journal journal = new Journal();
    EditedRow first = edits.current().with("x", "5");
    Journal.Kept one = journal.keep(first, null, Map.of("m", 0.7), Map.of("m", 0.4));
    Journal.Kept two = journal.keep(first.with("x", "6"), one, Map.of("m", 0.9), Map.of("m", 0.4));

    assertThat(one.parent()).isNull();
    assertThat(one.parentScores()).containsEntry("m", 0.4);
    assertThat(two.parent()).isEqualTo(1);
    assertThat(two.parentScores()).containsEntry("m", 0.7);
    assertThat(journal.entries()).containsExactly(one, two);
  }

  private void set(String value) {
    edits.set(edits.current().with("x", value));
  }

  private String value() {
    return String.valueOf(edits.current().values().column("x").text(0));
  }
}
