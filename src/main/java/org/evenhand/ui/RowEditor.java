package org.evenhand.ui;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the tabs beside a row can do to it and to the address. */
interface RowEditor {
  /**
   * Sets one value of the row under edit.
   *
   * @param text null for missing
   */
  void edit(String column, @Nullable String text);

  /** Sets several values at once and keeps the row in the history. */
  void tryOut(Map<String, String> values);

  /** Puts a choice into the address; null takes it out. */
  void choose(String key, @Nullable String value);

  /**
   * Puts the fields into an order.
   *
   * @param columns those that come first; the others follow as in the data
   */
  void order(List<String> columns);

  /** Shows the curves of a feature. */
  void curves(String feature);

  /** Puts another row beside this one. */
  void compare(int row);

  /** Explains the row's score against that of another row. */
  void explain(int other);

  /** Goes to another row. */
  void open(int row);
}
