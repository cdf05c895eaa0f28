package org.evenhand.importance;

import java.util.List;
import org.evenhand.metric.Measure;

/**
 * A row's score as a sum: a base that is the mean score of the background, and what each feature
 * adds to it (its Shapley value, with features that are left out taken from the rows of the
 * background; Štrumbelj and Kononenko 2014, Explaining prediction models and individual predictions
 * with feature contributions).
 *
 * @param base the mean of the background rows' scores, weighted where the rows are
 * @param score the row's own score, on the same scale
 * @param contributions one per feature, in the order of the model's columns
 * @param exact whether every set of features was asked for; if not, sets were drawn and each
 *     contribution has an error
 * @param evaluations model rows that were scored
 * @param residual the score less the base and all contributions: what rounding left over
 * @param background the number of rows the score is held against, and how many of them were used
 *     where the budget did not reach for all
 * @param seed of the drawn sets
 */
public record Attribution(
    Scale scale,
    Measure base,
    Measure score,
    List<Contribution> contributions,
    boolean exact,
    long evaluations,
    Measure residual,
    Used background,
    long seed) {

  /**
   * Rows of a background.
   *
   * @param of how many there are
   * @param used how many of them, the first ones, were held against the row
   */
  public record Used(int of, int used) {}

  public Attribution {
    contributions = List.copyOf(contributions);
  }

  /** Whether there is an answer: every set of features has a score. */
  public boolean known() {
    return base instanceof Measure.Estimate;
  }
}
