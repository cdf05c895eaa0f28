package org.evenhand.workspace;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.data.InputException;
import org.evenhand.data.RowSet;
import org.evenhand.fairness.DisparityOptions;
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
   * @throws InputException if the request names a reference that is not among the groups, or an
   *     attribute that the data does not have
   * @throws CancelledException if the progress says so
   */
  public static PreparedAudit prepare(
      Workspace workspace, AuditRequest request, Progress progress) {
    LoadedModel model = request.model();
    if (model.classes().isEmpty() && request.reference() instanceof Reference.BestOff) {
      throw new InputException(
          "a regression selects nobody, so no group is best off; name a group to compare with");
    }
    Scores scores = model.scores(progress);
    RowSet rows = request.rows(workspace);
    DisparityOptions options =
        new DisparityOptions(
            new Reference.Largest(),
            workspace.favorablePositive(),
            workspace.minGroup(),
            request.bootstrap());
    JudgedRows judged = JudgedRows.of(workspace, model, scores, rows, options);
    progress.report("Measuring " + model.name(), 0, 1);
    List<RowGroups> groups =
        divide(workspace, request, withLimits(workspace, request), judged, rows);
    if (request.reference() instanceof Reference.Named named && !groups.isEmpty()) {
      named.requireAmong(groups.stream().flatMap(by -> by.groups().stream()).toList());
    }
    progress.report("Measuring " + model.name(), 1, 1);
    return new PreparedAudit(
        workspace,
        request,
        judged.counts(),
        judged.together(),
        groups,
        PreparedStratum.of(workspace, request, scores, options, progress));
  }

  /**
   * The audit of a request.
   *
   * @throws InputException as {@link #prepare} does
   * @throws CancelledException if the progress says so
   */
  public static Audit run(Workspace workspace, AuditRequest request, Progress progress) {
    return prepare(workspace, request, progress).at(request.threshold());
  }

  /** The rows divided by each list of attributes. */
  static List<RowGroups> divide(
      Workspace workspace,
      AuditRequest request,
      List<List<String>> lists,
      JudgedRows judged,
      RowSet rows) {
    List<RowGroups> groups = new ArrayList<>();
    for (List<String> by : lists) {
      groups.add(judged.against(request.reference(workspace, by)).by(workspace.divide(by, rows)));
    }
    return groups;
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
