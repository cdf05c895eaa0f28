package org.evenhand.importance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import org.evenhand.metric.Intervals;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measures;
import org.evenhand.metric.Moments;
import org.evenhand.metric.Tally;

/**
 * Contributions of a feature over many rows.
 *
 * @param feature the column
 * @param meanAbsolute the mean of their sizes, in units of the scale: how much the feature moves
 *     scores; where sets were drawn their error makes it a little larger than it is
 * @param mean the mean with their signs: in which direction
 */
public record Summary(String feature, Measure meanAbsolute, Measure mean) {

  /**
   * One for each feature, with Student's intervals over the rows.
   *
   * @param explained rows drawn at random, with the same features
   * @param weights one for each of them, above 0
   * @param counted which of them, by place
   * @param minGroup of fewer rows a mean is small
   */
  public static List<Summary> of(
      List<Attribution> explained, double[] weights, IntPredicate counted, int minGroup) {
    List<Summary> summaries = new ArrayList<>();
    if (explained.isEmpty()) {
      return summaries;
    }
    List<Contribution> features = explained.getFirst().contributions();
    for (int feature = 0; feature < features.size(); feature++) {
      summaries.add(
          new Summary(
              features.get(feature).feature(),
              size(mean(explained, weights, counted, feature, Math::abs, minGroup)),
              mean(
                  explained, weights, counted, feature, DoubleUnaryOperator.identity(), minGroup)));
    }
    return List.copyOf(summaries);
  }

  /** No size is below 0, nor is what the interval holds. */
  private static Measure size(Measure mean) {
    return mean instanceof Measure.Estimate estimate
        ? Measures.number(
            estimate.value(),
            Intervals.within(estimate.interval(), 0, Double.MAX_VALUE),
            estimate.small())
        : mean;
  }

  private static Measure mean(
      List<Attribution> explained,
      double[] weights,
      IntPredicate counted,
      int feature,
      DoubleUnaryOperator of,
      int minGroup) {
    Moments values = new Moments();
    Tally rows = Tally.NONE;
    for (int i = 0; i < explained.size(); i++) {
      Double amount = explained.get(i).contributions().get(feature).amount().valueOrNull();
      if (amount != null && counted.test(i)) {
        values.add(of.applyAsDouble(amount), weights[i]);
        rows = rows.plus(new Tally(1, weights[i], weights[i] * weights[i]));
      }
    }
    return rows.rows() == 0
        ? Measures.none("no row could be explained")
        : Measures.number(
            values.mean(), values.interval(rows.effectiveRows()), rows.rows() < minGroup);
  }
}
