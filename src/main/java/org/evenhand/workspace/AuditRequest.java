package org.evenhand.workspace;

import java.util.List;
import org.evenhand.data.RowSet;
import org.jspecify.annotations.Nullable;

/**
 * What to audit.
 *
 * @param part the part of the data, {@link Workspace#ALL} for all
 * @param selection only these rows of the part; null for all of them
 * @param by lists of attributes: the groups of {@code [afam]}, the intersections of {@code [afam,
 *     single]}
 */
public record AuditRequest(
    LoadedModel model,
    String part,
    @Nullable RowSet selection,
    Threshold threshold,
    List<List<String>> by) {
  public AuditRequest {
    by = by.stream().map(List::copyOf).toList();
  }

  /** The workspace's own part and threshold, by each of its protected attributes. */
  public static AuditRequest of(Workspace workspace, LoadedModel model) {
    return new AuditRequest(
        model,
        workspace.defaultPart(),
        null,
        workspace.threshold(),
        workspace.protectedAttributes().stream().map(List::of).toList());
  }
}
