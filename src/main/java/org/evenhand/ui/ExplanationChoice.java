package org.evenhand.ui;

import org.evenhand.data.InputException;
import org.evenhand.importance.Scale;
import org.evenhand.workspace.BackgroundChoice;
import org.evenhand.workspace.ExplanationRequest;

/** What the address asks of explanations of scores, under the names of {@code evenhand explain}. */
final class ExplanationChoice {
  /** The rows to hold scores against. */
  static final String AGAINST = "against";

  static final String SCALE = "scale";

  /** How many rows to hold scores against. */
  static final String COUNT = "background";

  /** Model rows for each row explained. */
  static final String BUDGET = "budget";

  static final String SCORE = "score";
  static final String LOG_ODDS = "log_odds";

  private ExplanationChoice() {}

  /**
   * What is asked.
   *
   * @param budget model rows for each row explained, unless the address says another
   * @throws InputException if the address asks for something that is not there
   */
  static ExplanationRequest of(Context now, long budget) {
    State state = now.state();
    return new ExplanationRequest(
        scale(now),
        BackgroundChoice.parse(state.get(AGAINST).orElse("")),
        state.number(COUNT, ExplanationRequest.COUNT),
        now.threshold(),
        state.number(BUDGET, Math.toIntExact(budget)),
        state.seed(ExplanationRequest.SEED));
  }

  private static Scale scale(Context now) {
    String text = now.state().get(SCALE).orElse(SCORE);
    return switch (text) {
      case SCORE -> Scale.SCORE;
      // A choice that was made for another model is kept for when that one is back.
      case LOG_ODDS -> now.model().classes().isEmpty() ? Scale.SCORE : Scale.LOG_ODDS;
      default ->
          throw new InputException(
              "the address has scale=%s; expected score or log_odds".formatted(text));
    };
  }
}
