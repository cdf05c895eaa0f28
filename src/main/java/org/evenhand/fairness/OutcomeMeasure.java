package org.evenhand.fairness;

import java.util.Locale;
import org.evenhand.metric.Explanation;

/** A measure of {@link OutcomeDistribution}, with the words that explain it. */
public enum OutcomeMeasure {
  /** Over all groups, of decisions and of labels; in natural logarithms. */
  DIFFERENTIAL_FAIRNESS,
  /** Over all groups: that of decisions minus that of labels. */
  DIFFERENTIAL_FAIRNESS_AMPLIFICATION,
  /** Over all groups, of decisions and of labels. */
  MEAN_DEMOGRAPHIC_DISPARITY,
  /** Of each group against the reference: how many rows there are. */
  CLASS_IMBALANCE,
  /** Of each group against the reference, of decisions and of labels; in nats. */
  KL_DIVERGENCE,
  /** Of each group, of decisions and of labels. */
  DEMOGRAPHIC_DISPARITY,
  /** Of each group within the values of another column, of decisions and of labels. */
  CONDITIONAL_DEMOGRAPHIC_DISPARITY;

  /** What the outcomes are. */
  public enum Outcome {
    /** What the model decides. */
    DECISIONS,
    /** What is true. */
    LABELS;

    /** The name in files and answers: {@code decisions}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The name in files and answers: {@code kl_divergence}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What there is to say about it. */
  public Explanation explanation() {
    return Explanation.of(OutcomeMeasure.class, "outcome.properties", key());
  }

  /** The title for people. */
  public String label() {
    return explanation().label();
  }
}
