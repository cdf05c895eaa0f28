package org.evenhand.ui;

import org.evenhand.whatif.EditedRow;

/** One look at the chosen row, in a tab beside its fields. */
abstract class RowTab extends KeyedTab {
  private static final long serialVersionUID = 1L;

  RowTab(String key, String label) {
    super(key, label);
    addClassName("row-tab");
  }

  /** Draws what it says of the row, edited or not; called while the tab is open only. */
  abstract void show(Context now, EditedRow row);
}
