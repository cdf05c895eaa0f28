package org.evenhand.importance;

import java.util.List;
import org.evenhand.metric.Intervals;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measures;
import org.evenhand.metric.Moments;

/**
 * How much worse a metric gets when the values of a feature are permuted.
 *
 * @param loss the mean over the repeats, in units of the metric; above 0 if the model gets worse
 *     without the feature, below 0 if it gets better (noise, or a feature that misleads), exactly 0
 *     if its scores do not change. Its interval is Student's over the repeats: of the permutations
 *     on these rows, not of other rows; none of a single repeat or if all are the same
 * @param deviation the standard deviation of the repeats (divided by one less than their number);
 *     NaN of fewer than two
 * @param repeats the loss of each permutation; none where it is not estimable
 * @param leftOut how often a row had no score with permuted values and was left out of that
 *     repeat's metric and of what it is compared with, over all repeats
 */
public record PermutedFeature(
    FeatureGroup feature, Measure loss, double deviation, List<Double> repeats, int leftOut) {
  public PermutedFeature {
    repeats = List.copyOf(repeats);
  }

  /** Whether the loss could be estimated. */
  public boolean isKnown() {
    return loss instanceof Measure.Estimate;
  }

  static PermutedFeature of(
      FeatureGroup feature, List<Double> repeats, boolean small, int leftOut) {
    Moments moments = new Moments();
    repeats.forEach(repeat -> moments.add(repeat, 1));
    double variance = moments.variance(repeats.size());
    Measure loss =
        Measures.number(
            moments.mean(), Intervals.mean(moments.mean(), variance, repeats.size()), small);
    return new PermutedFeature(feature, loss, Math.sqrt(variance), repeats, leftOut);
  }

  static PermutedFeature none(FeatureGroup feature, String reason, int leftOut) {
    return new PermutedFeature(feature, Measures.none(reason), Double.NaN, List.of(), leftOut);
  }
}
