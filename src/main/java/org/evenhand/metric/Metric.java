package org.evenhand.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
  SELECTION_RATE(
      Family.DECISION,
      Trait.SHARE,
      null,
      "Selection rate",
      "selected",
      "The share of rows that the model gives the favorable outcome.",
      "(TP + FP) / all if the positive class is favorable, else (FN + TN) / all",
      "Feldman et al. 2015, Certifying and Removing Disparate Impact"),
  POSITIVE_RATE(
      Family.DECISION,
      Trait.SHARE,
      null,
      "Predicted positive rate",
      "predicted positive",
      "The share of rows whose score is at or above the threshold.",
      "(TP + FP) / all",
      "Fawcett 2006, An Introduction to ROC Analysis"),
  BASE_RATE(
      Family.DECISION,
      Trait.LABELLED_SHARE,
      null,
      "Base rate",
      "truly positive",
      "The share of rows that are truly positive, whatever the model says.",
      "(TP + FN) / all",
      "Fawcett 2006, An Introduction to ROC Analysis"),
  TRUE_POSITIVE_RATE(
      Family.DECISION,
      Trait.LABELLED_SHARE,
      true,
      "True positive rate",
      "found",
      "Of the rows that are truly positive, the share that the model predicts positive (recall,"
          + " sensitivity).",
      "TP / (TP + FN)",
      "Fawcett 2006, An Introduction to ROC Analysis"),
  FALSE_POSITIVE_RATE(
      Family.DECISION,
      Trait.LABELLED_SHARE,
      false,
      "False positive rate",
      "wrongly flagged",
      "Of the rows that are truly negative, the share that the model predicts positive.",
      "FP / (FP + TN)",
      "Fawcett 2006, An Introduction to ROC Analysis"),
  TRUE_NEGATIVE_RATE(
      Family.DECISION,
      Trait.LABELLED_SHARE,
      true,
      "True negative rate",
      "rightly passed",
      "Of the rows that are truly negative, the share that the model predicts negative"
          + " (specificity).",
      "TN / (FP + TN)",
      "Fawcett 2006, An Introduction to ROC Analysis"),
  FALSE_NEGATIVE_RATE(
      Family.DECISION,
      Trait.LABELLED_SHARE,
      false,
      "False negative rate",
      "missed",
      "Of the rows that are truly positive, the share that the model predicts negative.",
      "FN / (TP + FN)",
      "Fawcett 2006, An Introduction to ROC Analysis"),
  PRECISION(
      Family.DECISION,
      Trait.LABELLED_SHARE,
      true,
      "Precision",
      "right when flagged",
      "Of the rows that the model predicts positive, the share that are truly positive.",
      "TP / (TP + FP)",
      "Fawcett 2006, An Introduction to ROC Analysis"),
  NEGATIVE_PREDICTIVE_VALUE(
      Family.DECISION,
      Trait.LABELLED_SHARE,
      true,
      "Negative predictive value",
      "right when passed",
      "Of the rows that the model predicts negative, the share that are truly negative.",
      "TN / (FN + TN)",
      "Altman and Bland 1994, Diagnostic Tests 2: Predictive Values"),
  FALSE_DISCOVERY_RATE(
      Family.DECISION,
      Trait.LABELLED_SHARE,
      false,
      "False discovery rate",
      "wrong when flagged",
      "Of the rows that the model predicts positive, the share that are truly negative.",
      "FP / (TP + FP)",
      "Altman and Bland 1994, Diagnostic Tests 2: Predictive Values"),
  FALSE_OMISSION_RATE(
      Family.DECISION,
      Trait.LABELLED_SHARE,
      false,
      "False omission rate",
      "wrong when passed",
      "Of the rows that the model predicts negative, the share that are truly positive.",
      "FN / (FN + TN)",
      "Altman and Bland 1994, Diagnostic Tests 2: Predictive Values"),
  ACCURACY(
      Family.DECISION,
      Trait.LABELLED_SHARE,
      true,
      "Accuracy",
      "right",
      "The share of rows that the model predicts as they truly are.",
      "(TP + TN) / all",
      "Fawcett 2006, An Introduction to ROC Analysis"),
  BALANCED_ACCURACY(
      Family.DECISION,
      Trait.LABELLED_SHARE,
      true,
      "Balanced accuracy",
      "right, both classes counting the same",
      "The mean of the true positive rate and the true negative rate.",
      "(TP / (TP + FN) + TN / (FP + TN)) / 2",
      "Brodersen et al. 2010, The Balanced Accuracy and Its Posterior Distribution"),
  F1(
      Family.DECISION,
      Trait.LABELLED,
      true,
      "F1 score",
      "found and right when flagged",
      "The harmonic mean of precision and true positive rate, from 0 to 1.",
      "2 TP / (2 TP + FP + FN)",
      "van Rijsbergen 1979, Information Retrieval"),
  MATTHEWS_CORRELATION(
      Family.DECISION,
      Trait.LABELLED,
      true,
      "Matthews correlation",
      "agreement beyond chance",
      "The correlation of prediction and truth: 1 is perfect, 0 is no better than chance, -1 is"
          + " always wrong.",
      "(TP TN - FP FN) / sqrt((TP + FP)(TP + FN)(TN + FP)(TN + FN))",
      "Matthews 1975, Comparison of the Predicted and Observed Secondary Structure of T4 Phage"
          + " Lysozyme"),
  AUC(
      Family.SCORE,
      Trait.LABELLED,
      true,
      "Area under the ROC curve",
      "ranked right",
      "The chance that a random positive row scores higher than a random negative one, a tie"
          + " counting half.",
      "P(score of a positive > score of a negative) + P(equal) / 2",
      "Hanley and McNeil 1982, The Meaning and Use of the Area under a ROC Curve"),
  AVERAGE_PRECISION(
      Family.SCORE,
      Trait.LABELLED,
      true,
      "Average precision",
      "precision over all thresholds",
      "The precision at every threshold, averaged over the steps in recall, from the base rate at"
          + " random to 1.",
      "sum over distinct scores, from high to low, of (recall - previous recall) * precision",
      "scikit-learn, average_precision_score"),
  LOG_LOSS(
      Family.SCORE,
      Trait.LABELLED,
      false,
      "Log loss",
      "surprise",
      "The mean of minus the logarithm of the probability given to the true class; scores are"
          + " clipped to within 2^-52 of 0 and 1.",
      "-mean(y ln(score) + (1 - y) ln(1 - score))",
      "Good 1952, Rational Decisions"),
  BRIER(
      Family.SCORE,
      Trait.LABELLED,
      false,
      "Brier score",
      "squared error of the probability",
      "The mean squared distance of the score from the truth (1 or 0).",
      "mean((score - y)^2)",
      "Brier 1950, Verification of Forecasts Expressed in Terms of Probability"),
  CALIBRATION_ERROR(
      Family.SCORE,
      Trait.LABELLED,
      false,
      "Calibration error",
      "off from what was promised",
      "How far scores are from the shares that turn out positive: the mean distance over ten bins"
          + " of equal width from 0 to 1, each weighing as many rows as it has (ECE).",
      "sum over bins of (rows in bin / all) * |mean score - share positive|",
      "Naeini et al. 2015, Obtaining Well Calibrated Probabilities Using Bayesian Binning"),
  MEAN_SCORE(
      Family.SCORE,
      Trait.UNLABELLED,
      null,
      "Mean score",
      "scored on average",
      "The mean of the scores.",
      "mean(score)",
      "Calders and Verwer 2010, Three Naive Bayes Approaches for Discrimination-Free"
          + " Classification"),
  MEAN_ERROR(
      Family.REGRESSION,
      Trait.LABELLED,
      null,
      "Mean error",
      "too high on average",
      "The mean of prediction minus truth: above 0 the model predicts too high.",
      "mean(prediction - truth)",
      "Agarwal et al. 2019, Fair Regression"),
  MEAN_ABSOLUTE_ERROR(
      Family.REGRESSION,
      Trait.LABELLED,
      false,
      "Mean absolute error",
      "off on average",
      "The mean distance of the prediction from the truth, in the target's unit.",
      "mean(|prediction - truth|)",
      "Willmott and Matsuura 2005, Advantages of the Mean Absolute Error"),
  ROOT_MEAN_SQUARED_ERROR(
      Family.REGRESSION,
      Trait.LABELLED,
      false,
      "Root mean squared error",
      "off, large errors counting more",
      "The square root of the mean squared distance of prediction and truth, in the target's unit.",
      "sqrt(mean((prediction - truth)^2))",
      "Willmott and Matsuura 2005, Advantages of the Mean Absolute Error"),
  R_SQUARED(
      Family.REGRESSION,
      Trait.LABELLED,
      true,
      "R squared",
      "explained",
      "The share of the truth's variance within the group that the predictions explain: 1 is"
          + " perfect, below 0 is worse than always predicting the group's mean.",
      "1 - sum((prediction - truth)^2) / sum((truth - mean truth)^2)",
      "Kvalseth 1985, Cautionary Note about R2"),
  MEAN_PREDICTION(
      Family.REGRESSION,
      Trait.UNLABELLED,
      null,
      "Mean prediction",
      "predicted on average",
      "The mean of the predictions, in the target's unit.",
      "mean(prediction)",
      "Calders et al. 2013, Controlling Attribute Effect in Linear Regression");

  /** What a metric is made of. */
  public enum Family {
    /** Decisions: needs a threshold. */
    DECISION,
    /** Scores of a classifier, at no threshold. */
    SCORE,
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

  private final Family family;
  private final Trait trait;
  private final @Nullable Boolean higherIsBetter;
  private final String label;
  private final String words;
  private final String definition;
  private final String formula;
  private final String source;

  Metric(
      Family family,
      Trait trait,
      @Nullable Boolean higherIsBetter,
      String label,
      String words,
      String definition,
      String formula,
      String source) {
    this.family = family;
    this.trait = trait;
    this.higherIsBetter = higherIsBetter;
    this.label = label;
    this.words = words;
    this.definition = definition;
    this.formula = formula;
    this.source = source;
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

  /** The title for people: "Selection rate". */
  public String label() {
    return label;
  }

  /** The plain everyday word, to go after a number: "selected", "missed". */
  public String words() {
    return words;
  }

  /** What it is, in one plain sentence. */
  public String definition() {
    return definition;
  }

  public String formula() {
    return formula;
  }

  /** Where the definition is from. */
  public String source() {
    return source;
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

  /** Whether more is better for whoever uses the model; null when neither end is. */
  public @Nullable Boolean higherIsBetter() {
    return higherIsBetter;
  }
}
