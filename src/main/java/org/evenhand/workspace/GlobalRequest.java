package org.evenhand.workspace;

import org.evenhand.data.InputException;
import org.jspecify.annotations.Nullable;

/**
 * Of many rows, what features add to their scores.
 *
 * @param how each row is explained
 * @param most how many rows at most; of more some are drawn
 * @param by the attribute whose groups are told apart; null for none
 */
public record GlobalRequest(ExplanationRequest how, int most, @Nullable String by) {
  /** Rows, unless others are asked for. */
  public static final int ROWS = 500;

  /** Model rows for each of them, unless others are asked for. */
  public static final long BUDGET = 50_000;

  public GlobalRequest {
    if (most < 1) {
      throw new InputException("rows: expected at least 1, found " + most);
    }
    if (how.background() instanceof BackgroundChoice.OtherAnswer) {
      throw new InputException(
          "many rows have no one other answer: choose another background than 'other'");
    }
  }
}
