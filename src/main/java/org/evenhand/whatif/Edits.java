package org.evenhand.whatif;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The states of one row under edit, with undo and redo. Not safe for several threads.
 *
 * <p>Edits of one column that follow each other are one step: a dragged slider or a typed number is
 * taken back whole.
 */
public final class Edits {
  private final List<EditedRow> states = new ArrayList<>();
  private int current;
  private @Nullable String open;

  public Edits(EditedRow first) {
    states.add(first);
  }

  public EditedRow current() {
    return states.get(current);
  }

  /** Makes the row the current one, as a step of its own; the same values again do nothing. */
  public void set(EditedRow row) {
    if (!row.sameAs(current())) {
      push(row);
    }
    endStep();
  }

  /**
   * Sets one column's value, in the same step as the edit before if that was of the same column.
   *
   * @param text as {@link EditedRow#with} takes it
   * @throws org.evenhand.data.InputException as that does
   */
  public void edit(String column, @Nullable String text) {
    EditedRow row = current().with(column, text);
    if (row.sameAs(current())) {
      return;
    }
    if (column.equals(open)) {
      current--;
    }
    if (row.sameAs(current())) {
      forgetWhatWasUndone();
      endStep();
    } else {
      push(row);
      open = column;
    }
  }

  /** Ends the step: the next edit is one of its own, whatever its column. */
  public void endStep() {
    open = null;
  }

  private void push(EditedRow row) {
    forgetWhatWasUndone();
    states.add(row);
    current++;
  }

  private void forgetWhatWasUndone() {
    states.subList(current + 1, states.size()).clear();
  }

  public boolean canUndo() {
    return current > 0;
  }

  public boolean canRedo() {
    return current + 1 < states.size();
  }

  public void undo() {
    if (canUndo()) {
      current--;
    }
    endStep();
  }

  public void redo() {
    if (canRedo()) {
      current++;
    }
    endStep();
  }

  /** Goes back to the row as it is in the data, as a step that can be undone. */
  public void reset() {
    EditedRow row = current();
    set(new EditedRow(row.row(), row.original(), row.original()));
  }
}
