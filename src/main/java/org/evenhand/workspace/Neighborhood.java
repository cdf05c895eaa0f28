package org.evenhand.workspace;

import java.util.List;
import java.util.function.IntPredicate;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.evenhand.counterfactual.Distance;
import org.evenhand.counterfactual.Neighbor;
import org.evenhand.counterfactual.Neighbors;
import org.evenhand.data.InputException;
import org.evenhand.data.RowSet;
import org.evenhand.data.Table;
import org.evenhand.job.CancelledException;
import org.evenhand.job.Progress;
import org.evenhand.model.Scores;

/**
 * Finds the rows of a workspace nearest to one, over the columns that a model reads. Safe to use
 * from several threads.
 */
public final class Neighborhood {
  private final Workspace workspace;
  private final LoadedModel model;
  private final NeighborRequest request;
  private final Scores scores;
  private final double[] thresholds;
  private final double apart;
  private final Distance distance;
  private final Neighbors neighbors;

  private Neighborhood(
      Workspace workspace, LoadedModel model, NeighborRequest request, Scores scores) {
    this.workspace = workspace;
    this.model = model;
    this.request = request;
    this.scores = scores;
    Table table = workspace.table();
    RowSet scored = RowSet.where(table.rows(), row -> scores.best(row) >= 0);
    thresholds = workspace.thresholds(table, request.threshold());
    apart = request.apart() == null ? deviation(scored) : request.apart();
    distance = Distance.of(table, model.binding().columns(), request.distance());
    neighbors = new Neighbors(table, distance, scored);
  }

  /**
   * Prepares to look around: scores the data.
   *
   * @throws InputException if the model is recorded scores, which say nothing of what they were
   *     made from, or the distance names a column that the model does not read
   * @throws CancelledException if the progress says so
   */
  public static Neighborhood of(
      Workspace workspace, LoadedModel model, NeighborRequest request, Progress progress) {
    if (!model.editable()) {
      throw new InputException(
          "model '%s' is a column of scores: it has no inputs to compare rows by"
              .formatted(model.name()));
    }
    return new Neighborhood(workspace, model, request, model.scores(progress));
  }

  private double deviation(RowSet scored) {
    SummaryStatistics values = new SummaryStatistics();
    double[] column = scores.column(model.positiveIndex());
    scored.forEach(row -> values.addValue(column[row]));
    return values.getN() < 2 ? 0 : values.getStandardDeviation();
  }

  /**
   * The nearest rows. An unedited row is not its own neighbor.
   *
   * @param row its number in the workspace's table
   * @param values a table of one row with the columns of the workspace's, edited or not
   * @throws InputException if other answers are asked for and the model gives the row none
   */
  public RowNeighbors nearest(int row, Table values) {
    Answer answer =
        model.answers(values, workspace.thresholds(values, request.threshold())).getFirst();
    if (answer.score() == null && request.which() != NeighborRequest.Which.ALL) {
      throw new InputException(
          "row %d: the model gives it no score, so no row is like or unlike it".formatted(row));
    }
    double[] point = distance.point(values, 0);
    boolean edited = distance.between(point, distance.point(workspace.table(), row)) > 0;
    IntPredicate like = like(answer);
    List<Neighbor> near =
        neighbors.nearest(
            values,
            request.count(),
            other ->
                (edited || other != row)
                    && switch (request.which()) {
                      case ALL -> true;
                      case LIKE -> like.test(other);
                      case UNLIKE -> !like.test(other);
                    });
    Table rows = workspace.table().take(near.stream().mapToInt(Neighbor::row).toArray());
    return new RowNeighbors(
        row,
        values,
        answer,
        distance.columns(),
        model.classes().isEmpty() ? apart : null,
        near,
        near.isEmpty()
            ? List.of()
            : model.answers(rows, workspace.thresholds(rows, request.threshold())));
  }

  private IntPredicate like(Answer answer) {
    String prediction = answer.prediction();
    if (prediction != null) {
      return model.predicted(prediction, scores, thresholds);
    }
    double[] judged = scores.column(model.positiveIndex());
    double value = answer.score() == null ? Double.NaN : answer.score();
    // Two rows of one value are alike even where no value differs from another.
    return row -> judged[row] == value || Math.abs(judged[row] - value) < apart;
  }
}
