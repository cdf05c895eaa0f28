package org.evenhand.fairness;

import java.util.List;
import org.evenhand.metric.Confusion;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.Interval;
import org.evenhand.metric.Measure.NotEstimable;
import org.evenhand.metric.Measures;
import org.jspecify.annotations.Nullable;

/**
 * How unevenly benefits are spread over people, and how much of that is between groups (Speicher et
 * al. 2018, A Unified Approach to Quantifying Algorithmic Unfairness; Cowell 2000, Measurement of
 * Inequality). All three are 0 or more, 0 when all benefits are equal, without an upper bound.
 *
 * <p>The benefit of a decision is 1 + decision - truth, each 1 if favorable and 0 if not: 0 for who
 * is wrongly refused, 1 for who is judged rightly, 2 for who is wrongly favored.
 *
 * <p>With b a benefit, m the mean of all, n the number of rows: mean of ((b / m)^alpha - 1) /
 * (alpha (alpha - 1)); for alpha 1, the Theil index, mean of b / m ln(b / m), where a benefit of 0
 * adds 0; for alpha 0, the mean log deviation, mean of -ln(b / m), which benefits of 0 do not have.
 *
 * <p>Intervals are by the delta method; there is none of 0 between groups of equal means.
 *
 * @param alpha how much more benefits above the mean count than those below
 * @param total over all rows
 * @param between the total if each had the mean benefit of their group
 * @param within the sum over groups of (share of the rows) (mean of the group / m)^alpha (the
 *     group's own index): what is left of the total
 */
public record GeneralizedEntropy(double alpha, Measure total, Measure between, Measure within) {
  /** The alpha of the Theil index. */
  public static final double THEIL = 1;

  /**
   * Of any benefits.
   *
   * @param benefits 0 or more
   * @param weights one per benefit, finite and not negative; null when all weigh 1
   * @param groupOf for each benefit its group, from 0; below 0 to leave it out
   * @param minGroup an index of fewer rows is small
   * @return not estimable without rows, with a benefit below 0, when all are 0, and with one of 0
   *     where alpha is 0 or less
   */
  public static GeneralizedEntropy of(
      double[] benefits,
      double @Nullable [] weights,
      int[] groupOf,
      int groups,
      double alpha,
      int minGroup) {
    Benefits all = new Benefits(groups);
    for (int i = 0; i < benefits.length; i++) {
      if (groupOf[i] >= 0) {
        double weight = weights == null ? 1 : weights[i];
        all.add(groupOf[i], benefits[i], 1, weight, weight * weight);
      }
    }
    return new Entropy(all, alpha).measure(minGroup);
  }

  /**
   * Of the benefits of decisions.
   *
   * @param groups the rows of each group by truth and decision
   * @param favorablePositive whether the positive class is the outcome people want
   */
  public static GeneralizedEntropy of(
      List<Confusion> groups, boolean favorablePositive, double alpha, int minGroup) {
    Benefits all = new Benefits(groups.size());
    for (int group = 0; group < groups.size(); group++) {
      Confusion counts = groups.get(group);
      all.add(group, favorablePositive ? 0 : 2, counts.fn());
      all.add(group, 1, counts.tp().plus(counts.tn()));
      all.add(group, favorablePositive ? 2 : 0, counts.fp());
    }
    return new Entropy(all, alpha).measure(minGroup);
  }

  /**
   * The standard deviation of the benefits in parts of their mean, which is the root of twice the
   * index of alpha 2.
   *
   * @throws IllegalStateException for another alpha
   */
  public Measure coefficientOfVariation() {
    if (alpha != 2) {
      throw new IllegalStateException("alpha is " + alpha);
    }
    return switch (total) {
      case NotEstimable none -> none;
      case Estimate index -> {
        Interval interval = index.interval();
        yield Measures.number(
            Math.sqrt(2 * index.value()),
            interval == null
                ? null
                : new Interval(Math.sqrt(2 * interval.low()), Math.sqrt(2 * interval.high())),
            index.small());
      }
    };
  }

  /** One that cannot be estimated. */
  public static GeneralizedEntropy none(double alpha, String reason) {
    Measure none = Measures.none(reason);
    return new GeneralizedEntropy(alpha, none, none, none);
  }
}
