package org.evenhand.workspace;

import java.util.Arrays;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.evenhand.data.InputException;
import org.evenhand.data.RowFilter;
import org.evenhand.data.RowSet;
import org.evenhand.data.Table;
import org.evenhand.importance.Explainer;
import org.evenhand.importance.Scale;
import org.evenhand.job.CancelledException;
import org.evenhand.job.Progress;
import org.evenhand.model.Scores;

/**
 * Says what each column that a model reads adds to its scores of a workspace's rows. Safe to use
 * from several threads.
 */
public final class Explanations {
  private final Workspace workspace;
  private final LoadedModel model;
  private final ExplanationRequest request;
  private final Scores scores;

  private Explanations(
      Workspace workspace, LoadedModel model, ExplanationRequest request, Scores scores) {
    this.workspace = workspace;
    this.model = model;
    this.request = request;
    this.scores = scores;
  }

  /**
   * Prepares to explain: scores the data.
   *
   * @throws InputException if the model is recorded scores, which cannot answer changed rows, or
   *     the request does not go with it
   * @throws CancelledException if the progress says so
   */
  public static Explanations of(
      Workspace workspace, LoadedModel model, ExplanationRequest request, Progress progress) {
    model.requireEditable();
    if (model.classes().isEmpty() && request.scale() == Scale.LOG_ODDS) {
      throw new InputException(
          "model '%s' predicts a number, which has no log-odds: choose the score itself"
              .formatted(model.name()));
    }
    return new Explanations(workspace, model, request, model.scores(progress));
  }

  /**
   * Explains one row.
   *
   * @param values a table of one row with the columns of the workspace's, edited or not
   * @throws InputException if the background has no rows, or the model refuses the row
   * @throws CancelledException if the progress says so
   */
  public RowExplanation explain(Table values, Progress progress) {
    BackgroundRows background = background(values);
    return new RowExplanation(
        model, explainer(background).explain(values, progress), background.note());
  }

  Explainer explainer(BackgroundRows background) {
    Function<Table, double[]> score = RowEffects.scores(model);
    return new Explainer(
        background.rows(),
        background.weights(),
        model.binding().columns(),
        score,
        request.scale(),
        request.budget(),
        request.seed());
  }

  /** The rows that a row is held against. */
  BackgroundRows background(Table values) {
    Table table = workspace.table();
    return switch (request.background()) {
      case BackgroundChoice.All all -> draw(RowSet.all(table.rows()), "");
      case BackgroundChoice.OtherAnswer other -> draw(unlike(values), " with another answer");
      case BackgroundChoice.Where where ->
          draw(RowFilter.parse(where.condition(), table).apply(table), " with " + where);
      case BackgroundChoice.Row row -> alike(one(row.number()), "row " + row.number());
      case BackgroundChoice.Given given -> {
        int size = given.rows().rows();
        // In random order: where the budget does not reach for all, the first ones are used.
        int[] shuffled = RowSet.all(size).draw(size, request.seed());
        yield alike(given.rows().take(shuffled), BackgroundRows.all(size) + " of " + given.name());
      }
    };
  }

  private static BackgroundRows alike(Table rows, String note) {
    double[] ones = new double[rows.rows()];
    Arrays.fill(ones, 1);
    return new BackgroundRows(rows, ones, note);
  }

  private BackgroundRows draw(RowSet rows, String which) {
    BackgroundRows.Drawn drawn = drawn(rows, which, request.count(), request.seed());
    return new BackgroundRows(workspace.table().take(drawn.rows()), drawn.weights(), drawn.note());
  }

  /** Takes from those of the rows that have a score. */
  BackgroundRows.Drawn drawn(RowSet rows, String which, int most, long seed) {
    RowSet scored = RowSet.where(rows.total(), row -> rows.contains(row) && scores.best(row) >= 0);
    return BackgroundRows.draw(workspace, scored, which, most, seed);
  }

  private Table one(int row) {
    int rows = workspace.table().rows();
    if (row < 0 || row >= rows) {
      throw new InputException(
          "background: no row %d; the data has rows 0 to %d".formatted(row, rows - 1));
    }
    return workspace.table().slice(row, row + 1);
  }

  private RowSet unlike(Table values) {
    if (model.classes().isEmpty()) {
      throw new InputException(
          "model '%s' predicts a number: no rows have another answer; choose another background"
              .formatted(model.name()));
    }
    Threshold threshold = request.threshold();
    Answer answer = model.answers(values, workspace.thresholds(values, threshold)).getFirst();
    String prediction = answer.prediction();
    if (prediction == null) {
      throw new InputException(
          "the model gives the row no answer, so no row has another one: choose another background");
    }
    double[] thresholds = workspace.thresholds(workspace.table(), threshold);
    IntPredicate like = model.predicted(prediction, scores, thresholds);
    return RowSet.where(workspace.table().rows(), row -> !like.test(row));
  }
}
