package org.evenhand.ui;

import com.vaadin.flow.server.VaadinSession;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.evenhand.data.InputException;
import org.evenhand.data.RowSet;
import org.evenhand.ui.chart.ColumnFile;
import org.evenhand.ui.chart.PointMap;

/**
 * The sets of rows that were selected one by one, for as long as the browser's session lives; the
 * address carries the key of one of them. The same rows have the same key.
 */
final class Selections {
  /** How many are kept; the oldest go first. */
  private static final int KEPT = 100;

  private final Map<String, RowSet> kept = new LinkedHashMap<>();

  /** Those of the session. */
  static Selections of(VaadinSession session) {
    Selections selections = session.getAttribute(Selections.class);
    if (selections == null) {
      selections = new Selections();
      session.setAttribute(Selections.class, selections);
    }
    return selections;
  }

  /** Keeps the rows; their key. */
  synchronized String keep(RowSet rows) {
    String key = ColumnFile.of(rows).fingerprint().substring(0, 13);
    kept.remove(key);
    kept.put(key, rows);
    if (kept.size() > KEPT) {
      kept.remove(kept.keySet().iterator().next());
    }
    return key;
  }

  /**
   * The rows of a key.
   *
   * @param total the rows of the table they are rows of
   * @throws InputException if this session has none, or they are rows of another table
   */
  synchronized RowSet get(String key, int total) {
    RowSet rows = kept.get(key);
    if (rows == null) {
      throw new InputException(
          ("the address names the selected rows '%s', which this session does not have: rows picked"
                  + " on the map are kept until the server stops or the session ends. Clear the"
                  + " selection above and pick them again")
              .formatted(key));
    }
    if (rows.total() != total) {
      throw new InputException(
          "the selected rows '%s' are rows of another workspace; clear the selection above"
              .formatted(key));
    }
    return rows;
  }

  /**
   * The state with rows that were circled on a picture selected; none, and a line for the user, if
   * that would be no row.
   */
  Optional<State> select(Context now, RowSet rows, PointMap.How how) {
    RowSet before = now.selection();
    RowSet wanted =
        switch (how) {
          case REPLACE -> rows;
          case ADD -> before == null ? rows : before.or(rows);
          case REMOVE -> (before == null ? now.workspace().part(now.part()) : before).minus(rows);
        };
    if (rows.count() == 0 || wanted.count() == 0) {
      Failures.show(
          rows.count() == 0
              ? "There is no point inside: nothing was selected."
              : "No row would be left: the selection stays as it was.");
      return Optional.empty();
    }
    return Optional.of(now.state().unselected().with(State.SELECTED, keep(wanted)));
  }
}
