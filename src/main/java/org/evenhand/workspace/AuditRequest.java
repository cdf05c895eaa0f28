package org.evenhand.workspace;

import java.util.ArrayList;
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
 *     that have a group of that name, the largest for the others. Null: the one that the workspace
 *     names for the attributes, else the largest
 * @param bootstrap what intervals of gaps over all groups are made of
 * @param within the attribute within each of whose values groups are compared too; null for none
 */
public record AuditRequest(
    LoadedModel model,
    String part,
    @Nullable RowSet selection,
    Threshold threshold,
    List<List<String>> by,
    @Nullable Reference reference,
    Bootstrap bootstrap,
    @Nullable String within) {
  public AuditRequest {
    by = by.stream().map(List::copyOf).toList();
  }

  /** Not within the values of another attribute. */
  public AuditRequest(
      LoadedModel model,
      String part,
      @Nullable RowSet selection,
      Threshold threshold,
      List<List<String>> by,
      Reference reference,
      Bootstrap bootstrap) {
    this(model, part, selection, threshold, by, reference, bootstrap, null);
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

  /** The workspace's own part, threshold and references, by each of its protected attributes. */
  public static AuditRequest of(Workspace workspace, LoadedModel model) {
    return new AuditRequest(
        model,
        workspace.defaultPart(),
        null,
        workspace.threshold(),
        workspace.protectedAttributes().stream().map(List::of).toList(),
        null,
        Bootstrap.USUAL,
        null);
  }

  /** The rows that are asked about. */
  RowSet rows(Workspace workspace) {
    RowSet rows = workspace.part(part);
    return selection == null ? rows : rows.and(selection);
  }

  /** The group that the others by these attributes are compared with. */
  Reference reference(Workspace workspace, List<String> attributes) {
    if (reference != null) {
      return reference;
    }
    List<String> named = new ArrayList<>();
    for (String attribute : attributes) {
      String value = workspace.reference(attribute);
      if (value == null) {
        return new Reference.Largest();
      }
      named.add(value);
    }
    return new Reference.Named(named);
  }
}
