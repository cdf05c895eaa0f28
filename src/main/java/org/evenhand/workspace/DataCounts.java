package org.evenhand.workspace;

import java.util.List;

/**
 * Which rows an audit rests on.
 *
 * @param rows in the part and the selection
 * @param used of those, the rows that are judged
 * @param excluded why the others are not; together with {@code used} they make up {@code rows}
 */
public record DataCounts(int rows, int used, List<Excluded> excluded) {

  /** Rows left out for one reason: "label missing". A row with several reasons is counted once. */
  public record Excluded(String reason, int rows) {}

  public DataCounts {
    excluded = List.copyOf(excluded);
  }
}
