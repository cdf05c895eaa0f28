package org.evenhand.workspace;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.evenhand.fairness.Bootstrap;
import org.evenhand.fairness.Group;
import org.evenhand.fairness.RowDraws;
import org.evenhand.importance.ClassTruth;
import org.evenhand.importance.ImportanceMetric;
import org.evenhand.importance.ValueTruth;
import org.evenhand.importance.Yardstick;
import org.evenhand.importance.Yardstick.Reading;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Metric;
import org.evenhand.model.Scores;
import org.jspecify.annotations.Nullable;

/** The metric of a request, made ready for the rows that are used. */
final class ImportanceTruth {
  private final Workspace workspace;
  private final ImportanceRequest request;
  private final Scores baseline;
  private final int[] used;
  private final double @Nullable [] weights;

  /**
   * @param baseline the scores of the used rows
   * @param used numbers of rows of the workspace's table
   */
  ImportanceTruth(Workspace workspace, ImportanceRequest request, Scores baseline, int... used) {
    this.workspace = workspace;
    this.request = request;
    this.baseline = baseline;
    this.used = used;
    double[] known = workspace.weights();
    this.weights = known == null ? null : taken(known);
  }

  /** The metric over all the rows. */
  Yardstick yardstick() {
    return new Yardstick(reading(), request.metric().higherIsBetter(), rows());
  }

  /**
   * The metrics of groups with nothing permuted, with the intervals that an audit from the same
   * seed gives them.
   *
   * @param measures one per group
   * @param groupOf for each used row its group, from 0; below 0 for none
   */
  List<Measure> audited(List<Measure> measures, List<Group> groups, int... groupOf) {
    Metric metric = request.metric().metric();
    if (measures.isEmpty()
        || metric == null
        || !RowDraws.improves(metric)
        || !(workspace.target() instanceof ClassTarget target)) {
      return measures;
    }
    RowDraws draws =
        RowDraws.of(
            classes(target).scored(baseline, rows()),
            groups,
            groupOf,
            new Bootstrap(Bootstrap.USUAL.replicates(), request.seed()));
    return IntStream.range(0, measures.size())
        .mapToObj(group -> draws.withInterval(group, metric, measures.get(group)))
        .toList();
  }

  private int[] rows() {
    return IntStream.range(0, used.length).toArray();
  }

  private Reading reading() {
    if (request.metric().equals(ImportanceMetric.SCORE_CHANGE)) {
      int output = request.model().positiveIndex();
      ValueTruth before = values(output, baseline.column(output));
      return (scores, rows) -> before.measure(Metric.MEAN_ABSOLUTE_ERROR, scores, rows);
    }
    return switch (workspace.target()) {
      case ClassTarget target -> reading(classes(target));
      case ValueTarget target -> {
        ValueTruth truth = values(0, taken(target.values()));
        Metric known = Objects.requireNonNull(request.metric().metric());
        yield (scores, rows) -> truth.measure(known, scores, rows);
      }
      case null -> throw new IllegalArgumentException(request.metric().key() + " needs labels");
    };
  }

  private Reading reading(ClassTruth truth) {
    Metric metric = request.metric().metric();
    if (metric != null) {
      return (scores, rows) -> truth.measure(metric, scores, rows);
    }
    return request.metric().equals(ImportanceMetric.MULTICLASS_LOG_LOSS)
        ? truth::multiclassLogLoss
        : (scores, rows) -> truth.gainPerRow(request.payoff(), scores, rows);
  }

  private ClassTruth classes(ClassTarget target) {
    List<String> classes = request.model().classes();
    int[] outputOf = target.classes().stream().mapToInt(classes::indexOf).toArray();
    return new ClassTruth(
        classes,
        Arrays.stream(used).map(row -> outputOf[target.codes()[row]]).toArray(),
        request.model().positiveIndex(),
        weights,
        taken(workspace.thresholds(workspace.table(), request.threshold())),
        workspace.minGroup());
  }

  private ValueTruth values(int output, double... targets) {
    return new ValueTruth(output, targets, weights, workspace.tolerance(), workspace.minGroup());
  }

  private double[] taken(double[] byRow) {
    return Arrays.stream(used).mapToDouble(row -> byRow[row]).toArray();
  }
}
