package org.evenhand.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.evenhand.data.InputException;
import org.evenhand.data.Names;
import org.jspecify.annotations.Nullable;

/**
 * A number that says how a model treats one group of rows, with the words that explain it.
 *
 * <p>In the formulas TP, FP, FN and TN are sums of the weights of the rows that are true positives,
 * false positives, false negatives and true negatives; positive is the class that the score
 * predicts, whether or not it is the outcome people want. A row is predicted positive if its score
 * is at or above the threshold.
 */
public enum Metric {
  SELECTION_RATE(Family.DECISION, Trait.SHARE, null),
  POSITIVE_RATE(Family.DECISION, Trait.SHARE, null),
  BASE_RATE(Family.DECISION, Trait.LABELLED_SHARE, null),
  TRUE_POSITIVE_RATE(Family.DECISION, Trait.LABELLED_SHARE, true),
  FALSE_POSITIVE_RATE(Family.DECISION, Trait.LABELLED_SHARE, false),
  TRUE_NEGATIVE_RATE(Family.DECISION, Trait.LABELLED_SHARE, true),
  FALSE_NEGATIVE_RATE(Family.DECISION, Trait.LABELLED_SHARE, false),
  PRECISION(Family.DECISION, Trait.LABELLED_SHARE, true),
  NEGATIVE_PREDICTIVE_VALUE(Family.DECISION, Trait.LABELLED_SHARE, true),
  FALSE_DISCOVERY_RATE(Family.DECISION, Trait.LABELLED_SHARE, false),
  FALSE_OMISSION_RATE(Family.DECISION, Trait.LABELLED_SHARE, false),
  ACCURACY(Family.DECISION, Trait.LABELLED_SHARE, true),
  ERROR_RATE(Family.DECISION, Trait.LABELLED_SHARE, false),
  BALANCED_ACCURACY(Family.DECISION, Trait.LABELLED_SHARE, true),
  F1(Family.DECISION, Trait.LABELLED, true),
  MATTHEWS_CORRELATION(Family.DECISION, Trait.LABELLED, true),
  FALSE_NEGATIVES_PER_FALSE_POSITIVE(Family.DECISION, Trait.LABELLED, null),
  AUC(Family.SCORE, Trait.LABELLED, true),
  AVERAGE_PRECISION(Family.SCORE, Trait.LABELLED, true),
  LOG_LOSS(Family.SCORE, Trait.LABELLED, false),
  BRIER(Family.SCORE, Trait.LABELLED, false),
  CALIBRATION_ERROR(Family.SCORE, Trait.LABELLED, false),
  MEAN_SCORE(Family.SCORE, Trait.UNLABELLED, null),
  GENERALIZED_TRUE_POSITIVE_RATE(Family.SCORE, Trait.LABELLED, true),
  GENERALIZED_FALSE_POSITIVE_RATE(Family.SCORE, Trait.LABELLED, false),
  MULTICLASS_ACCURACY(Family.CLASSES, Trait.LABELLED_SHARE, true),
  MACRO_PRECISION(Family.CLASSES, Trait.LABELLED_SHARE, true),
  MACRO_RECALL(Family.CLASSES, Trait.LABELLED_SHARE, true),
  MACRO_F1(Family.CLASSES, Trait.LABELLED, true),
  MEAN_ERROR(Family.REGRESSION, Trait.LABELLED, null),
  MEDIAN_ERROR(Family.REGRESSION, Trait.LABELLED, null),
  MEAN_ABSOLUTE_ERROR(Family.REGRESSION, Trait.LABELLED, false),
  MEDIAN_ABSOLUTE_ERROR(Family.REGRESSION, Trait.LABELLED, false),
  ROOT_MEAN_SQUARED_ERROR(Family.REGRESSION, Trait.LABELLED, false),
  R_SQUARED(Family.REGRESSION, Trait.LABELLED, true),
  BEYOND_TOLERANCE(Family.REGRESSION, Trait.LABELLED_SHARE, false),
  MEAN_PREDICTION(Family.REGRESSION, Trait.UNLABELLED, null);

  /** What a metric is made of. */
  public enum Family {
    /** Decisions: needs a threshold. */
    DECISION,
    /** Scores of a classifier, at no threshold. */
    SCORE,
    /** Answers of a classifier with more than two classes, all classes together. */
    CLASSES,
    /** Numeric predictions. */
    REGRESSION
  }

  private enum Trait {
    SHARE,
    LABELLED_SHARE,
    LABELLED,
    UNLABELLED
  }

  private static final Map<String, Metric> BY_KEY =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Metric::key, Function.identity()));

  private static final Map<Metric, Explanation> EXPLANATIONS =
      Arrays.stream(values())
          .collect(
              Collectors.toUnmodifiableMap(
                  Function.identity(),
                  metric -> Explanation.of(Metric.class, "metric.properties", metric.key())));

  private final Family family;
  private final Trait trait;
  private final @Nullable Boolean higherIsBetter;

  Metric(Family family, Trait trait, @Nullable Boolean higherIsBetter) {
    this.family = family;
    this.trait = trait;
    this.higherIsBetter = higherIsBetter;
  }

  /**
   * The metric with that key.
   *
   * @throws InputException if there is none, naming the nearest one
   */
  public static Metric of(String key) {
    Metric metric = BY_KEY.get(key);
    if (metric == null) {
      List<String> known = Arrays.stream(values()).map(Metric::key).toList();
      throw new InputException("no metric '" + key + "'" + Names.hint(key, known));
    }
    return metric;
  }

  /** The name in files and answers: {@code selection_rate}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What there is to say about it. */
  public Explanation explanation() {
    return Objects.requireNonNull(EXPLANATIONS.get(this));
  }

  /** The title for people: "Selection rate". */
  public String label() {
    return explanation().label();
  }

  /** The plain everyday word, to go after a number: "selected", "missed". */
  public String words() {
    return explanation().words();
  }

  public Family family() {
    return family;
  }

  /** Whether it can only be estimated where the truth is known. */
  public boolean needsLabels() {
    return trait == Trait.LABELLED || trait == Trait.LABELLED_SHARE;
  }

  /** Whether it is a share from 0 to 1 that people read as a percentage. */
  public boolean isShare() {
    return trait == Trait.SHARE || trait == Trait.LABELLED_SHARE;
  }

  /** Whether it is some rows over others that include them: a {@link Share}. */
  public boolean isRate() {
    return isShare() && this != BALANCED_ACCURACY;
  }

  /** Whether more is better for whoever uses the model; null when neither end is. */
  public @Nullable Boolean higherIsBetter() {
    return higherIsBetter;
  }
}
