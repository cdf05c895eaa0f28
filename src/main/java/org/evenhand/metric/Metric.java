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
import org.evenhand.metric.MetricFormula.OfClasses;
import org.evenhand.metric.MetricFormula.OfDecisions;
import org.evenhand.metric.MetricFormula.OfRegression;
import org.evenhand.metric.MetricFormula.OfScores;
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
  SELECTION_RATE(OfDecisions.SELECTION_RATE, Trait.SHARE, null),
  POSITIVE_RATE(OfDecisions.POSITIVE_RATE, Trait.SHARE, null),
  BASE_RATE(OfDecisions.BASE_RATE, Trait.LABELLED_SHARE, null),
  TRUE_POSITIVE_RATE(OfDecisions.TRUE_POSITIVE_RATE, Trait.LABELLED_SHARE, true),
  FALSE_POSITIVE_RATE(OfDecisions.FALSE_POSITIVE_RATE, Trait.LABELLED_SHARE, false),
  TRUE_NEGATIVE_RATE(OfDecisions.TRUE_NEGATIVE_RATE, Trait.LABELLED_SHARE, true),
  FALSE_NEGATIVE_RATE(OfDecisions.FALSE_NEGATIVE_RATE, Trait.LABELLED_SHARE, false),
  PRECISION(OfDecisions.PRECISION, Trait.LABELLED_SHARE, true),
  NEGATIVE_PREDICTIVE_VALUE(OfDecisions.NEGATIVE_PREDICTIVE_VALUE, Trait.LABELLED_SHARE, true),
  FALSE_DISCOVERY_RATE(OfDecisions.FALSE_DISCOVERY_RATE, Trait.LABELLED_SHARE, false),
  FALSE_OMISSION_RATE(OfDecisions.FALSE_OMISSION_RATE, Trait.LABELLED_SHARE, false),
  ACCURACY(OfDecisions.ACCURACY, Trait.LABELLED_SHARE, true),
  ERROR_RATE(OfDecisions.ERROR_RATE, Trait.LABELLED_SHARE, false),
  BALANCED_ACCURACY(OfDecisions.BALANCED_ACCURACY, Trait.LABELLED_SHARE, true),
  F1(OfDecisions.F1, Trait.LABELLED, true),
  MATTHEWS_CORRELATION(OfDecisions.MATTHEWS_CORRELATION, Trait.LABELLED, true),
  FALSE_NEGATIVES_PER_FALSE_POSITIVE(
      OfDecisions.FALSE_NEGATIVES_PER_FALSE_POSITIVE, Trait.LABELLED, null),
  AUC(OfScores.AUC, Trait.LABELLED, true),
  AVERAGE_PRECISION(OfScores.AVERAGE_PRECISION, Trait.LABELLED, true),
  LOG_LOSS(OfScores.LOG_LOSS, Trait.LABELLED, false),
  BRIER(OfScores.BRIER, Trait.LABELLED, false),
  CALIBRATION_ERROR(OfScores.CALIBRATION_ERROR, Trait.LABELLED, false),
  MEAN_SCORE(OfScores.MEAN_SCORE, Trait.UNLABELLED, null),
  GENERALIZED_TRUE_POSITIVE_RATE(OfScores.GENERALIZED_TRUE_POSITIVE_RATE, Trait.LABELLED, true),
  GENERALIZED_FALSE_POSITIVE_RATE(OfScores.GENERALIZED_FALSE_POSITIVE_RATE, Trait.LABELLED, false),
  MULTICLASS_ACCURACY(OfClasses.ACCURACY, Trait.LABELLED_SHARE, true),
  MACRO_PRECISION(OfClasses.MACRO_PRECISION, Trait.LABELLED_SHARE, true),
  MACRO_RECALL(OfClasses.MACRO_RECALL, Trait.LABELLED_SHARE, true),
  MACRO_F1(OfClasses.MACRO_F1, Trait.LABELLED, true),
  MEAN_ERROR(OfRegression.MEAN_ERROR, Trait.LABELLED, null),
  MEDIAN_ERROR(OfRegression.MEDIAN_ERROR, Trait.LABELLED, null),
  MEAN_ABSOLUTE_ERROR(OfRegression.MEAN_ABSOLUTE_ERROR, Trait.LABELLED, false),
  MEDIAN_ABSOLUTE_ERROR(OfRegression.MEDIAN_ABSOLUTE_ERROR, Trait.LABELLED, false),
  ROOT_MEAN_SQUARED_ERROR(OfRegression.ROOT_MEAN_SQUARED_ERROR, Trait.LABELLED, false),
  R_SQUARED(OfRegression.R_SQUARED, Trait.LABELLED, true),
  BEYOND_TOLERANCE(OfRegression.BEYOND_TOLERANCE, Trait.LABELLED_SHARE, false),
  MEAN_PREDICTION(OfRegression.MEAN_PREDICTION, Trait.UNLABELLED, null);

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

  @SuppressWarnings("ImmutableEnumChecker") // every kind of formula is an enum
  private final MetricFormula formula;

  private final Trait trait;
  private final @Nullable Boolean higherIsBetter;

  Metric(MetricFormula formula, Trait trait, @Nullable Boolean higherIsBetter) {
    this.formula = formula;
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
    return switch (formula) {
      case OfDecisions decisions -> Family.DECISION;
      case OfScores scores -> Family.SCORE;
      case OfClasses classes -> Family.CLASSES;
      case OfRegression regression -> Family.REGRESSION;
    };
  }

  /** Which formula it has, to be switched over. */
  MetricFormula formula() {
    return formula;
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
