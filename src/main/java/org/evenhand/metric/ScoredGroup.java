package org.evenhand.metric;

import java.util.Arrays;
import java.util.function.Supplier;
import org.evenhand.data.Once;
import org.evenhand.metric.MetricFormula.OfClasses;
import org.evenhand.metric.MetricFormula.OfDecisions;
import org.evenhand.metric.MetricFormula.OfRegression;
import org.evenhand.metric.MetricFormula.OfScores;

/**
 * A group of scored rows, ready to be measured at any threshold.
 *
 * <p>Its decisions change only at its distinct scores, so there are as many different decisions as
 * there are {@link #points}: at point 0 no row is predicted positive, at point k those with one of
 * the k highest distinct scores are.
 */
public final class ScoredGroup {
  private final double[] scores;
  private final Prefix positives;

  /** The negatives; all rows when no truth is known. */
  private final Prefix negatives;

  private final boolean labelled;
  private final Supplier<ScoreMeasures> scoreMeasures;

  private ScoredGroup(double[] scores, Prefix positives, Prefix negatives, boolean labelled) {
    this.scores = scores;
    this.positives = positives;
    this.negatives = negatives;
    this.labelled = labelled;
    this.scoreMeasures = Once.of(() -> new ScoreMeasures(scores, positives, negatives));
  }

  /** The number of rows. */
  public int rows() {
    return total().rows();
  }

  /** The sum of the rows' weights; without weights the number of rows. */
  public double weight() {
    return total().weight();
  }

  /** Whether the truth is known. */
  public boolean labelled() {
    return labelled;
  }

  /** The number of different decisions that thresholds can make: one more than distinct scores. */
  public int points() {
    return scores.length + 1;
  }

  /** The highest threshold that makes that decision; infinite at point 0. */
  public double threshold(int point) {
    return point == 0 ? Double.POSITIVE_INFINITY : scores[point - 1];
  }

  /**
   * The decision that a threshold makes: the number of distinct scores at or above it.
   *
   * @param threshold not NaN
   */
  public int point(double threshold) {
    if (Double.isNaN(threshold)) {
      throw new IllegalArgumentException("threshold is NaN");
    }
    int below = scores.length;
    int atOrAbove = 0;
    while (atOrAbove < below) {
      int middle = (atOrAbove + below) >>> 1;
      if (scores[middle] >= threshold) {
        atOrAbove = middle + 1;
      } else {
        below = middle;
      }
    }
    return atOrAbove;
  }

  /**
   * The confusion matrix at a threshold; a row is predicted positive if its score is at or above.
   *
   * @throws IllegalStateException if the group is not {@link #labelled}
   */
  public Confusion at(double threshold) {
    return confusion(point(threshold));
  }

  /**
   * The confusion matrix at a point.
   *
   * @throws IllegalStateException if the group is not {@link #labelled}
   */
  public Confusion confusion(int point) {
    if (!labelled) {
      throw new IllegalStateException("no labels");
    }
    return counts(point);
  }

  /** The rows predicted positive at a point; known without labels too. */
  public Tally predictedPositives(int point) {
    return counts(point).predictedPositives();
  }

  /** The rows by truth and decision at a threshold; without labels all count as truly negative. */
  public Confusion decisions(double threshold) {
    return counts(point(threshold));
  }

  /** The rows predicted positive at a threshold; known without labels too. */
  public Tally predictedPositives(double threshold) {
    return counts(point(threshold)).predictedPositives();
  }

  /**
   * A metric of this group.
   *
   * @param threshold for metrics of decisions: positive if score >= threshold
   * @param favorablePositive whether the positive class is the outcome people want, which only the
   *     selection rate asks
   * @param minGroup an estimate that rests on fewer rows is small: a rate rests on the rows of its
   *     denominator, a metric that compares the classes on the smaller class
   * @return not estimable where labels are needed and there are none, where a denominator is 0, or
   *     for a metric of regressions or of many classes
   */
  public Measure measure(Metric metric, double threshold, boolean favorablePositive, int minGroup) {
    if (metric.needsLabels() && !labelled) {
      return Measures.none("no labels");
    }
    return switch (metric.formula()) {
      case OfDecisions formula ->
          counts(point(threshold)).measure(metric, favorablePositive, minGroup);
      case OfScores formula -> scoreMeasures.get().measure(formula, minGroup);
      case OfClasses formula -> Measures.none("of more than two classes only");
      case OfRegression formula -> Measures.none("no numeric target");
    };
  }

  /**
   * The score that half of the weight is below and half above; between two scores their mean. NaN
   * without rows.
   */
  public double medianScore() {
    double half = weight() / 2;
    int upper = firstPointWith(half, true);
    int lower = firstPointWith(half, false);
    return scores.length == 0 ? Double.NaN : (scores[upper - 1] + scores[lower - 1]) / 2;
  }

  /** The first point that predicts at least, or more than, that weight positive. */
  private int firstPointWith(double weight, boolean orEqual) {
    for (int point = 1; point < scores.length; point++) {
      double above = positives.weight(point) + negatives.weight(point);
      if (orEqual ? above >= weight : above > weight) {
        return point;
      }
    }
    return scores.length;
  }

  /**
   * The rows that a rate is made of, at a threshold.
   *
   * @throws IllegalArgumentException for a metric that is not a part of some rows
   */
  public Share share(Metric rate, double threshold, boolean favorablePositive) {
    Share share = counts(point(threshold)).share(rate, favorablePositive);
    return rate.needsLabels() && !labelled ? new Share(Tally.NONE, Tally.NONE, "no labels") : share;
  }

  /**
   * A metric of decisions at every point.
   *
   * @return for each point the value, NaN where it is not estimable
   * @throws IllegalArgumentException for a metric of another family
   * @throws IllegalStateException if it needs labels and the group is not {@link #labelled}
   */
  public double[] curve(Metric metric, boolean favorablePositive) {
    double[] values = new double[points()];
    curve(metric, favorablePositive, 0, values);
    return values;
  }

  /**
   * A metric of decisions at consecutive points.
   *
   * @param from the first point
   * @param into where the values go, as many as fit; NaN where the metric is not estimable
   */
  public void curve(Metric metric, boolean favorablePositive, int from, double[] into) {
    if (metric.needsLabels() && !labelled) {
      throw new IllegalStateException("no labels");
    }
    CountFormula.of(metric, favorablePositive)
        .curve(positives.weights(), negatives.weights(), from, into);
  }

  /** The running totals of the positives. */
  Prefix positives() {
    return positives;
  }

  /** Those of the negatives; of all rows when no truth is known. */
  Prefix negatives() {
    return negatives;
  }

  /**
   * At every point the four counts, each multiplied and then added: what the decisions are worth.
   *
   * @throws IllegalStateException if the group is not {@link #labelled}
   */
  public double[] sums(
      double truePositive, double falsePositive, double falseNegative, double trueNegative) {
    if (!labelled) {
      throw new IllegalStateException("no labels");
    }
    double[] tp = positives.weights();
    double[] fp = negatives.weights();
    double[] sums = new double[points()];
    for (int point = 0; point < sums.length; point++) {
      double fn = tp[sums.length - 1] - tp[point];
      double tn = fp[sums.length - 1] - fp[point];
      sums[point] =
          truePositive * tp[point]
              + falsePositive * fp[point]
              + falseNegative * fn
              + trueNegative * tn;
    }
    return sums;
  }

  private Confusion counts(int point) {
    return new Confusion(
        positives.upTo(point),
        negatives.upTo(point),
        positives.after(point),
        negatives.after(point));
  }

  private Tally total() {
    return positives.total().plus(negatives.total());
  }

  @Override
  public String toString() {
    return Measures.rows(rows()) + ", " + scores.length + " distinct scores";
  }

  /** Collects rows in descending order of score. */
  static final class Builder {
    private final double[] scores;
    private final Prefix positives;
    private final Prefix negatives;
    private final boolean labelled;
    private int distinct;

    Builder(int rows, boolean labelled, boolean weighted) {
      scores = new double[rows];
      positives = new Prefix(rows, weighted);
      negatives = new Prefix(rows, weighted);
      this.labelled = labelled;
    }

    void add(double score, boolean positive, double weight) {
      if (distinct == 0 || score != scores[distinct - 1]) {
        scores[distinct++] = score;
        positives.open(distinct);
        negatives.open(distinct);
      }
      (positive ? positives : negatives).add(distinct, weight);
    }

    ScoredGroup build() {
      return new ScoredGroup(
          Arrays.copyOf(scores, distinct),
          positives.trim(distinct),
          negatives.trim(distinct),
          labelled);
    }
  }
}
