package org.evenhand.workspace;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.evenhand.data.Column;
import org.evenhand.data.ColumnType;
import org.evenhand.data.InputException;
import org.evenhand.data.RowSet;
import org.evenhand.fairness.Consistency;
import org.evenhand.fairness.FeatureSpace;
import org.evenhand.fairness.GeneralizedEntropy;
import org.evenhand.fairness.Group;
import org.evenhand.fairness.Grouping;
import org.evenhand.job.CancelledException;
import org.evenhand.job.Progress;
import org.evenhand.metric.Confusion;
import org.evenhand.model.Scores;

/**
 * What a model does to persons rather than groups.
 *
 * @param groups the groups that the entropies are split by and the consistency is told for
 * @param entropy the generalized entropy of alpha 2
 * @param theil the generalized entropy of alpha 1
 * @param features the columns by which rows are alike: what the model reads, but neither protected
 *     attributes nor free text nor names that are different in every row; for recorded scores all
 *     columns that are not labels, scores, weights or parts
 */
public record IndividualMeasures(
    List<Group> groups,
    GeneralizedEntropy entropy,
    GeneralizedEntropy theil,
    Consistency consistency,
    List<String> features) {
  private static final double SQUARED = 2;

  public IndividualMeasures {
    groups = List.copyOf(groups);
    features = List.copyOf(features);
  }

  /** The attributes that make the groups; none if all rows are one. */
  public List<String> by() {
    return groups.isEmpty() ? List.of() : groups.getFirst().by();
  }

  /**
   * The measures of some rows.
   *
   * @param by the attributes that make the groups; none for all rows as one
   * @param question about the nearest neighbours
   * @throws InputException if there is no such attribute
   * @throws CancelledException if the progress says so
   */
  public static IndividualMeasures of(
      Workspace workspace,
      LoadedModel model,
      RowSet rows,
      Threshold threshold,
      List<String> by,
      Consistency.Question question,
      Progress progress) {
    Grouping grouping = Grouping.by(by.stream().map(workspace::attribute).toList(), rows);
    List<Column> features = features(workspace, model);
    List<String> names = features.stream().map(Column::name).toList();
    if (model.classes().isEmpty()) {
      String reason = "of decisions only; the target is a number";
      return new IndividualMeasures(
          grouping.groups(),
          GeneralizedEntropy.none(SQUARED, reason),
          GeneralizedEntropy.none(GeneralizedEntropy.THEIL, reason),
          Consistency.none(reason, grouping.groups().size(), question, 0),
          names);
    }
    Scores scores = model.scores(progress);
    JudgedRows judged = JudgedRows.of(workspace, model, scores, rows);
    List<GroupResult> results =
        judged.by(grouping).at(threshold, (measure, school) -> false).groups();
    return new IndividualMeasures(
        grouping.groups(),
        entropy(workspace, results, SQUARED),
        entropy(workspace, results, GeneralizedEntropy.THEIL),
        consistency(
            workspace, model, scores, rows, threshold, grouping, features, question, progress),
        names);
  }

  private static GeneralizedEntropy entropy(
      Workspace workspace, List<GroupResult> groups, double alpha) {
    if (workspace.target() == null) {
      return GeneralizedEntropy.none(alpha, "no labels");
    }
    List<Confusion> decisions =
        groups.stream().map(group -> Objects.requireNonNull(group.confusion())).toList();
    return GeneralizedEntropy.of(
        decisions, workspace.favorablePositive(), alpha, workspace.minGroup());
  }

  private static Consistency consistency(
      Workspace workspace,
      LoadedModel model,
      Scores scores,
      RowSet rows,
      Threshold threshold,
      Grouping grouping,
      List<Column> features,
      Consistency.Question question,
      Progress progress) {
    if (features.isEmpty()) {
      return Consistency.none(
          "no column to tell which rows are alike", grouping.groups().size(), question, 0);
    }
    double[] weights = workspace.weights();
    int[] used =
        Arrays.stream(rows.toArray())
            .filter(row -> scores.best(row) >= 0)
            .filter(row -> weights == null || !Double.isNaN(weights[row]))
            .toArray();
    double[] thresholds = workspace.thresholds(workspace.table(), threshold);
    double[] judged = scores.column(model.positiveIndex());
    double[] decisions = new double[rows.total()];
    for (int row : used) {
      decisions[row] = judged[row] >= thresholds[row] ? 1 : 0;
    }
    return Consistency.of(
        FeatureSpace.of(features, used, FeatureSpace.Scaling.STANDARD_DEVIATION),
        decisions,
        weights,
        grouping.groupOf(),
        grouping.groups().size(),
        question,
        progress);
  }

  private static List<Column> features(Workspace workspace, LoadedModel model) {
    WorkspaceFile file = workspace.file();
    Set<String> left = new HashSet<>(workspace.protectedAttributes());
    file.models().stream().map(WorkspaceFile.ModelKey::score).forEach(left::add);
    left.add(file.weight());
    left.add(file.split() == null ? null : file.split().column());
    left.add(file.target() == null ? null : file.target().column());
    List<String> read = model.editable() ? model.binding().columns() : workspace.table().names();
    return read.stream()
        .distinct()
        .filter(name -> !left.contains(name))
        .map(workspace.table()::column)
        .filter(column -> column.type() != ColumnType.ID && column.type() != ColumnType.TEXT)
        .toList();
  }
}
