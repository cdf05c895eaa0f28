package org.evenhand.workspace;

import java.util.List;
import org.evenhand.data.RowSet;
import org.evenhand.fairness.Consistency;
import org.evenhand.job.CancelledException;
import org.evenhand.job.Progress;
import org.evenhand.whatif.FlipTest;

/**
 * What a model does to persons, apart from an {@link Audit} since it takes scoring or comparing
 * every row.
 *
 * @param flips the flip test of each attribute of the request
 * @param measures for each list of attributes of the request; one for all rows as one group if it
 *     has none
 */
public record IndividualAudit(List<FlipTest> flips, List<IndividualMeasures> measures) {
  /** As many nearest neighbours as AI Fairness 360 takes. */
  public static final int NEIGHBORS = 5;

  public IndividualAudit {
    flips = List.copyOf(flips);
    measures = List.copyOf(measures);
  }

  /**
   * Runs both.
   *
   * @param ownRow whether a row is among its own nearest neighbours
   * @throws CancelledException if the progress says so
   */
  public static IndividualAudit run(
      Workspace workspace, AuditRequest request, boolean ownRow, Progress progress) {
    Consistency.Question question =
        new Consistency.Question(
            NEIGHBORS, ownRow, workspace.minGroup(), request.bootstrap().seed());
    RowSet rows = request.rows(workspace);
    List<FlipTest> flips =
        request.by().stream()
            .flatMap(List::stream)
            .distinct()
            .map(
                attribute ->
                    FlipTests.run(
                        workspace, request.model(), attribute, rows, request.threshold(), progress))
            .toList();
    List<List<String>> lists = request.by().isEmpty() ? List.of(List.of()) : request.by();
    return new IndividualAudit(
        flips,
        lists.stream()
            .map(
                by ->
                    IndividualMeasures.of(
                        workspace,
                        request.model(),
                        rows,
                        request.threshold(),
                        by,
                        question,
                        progress))
            .toList());
  }
}
