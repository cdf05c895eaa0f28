package org.evenhand.whatif;

import java.util.ArrayList;
import java.util.List;

/** The states of one row under edit, with undo and redo. Not safe for several threads. */
public final class Edits {
  private final List<EditedRow> states = new ArrayList<>();
  private int current;

  public Edits(EditedRow first) {
    states.add(first);
  }

  public EditedRow current() {
    return states.get(current);
  }

  /**
   * Makes the row the current one and forgets what was undone; the same values again do nothing.
   */
  public void set(EditedRow row) {
    if (row.sameAs(current())) {
      return;
    }
    states.subList(current + 1, states.size()).clear();
    states.add(row);
    current++;
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
  }

  public void redo() {
    if (canRedo()) {
      current++;
    }
  }

  /** Goes back to the row as it is in the data, as a step that can be undone. */
  public void reset() {
    EditedRow row = current();
    set(new EditedRow(row.row(), row.original(), row.original()));
  }
}
