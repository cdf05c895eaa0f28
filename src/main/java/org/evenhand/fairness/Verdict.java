package org.evenhand.fairness;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How sure it is that groups differ: never only yes or no.
 *
 * <p>The worse side of a measure is the low one, or the high one of metrics of which less is better
 * for whoever uses the model ({@link org.evenhand.metric.Metric#higherIsBetter} is false). Of those
 * that say how often people are or should be given the positive class (predicted positive rate,
 * base rate, mean score), or which error prevails (false negatives per false positive), the outcome
 * that people want decides. A gap that has no sign has no other side: it is clear or not.
 */
public enum Verdict {
  /** The group named first is on the worse side, or the unsigned gap is there, beyond chance. */
  CLEAR("clear", "filled"),
  /** The group named first is on the better side, beyond chance. */
  CLEAR_OTHER_WAY("clear the other way", "outlined"),
  /** Chance alone could well have made the difference; this does not say that there is none. */
  UNCERTAIN("uncertain", "half"),
  /** Too few rows to say, or a value that is not estimable. */
  TOO_FEW("too few", "dotted");

  /** What is clear happens by chance in fewer than this share of samples where groups are alike. */
  static final double LEVEL = 0.05;

  private final String word;
  private final String symbol;

  Verdict(String word, String symbol) {
    this.word = word;
    this.symbol = symbol;
  }

  /**
   * @param worse whether the group named first is on the worse side, or the gap has no sign
   */
  static Verdict of(@Nullable PValue p, boolean tooFew, boolean worse) {
    if (tooFew) {
      return TOO_FEW;
    }
    if (p == null || p.adjusted() >= LEVEL) {
      return UNCERTAIN;
    }
    return worse ? CLEAR : CLEAR_OTHER_WAY;
  }

  /** The name in files and answers: {@code clear_other_way}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For people, to go beside a number. */
  public String word() {
    return word;
  }

  /** The name of the shape that stands for it, so that colour need not. */
  public String symbol() {
    return symbol;
  }
}
