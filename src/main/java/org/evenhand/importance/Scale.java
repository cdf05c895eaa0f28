package org.evenhand.importance;

/** The scale on which contributions add up. */
public enum Scale {
  /** The score as the model gives it: a probability, or a predicted value. */
  SCORE("score"),
  /**
   * The natural logarithm of the odds of a probability, {@code ln(p / (1 - p))}; undefined at 0 and
   * at 1. The base is the mean log-odds of the background, not the log-odds of its mean score, so
   * that a logistic model stays a sum of its features.
   */
  LOG_ODDS("log-odds");

  private final String word;

  Scale(String word) {
    this.word = word;
  }

  /** "score", "log-odds". */
  public String word() {
    return word;
  }

  /** A score on this scale; NaN where it has none. */
  double of(double score) {
    return switch (this) {
      case SCORE -> score;
      case LOG_ODDS -> score > 0 && score < 1 ? Math.log(score) - Math.log1p(-score) : Double.NaN;
    };
  }
}
