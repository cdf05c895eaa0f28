package org.evenhand.metric;

import org.jspecify.annotations.Nullable;

/**
 * The rows of a group by truth and prediction. Positive is the class that the score predicts.
 *
 * @param tp true positives: predicted positive and truly so
 * @param fp false positives: predicted positive, truly negative
 * @param fn false negatives: predicted negative, truly positive
 * @param tn true negatives: predicted negative and truly so
 */
public record Confusion(Tally tp, Tally fp, Tally fn, Tally tn) {

  /** Counts of rows that each weigh 1. */
  public static Confusion of(int tp, int fp, int fn, int tn) {
    return new Confusion(Tally.of(tp), Tally.of(fp), Tally.of(fn), Tally.of(tn));
  }

  /** The sum of the weights of the true positives; likewise the other three. */
  public double truePositives() {
    return tp.weight();
  }

  public double falsePositives() {
    return fp.weight();
  }

  public double falseNegatives() {
    return fn.weight();
  }

  public double trueNegatives() {
    return tn.weight();
  }

  /** The rows that are truly positive. */
  public Tally positives() {
    return tp.plus(fn);
  }

  /** The rows that are truly negative. */
  public Tally negatives() {
    return fp.plus(tn);
  }

  public Tally predictedPositives() {
    return tp.plus(fp);
  }

  public Tally predictedNegatives() {
    return fn.plus(tn);
  }

  public Tally total() {
    return positives().plus(negatives());
  }

  /**
   * A metric of these decisions.
   *
   * @param favorablePositive whether the positive class is the outcome people want, which only the
   *     selection rate asks
   * @param minGroup an estimate that rests on fewer rows is small: a rate rests on the rows of its
   *     denominator, a metric of both classes on the smaller class
   * @throws IllegalArgumentException for a metric that is not made of decisions
   */
  public Measure measure(Metric metric, boolean favorablePositive, int minGroup) {
    return CountFormula.of(metric, favorablePositive).measure(this, minGroup);
  }

  /**
   * The rows that a rate is made of.
   *
   * @throws IllegalArgumentException for a metric that is not a part of some rows
   */
  public Share share(Metric rate, boolean favorablePositive) {
    if (CountFormula.of(rate, favorablePositive) instanceof CountFormula.Rate formula) {
      return formula.share(this);
    }
    throw new IllegalArgumentException(rate.key() + " is not a part of some rows");
  }

  /**
   * The share that a metric is a rising function of, so that it is equal for two groups if and only
   * if their shares are: of a rate itself, of F1 the true positives among true or predicted
   * positives, of false negatives per false positive the false negatives among errors.
   *
   * @return null for a metric that follows from no single share
   * @throws IllegalArgumentException for a metric that is not made of decisions
   */
  public @Nullable Share risingShare(Metric metric, boolean favorablePositive) {
    return CountFormula.of(metric, favorablePositive).rising(this);
  }

  /**
   * A metric of many confusion matrices at once, each given by the weights of its cells.
   *
   * @param into where the values go; NaN where the metric is not estimable
   * @throws IllegalArgumentException for a metric that is not made of decisions
   */
  public static void values(
      Metric metric,
      boolean favorablePositive,
      double[] tp,
      double[] fp,
      double[] fn,
      double[] tn,
      double[] into) {
    CountFormula.of(metric, favorablePositive).values(tp, fp, fn, tn, into);
  }

  public Confusion plus(Confusion other) {
    return new Confusion(
        tp.plus(other.tp), fp.plus(other.fp), fn.plus(other.fn), tn.plus(other.tn));
  }

  int fewerOfBothClasses() {
    return Math.min(positives().rows(), negatives().rows());
  }
}
