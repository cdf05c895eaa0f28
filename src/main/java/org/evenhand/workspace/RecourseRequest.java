package org.evenhand.workspace;

import java.util.List;
import org.evenhand.data.RowSet;
import org.evenhand.fairness.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Whose recourse to look for.
 *
 * @param search what is wanted and what may change; without a target, the favorable outcome
 * @param rows of the workspace's table
 * @param by the attributes whose groups are compared; none: all rows together
 * @param reference the group that the others are compared with; null: the one that the workspace
 *     names, else the largest
 * @param most how many rows to search for at most
 * @param seed of the sample of more rows
 */
public record RecourseRequest(
    CounterfactualRequest search,
    RowSet rows,
    List<String> by,
    @Nullable Reference reference,
    int most,
    long seed) {
  public RecourseRequest {
    by = List.copyOf(by);
  }
}
