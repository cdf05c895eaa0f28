package org.evenhand.ui;

import com.vaadin.flow.component.html.Div;
import org.evenhand.whatif.EditedRow;

/** One look at the chosen row, in a tab beside its fields. */
abstract class RowTab extends Div {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final String label;

  /**
   * @param key in the address
   */
  RowTab(String key, String label) {
    this.key = key;
    this.label = label;
    addClassName("row-tab");
  }

  final String key() {
    return key;
  }

  final String label() {
    return label;
  }

  /** Draws what it says of the row, edited or not; called while the tab is open only. */
  abstract void show(Context now, EditedRow row);
}
