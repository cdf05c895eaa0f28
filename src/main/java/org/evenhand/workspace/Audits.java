package org.evenhand.workspace;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.RowSet;
import org.evenhand.fairness.DisparityOptions;
import org.evenhand.fairness.Group;
import org.evenhand.fairness.Grouping;
import org.evenhand.fairness.Reference;
import org.evenhand.job.CancelledException;
import org.evenhand.job.Progress;
import org.evenhand.model.Scores;

/** Makes audits: the one way from a workspace to numbers, for the page and the command line. */
public final class Audits {
  private Audits() {}

  /**
   * Scores, sorts and groups the rows of a request, whose threshold is not asked for yet.
   *
   * @throws CancelledException if the progress says so
   */
  public static PreparedAudit prepare(
      Workspace workspace, AuditRequest request, Progress progress) {
    LoadedModel model = request.model();
    Scores scores = model.scores(progress);
    RowSet rows = workspace.part(request.part());
    if (request.selection() != null) {
      rows = rows.and(request.selection());
    }
    DisparityOptions options =
        new DisparityOptions(
            request.reference(),
            workspace.favorablePositive(),
            workspace.minGroup(),
            request.bootstrap());
    JudgedRows judged = JudgedRows.of(workspace, model, scores, rows, options);
    List<List<String>> lists = withLimits(workspace, request);
    String task = "Measuring " + model.name();
    RowGroups overall = judged.together();
    List<RowGroups> groups = new ArrayList<>();
    List<Group> known = new ArrayList<>();
    for (List<String> by : lists) {
      progress.report(task, groups.size(), lists.size());
      List<CategoricalColumn> attributes = by.stream().map(workspace::attribute).toList();
      Grouping grouping = Grouping.by(attributes, rows);
      known.addAll(grouping.groups());
      groups.add(judged.by(grouping));
    }
    if (request.reference() instanceof Reference.Named named && !known.isEmpty()) {
      named.requireAmong(known);
    }
    progress.report(task, lists.size(), lists.size());
    return new PreparedAudit(workspace, request, judged.counts(), overall, groups);
  }

  /**
   * The audit of a request.
   *
   * @throws CancelledException if the progress says so
   */
  public static Audit run(Workspace workspace, AuditRequest request, Progress progress) {
    return prepare(workspace, request, progress).at(request.threshold());
  }

  /** The requested lists of attributes, then those that only a limit asks for. */
  private static List<List<String>> withLimits(Workspace workspace, AuditRequest request) {
    List<List<String>> lists = new ArrayList<>(request.by());
    for (Limit limit : Gate.limits(workspace, request.model())) {
      if (!limit.by().isEmpty() && !lists.contains(limit.by())) {
        lists.add(limit.by());
      }
    }
    return lists.stream().distinct().toList();
  }
}
