package org.evenhand.workspace;

import java.util.List;
import org.evenhand.data.RowSet;
import org.evenhand.fairness.Bootstrap;
import org.evenhand.fairness.Reference;
import org.jspecify.annotations.Nullable;

/**
 * What to audit.
 *
 * @param part the part of the data, {@link Workspace#ALL} for all
 * @param selection only these rows of the part; null for all of them
 * @param by lists of attributes: the groups of {@code [afam]}, the intersections of {@code [afam,
 *     single]}
 * @param reference the group that the others are compared with; a named one for those attributes
 *     that have a group of that name, the largest for the others
 * @param bootstrap what intervals of gaps over all groups are made of
 */
public record AuditRequest(
    LoadedModel model,
    String part,
    @Nullable RowSet selection,
    Threshold threshold,
    List<List<String>> by,
    Reference reference,
    Bootstrap bootstrap) {
  public AuditRequest {
    by = by.stream().map(List::copyOf).toList();
  }

  /** The largest group as the reference, as it is the same at every threshold; usual bootstrap. */
  public AuditRequest(
      LoadedModel model,
      String part,
      @Nullable RowSet selection,
      Threshold threshold,
      List<List<String>> by) {
    this(model, part, selection, threshold, by, new Reference.Largest(), Bootstrap.USUAL);
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
