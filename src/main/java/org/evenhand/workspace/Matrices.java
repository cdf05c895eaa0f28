package org.evenhand.workspace;

import java.util.Arrays;
import java.util.List;
import org.evenhand.metric.ConfusionMatrix;
import org.evenhand.model.Scores;
import org.jspecify.annotations.Nullable;

/** Confusion matrices of a model with more than two classes: the highest score is the answer. */
final class Matrices {
  private final List<String> classes;
  private final int[] truth;
  private final int[] predicted;
  private final double @Nullable [] weights;
  private final int[] rows;

  private Matrices(
      List<String> classes, int[] truth, int[] predicted, double @Nullable [] weights, int[] rows) {
    this.classes = classes;
    this.truth = truth;
    this.predicted = predicted;
    this.weights = weights;
    this.rows = rows;
  }

  /** Null for two classes, and without labels. */
  static @Nullable Matrices of(
      @Nullable ClassTarget target,
      LoadedModel model,
      Scores scores,
      double @Nullable [] weights,
      int[] rows) {
    List<String> classes = model.classes();
    if (target == null || classes.size() < 3) {
      return null;
    }
    int[] outputOf = target.classes().stream().mapToInt(classes::indexOf).toArray();
    int[] truth =
        Arrays.stream(target.codes())
            .map(code -> code == Target.MISSING ? Target.MISSING : outputOf[code])
            .toArray();
    int[] predicted = new int[truth.length];
    Arrays.setAll(predicted, scores::best);
    return new Matrices(classes, truth, predicted, weights, rows);
  }

  /** One matrix per group. */
  List<ConfusionMatrix> by(int[] groupOf, int groups) {
    return ConfusionMatrix.byGroup(classes, truth, predicted, weights, rows, groupOf, groups);
  }
}
