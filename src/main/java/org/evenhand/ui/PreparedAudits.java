package org.evenhand.ui;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.evenhand.data.RowSet;
import org.evenhand.fairness.Bootstrap;
import org.evenhand.fairness.Reference;
import org.evenhand.job.Progress;
import org.evenhand.workspace.Audit;
import org.evenhand.workspace.AuditRequest;
import org.evenhand.workspace.Audits;
import org.evenhand.workspace.LoadedModel;
import org.evenhand.workspace.PreparedAudit;
import org.jspecify.annotations.Nullable;

/**
 * A page's audits: sorted once for its rows and groups, so that a moving threshold is answered
 * fast.
 */
final class PreparedAudits {
  private final Map<LoadedModel, PreparedAudit> prepared = new HashMap<>();
  private @Nullable Basis basis;

  /** What an audit is prepared for, the model apart. */
  private record Basis(
      String part,
      @Nullable RowSet selection,
      List<List<String>> by,
      @Nullable Reference reference,
      @Nullable String within) {}

  /** The audit of one model for the context's rows and threshold. */
  Audit audit(Context now, LoadedModel model, List<List<String>> by) {
    return prepare(now, model, by, Progress.NONE).at(now.threshold(), (measure, school) -> true);
  }

  /** Prepares to compare with the groups that the workspace names. */
  PreparedAudit prepare(Context now, LoadedModel model, List<List<String>> by, Progress progress) {
    return prepare(now, model, by, null, null, progress);
  }

  /**
   * Scores, sorts and groups the context's rows, unless that was done for the same rows.
   *
   * @param reference null: as the workspace says
   * @param within the attribute within each of whose values groups are compared too; null for none
   */
  synchronized PreparedAudit prepare(
      Context now,
      LoadedModel model,
      List<List<String>> by,
      @Nullable Reference reference,
      @Nullable String within,
      Progress progress) {
    Basis wanted = new Basis(now.part(), now.selection(), by, reference, within);
    if (!wanted.equals(basis)) {
      prepared.clear();
      basis = wanted;
    }
    PreparedAudit known = prepared.get(model);
    if (known == null) {
      AuditRequest request =
          new AuditRequest(
              model,
              now.part(),
              now.selection(),
              now.threshold(),
              by,
              reference,
              Bootstrap.USUAL,
              within);
      known = Audits.prepare(now.workspace(), request, progress);
      prepared.put(model, known);
    }
    return known;
  }
}
