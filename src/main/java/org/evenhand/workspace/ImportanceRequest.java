package org.evenhand.workspace;

import java.util.List;
import org.evenhand.data.InputException;
import org.evenhand.data.RowSet;
import org.evenhand.importance.ImportanceMetric;
import org.evenhand.metric.Payoff;
import org.jspecify.annotations.Nullable;

/**
 * Whose features to permute, and what to measure then.
 *
 * @param part the part of the data, {@link Workspace#ALL} for all
 * @param selection only these rows of the part; null for all of them
 * @param repeats permutations of each feature, 1 to {@link #MOST_REPEATS}
 * @param seed the same permutations for the same rows
 * @param together lists of columns that are permuted together; every other column of the model's by
 *     itself
 * @param within attributes, as {@link Workspace#attribute} takes them: a row gets values only of
 *     rows that are alike in all of them; none: of any row
 * @param by attributes whose combinations make groups in which the metric is measured too, after
 *     the same permutations; none: no groups
 * @param threshold where decisions are made; a row keeps the threshold of its own values
 * @param payoff what decisions are worth, of which only {@link ImportanceMetric#GAIN_PER_ROW} asks
 */
public record ImportanceRequest(
    LoadedModel model,
    String part,
    @Nullable RowSet selection,
    ImportanceMetric metric,
    int repeats,
    long seed,
    List<List<String>> together,
    List<String> within,
    List<String> by,
    Threshold threshold,
    Payoff payoff) {
  /** Permutations of each feature, unless another number is asked for. */
  public static final int REPEATS = 10;

  public static final int MOST_REPEATS = 1000;

  /** The seed, unless another is asked for. */
  public static final long SEED = 1;

  /**
   * @throws InputException if there are too few or too many repeats
   */
  public ImportanceRequest {
    if (repeats < 1 || repeats > MOST_REPEATS) {
      throw new InputException(
          "expected 1 to %d repeats, found %d".formatted(MOST_REPEATS, repeats));
    }
    together = together.stream().map(List::copyOf).toList();
    within = List.copyOf(within);
    by = List.copyOf(by);
  }

  /** The usual metric of the workspace's own part at its own threshold, of all rows at once. */
  public static ImportanceRequest of(Workspace workspace, LoadedModel model) {
    return new ImportanceRequest(
        model,
        workspace.defaultPart(),
        null,
        ImportanceMetric.usual(model.signature().output()),
        REPEATS,
        SEED,
        List.of(),
        List.of(),
        List.of(),
        workspace.threshold(),
        Payoff.ACCURACY);
  }

  /** The rows that are asked about. */
  RowSet rows(Workspace workspace) {
    RowSet rows = workspace.part(part);
    return selection == null ? rows : rows.and(selection);
  }
}
