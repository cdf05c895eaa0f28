package org.evenhand.workspace;

import org.evenhand.data.InputException;
import org.evenhand.importance.Scale;

/**
 * How scores are to be explained.
 *
 * @param count how many rows of the background to draw at most; 1 or more
 * @param threshold what decides whether a row has another answer
 * @param budget how many model rows may be scored for each row explained
 * @param seed of the draw of the background and of sets of features
 */
public record ExplanationRequest(
    Scale scale,
    BackgroundChoice background,
    int count,
    Threshold threshold,
    long budget,
    long seed) {
  /** Rows of the background, unless others are asked for. */
  public static final int COUNT = 100;

  /** Model rows for each row explained, unless others are asked for. */
  public static final long BUDGET = 100_000;

  /** The seed, unless another is asked for. */
  public static final long SEED = 1;

  public ExplanationRequest {
    if (count < 1) {
      throw new InputException("background: expected at least 1 row, found " + count);
    }
  }

  /** The usual question: the score itself against rows of all the data. */
  public static ExplanationRequest usual(Threshold threshold) {
    return new ExplanationRequest(
        Scale.SCORE, BackgroundChoice.ALL, COUNT, threshold, BUDGET, SEED);
  }
}
