package org.evenhand.workspace;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.evenhand.importance.ClassTruth;
import org.evenhand.importance.ImportanceMetric;
import org.evenhand.importance.ValueTruth;
import org.evenhand.importance.Yardstick;
import org.evenhand.importance.Yardstick.Reading;
import org.evenhand.metric.Metric;
import org.evenhand.model.Scores;
import org.jspecify.annotations.Nullable;

/** The metric of a request, made ready for the rows that are used. */
final class ImportanceTruth {
  private final Workspace workspace;
  private final ImportanceRequest request;
  private final int[] used;
  private final double @Nullable [] weights;

  private ImportanceTruth(Workspace workspace, ImportanceRequest request, int... used) {
    this.workspace = workspace;
    this.request = request;
    this.used = used;
    double[] known = workspace.weights();
    this.weights = known == null ? null : taken(known);
  }

  /**
   * The metric over all the rows.
   *
   * @param baseline the scores of the used rows
   * @param used numbers of rows of the workspace's table
   */
  static Yardstick of(
      Workspace workspace, ImportanceRequest request, Scores baseline, int... used) {
    ImportanceTruth truth = new ImportanceTruth(workspace, request, used);
    return new Yardstick(
        truth.reading(baseline),
        request.metric().higherIsBetter(),
        IntStream.range(0, used.length).toArray());
  }

  private Reading reading(Scores baseline) {
    Metric metric = request.metric().metric();
    if (request.metric().equals(ImportanceMetric.SCORE_CHANGE)) {
      int output = request.model().positiveIndex();
      ValueTruth before = values(output, baseline.column(output));
      return (scores, rows) -> before.measure(Metric.MEAN_ABSOLUTE_ERROR, scores, rows);
    }
    return switch (workspace.target()) {
      case ClassTarget target -> {
        ClassTruth truth = classes(target);
        if (request.metric().equals(ImportanceMetric.MULTICLASS_LOG_LOSS)) {
          yield truth::multiclassLogLoss;
        }
        yield metric == null
            ? (scores, rows) -> truth.gainPerRow(request.payoff(), scores, rows)
            : (scores, rows) -> truth.measure(metric, scores, rows);
      }
      case ValueTarget target -> {
        ValueTruth truth = values(0, taken(target.values()));
        Metric known = Objects.requireNonNull(metric);
        yield (scores, rows) -> truth.measure(known, scores, rows);
      }
      case null -> throw new IllegalArgumentException(request.metric().key() + " needs labels");
    };
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
