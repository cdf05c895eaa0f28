package org.evenhand.ui;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.evenhand.data.InputException;
import org.evenhand.data.Once;
import org.evenhand.data.RowFilter;
import org.evenhand.data.RowSet;
import org.evenhand.data.Table;
import org.evenhand.job.Progress;
import org.evenhand.model.Scores;
import org.evenhand.workspace.LoadedModel;
import org.evenhand.workspace.Threshold;
import org.evenhand.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * What every page depends on, resolved from the address.
 *
 * @param model the current model, whose scores are known
 * @param part the name of the part that is judged
 * @param threshold the workspace's own unless the address says another
 * @param judging makes {@link #judged}, when a page first asks for it
 * @param selection the rows that the address selects, by a condition or one by one, null without
 *     any
 * @param rows the rows of the part that are selected
 */
record Context(
    State state,
    Workspace workspace,
    LoadedModel model,
    String part,
    Threshold threshold,
    Supplier<Judged> judging,
    @Nullable RowSet selection,
    RowSet rows) {

  /**
   * Resolves the address; scores the model if that was not done yet.
   *
   * @param selections where the address's key of selected rows leads
   * @throws InputException if the address names something that is not there
   */
  static Context resolve(State state, Workspace opened, Selections selections, Progress progress) {
    Workspace workspace =
        state.get(State.POSITIVE).map(opened::withPositive).orElseGet(opened::whole);
    LoadedModel model =
        state.get(State.MODEL).map(workspace::model).orElseGet(() -> workspace.models().get(0));
    model.scores(progress);
    String part = state.get(State.PART).orElseGet(workspace::defaultPart);
    RowSet rows = workspace.part(part);
    Threshold threshold =
        state.get(State.THRESHOLD).map(ThresholdText::read).orElseGet(workspace::threshold);
    checkGroups(workspace, threshold);
    Supplier<Judged> judging = Once.of(() -> Judged.of(workspace, model, threshold));
    RowSet met = state.get(State.WHERE).map(where -> select(where, judging)).orElse(null);
    RowSet picked =
        state
            .get(State.SELECTED)
            .map(key -> selections.get(key, workspace.table().rows()))
            .orElse(null);
    RowSet selection = met == null ? picked : picked == null ? met : met.and(picked);
    return new Context(
        state,
        workspace,
        model,
        part,
        threshold,
        judging,
        selection,
        selection == null ? rows : rows.and(selection));
  }

  private static RowSet select(String where, Supplier<Judged> judging) {
    Table table = judging.get().table();
    return RowFilter.parse(where, table).apply(table);
  }

  /** What the model says of every row at the threshold. */
  Judged judged() {
    return judging.get();
  }

  private static void checkGroups(Workspace workspace, Threshold threshold) {
    try {
      workspace.check(threshold);
    } catch (InputException e) {
      throw new InputException(
          "the address has a threshold by group that is not there: " + e.getMessage(), e);
    }
  }

  /**
   * The chosen row.
   *
   * @throws InputException if the address names one that is not there
   */
  Optional<Integer> row() {
    return state.get(State.ROW).map(this::row);
  }

  private int row(String text) {
    int last = workspace.table().rows() - 1;
    try {
      int number = Integer.parseInt(text);
      if (number >= 0 && number <= last) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw notARow(text, last, e);
    }
    throw notARow(text, last, null);
  }

  private static InputException notARow(String text, int last, @Nullable Throwable cause) {
    String message = "the address asks for row '%s'; rows run from 0 to %d".formatted(text, last);
    return cause == null ? new InputException(message) : new InputException(message, cause);
  }

  Scores scores() {
    return model.scores(Progress.NONE);
  }

  List<LoadedModel> models() {
    return workspace.models();
  }

  /** Whether only the threshold differs. */
  boolean isOnlyMovedFrom(Context before) {
    return model == before.model
        && state.with(State.THRESHOLD, null).equals(before.state.with(State.THRESHOLD, null));
  }
}
