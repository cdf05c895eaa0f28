package org.evenhand.ui;

import java.util.Arrays;
import java.util.List;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.ColumnType;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.Table;
import org.evenhand.job.Progress;
import org.evenhand.model.Scores;
import org.evenhand.workspace.ClassTarget;
import org.evenhand.workspace.LoadedModel;
import org.evenhand.workspace.Target;
import org.evenhand.workspace.Threshold;
import org.evenhand.workspace.ValueTarget;
import org.evenhand.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * What a model says of every row, as columns beside the data: so that rows can be filtered and
 * sorted by it like by any other column.
 *
 * @param table the data with the columns below at its end
 * @param score the score of the positive class, or the predicted number
 * @param prediction the predicted class; null for a regression
 * @param outcome {@code right} or {@code wrong}, missing where the label or the prediction is; null
 *     without labels or for a regression
 * @param change how the prediction differs from that at the workspace's own threshold: {@code
 *     none}, or from one class to the other; null unless there are two classes
 * @param error prediction minus truth; null unless it is a regression with labels
 */
record Judged(
    Table table,
    NumericColumn score,
    @Nullable CategoricalColumn prediction,
    @Nullable CategoricalColumn outcome,
    @Nullable CategoricalColumn change,
    @Nullable NumericColumn error) {

  static final String RIGHT = "right";
  static final String WRONG = "wrong";
  static final String UNCHANGED = "none";

  static Judged of(Workspace workspace, LoadedModel model, Threshold threshold) {
    Table data = workspace.table();
    Scores scores = model.scores(Progress.NONE);
    NumericColumn score =
        NumericColumn.of(
            free("score", data), ColumnType.REAL, scores.column(model.positiveIndex()));
    Table table = data.with(score);
    if (model.classes().isEmpty()) {
      NumericColumn error =
          workspace.target() instanceof ValueTarget target
              ? NumericColumn.of(
                  free("error", data), ColumnType.REAL, errors(score, target.values()))
              : null;
      return new Judged(error == null ? table : table.with(error), score, null, null, null, error);
    }
    CategoricalColumn prediction =
        CategoricalColumn.of(
            free("prediction", data),
            ColumnType.CATEGORY,
            model.classes(),
            predictions(data, model, scores, workspace.thresholds(data, threshold)));
    CategoricalColumn outcome =
        workspace.target() instanceof ClassTarget target
            ? CategoricalColumn.of(
                free("outcome", data),
                ColumnType.BINARY,
                List.of(RIGHT, WRONG),
                outcomes(prediction, target))
            : null;
    table = table.with(prediction);
    if (outcome != null) {
      table = table.with(outcome);
    }
    CategoricalColumn change =
        scores.width() == 2 ? change(workspace, model, scores, prediction) : null;
    return new Judged(
        change == null ? table : table.with(change), score, prediction, outcome, change, null);
  }

  /** The values of {@link #change}: none, negative to positive, positive to negative. */
  static List<String> changes(LoadedModel model) {
    int positive = model.positiveIndex();
    String yes = model.classes().get(positive);
    String no = model.classes().get(1 - positive);
    return List.of(UNCHANGED, no + " to " + yes, yes + " to " + no);
  }

  private static CategoricalColumn change(
      Workspace workspace, LoadedModel model, Scores scores, CategoricalColumn prediction) {
    Table data = workspace.table();
    int[] own = predictions(data, model, scores, workspace.thresholds(data, workspace.threshold()));
    int positive = model.positiveIndex();
    int[] codes = new int[own.length];
    for (int row = 0; row < codes.length; row++) {
      int now = prediction.code(row);
      codes[row] =
          now == CategoricalColumn.MISSING ? now : now == own[row] ? 0 : now == positive ? 1 : 2;
    }
    return CategoricalColumn.of(free("change", data), ColumnType.CATEGORY, changes(model), codes);
  }

  private static String free(String name, Table data) {
    String free = name;
    while (data.has(free)) {
      free = "model_" + free;
    }
    return free;
  }

  private static double[] errors(NumericColumn score, double[] truth) {
    double[] errors = new double[truth.length];
    Arrays.setAll(errors, row -> score.get(row) - truth[row]);
    return errors;
  }

  private static int[] predictions(
      Table data, LoadedModel model, Scores scores, double[] thresholds) {
    int[] codes = new int[data.rows()];
    int positive = model.positiveIndex();
    if (scores.width() > 2) {
      Arrays.setAll(codes, scores::best);
      return codes;
    }
    double[] score = scores.column(positive);
    for (int row = 0; row < codes.length; row++) {
      codes[row] =
          Double.isNaN(score[row])
              ? CategoricalColumn.MISSING
              : score[row] >= thresholds[row] ? positive : 1 - positive;
    }
    return codes;
  }

  private static int[] outcomes(CategoricalColumn prediction, ClassTarget target) {
    int[] classOf = prediction.dictionary().stream().mapToInt(target.classes()::indexOf).toArray();
    int[] codes = new int[prediction.size()];
    for (int row = 0; row < codes.length; row++) {
      int predicted = prediction.code(row);
      int truth = target.codes()[row];
      codes[row] =
          predicted == CategoricalColumn.MISSING || truth == Target.MISSING
              ? CategoricalColumn.MISSING
              : classOf[predicted] == truth ? 0 : 1;
    }
    return codes;
  }
}
