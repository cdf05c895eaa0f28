package org.evenhand.fairness;

import java.util.Arrays;
import java.util.List;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measures;
import org.evenhand.metric.Share;

/**
 * How outcomes, be they labels or decisions, are distributed over groups: the measures of other
 * libraries that are neither a difference nor a ratio of two groups' rates. Definitions as in AI
 * Fairness 360. Weights are sums over rows; without weights they are counts.
 */
public final class OutcomeDistribution {
  private OutcomeDistribution() {}

  /**
   * Smoothed empirical differential fairness: the largest distance, over pairs of groups and both
   * outcomes, between the logarithms of an outcome's smoothed probability (Foulds et al. 2020, An
   * Intersectional Definition of Fairness). 0 when all are alike, without an upper bound.
   *
   * @param rates how often each group has the favorable outcome
   * @param concentration of the Dirichlet prior, above 0: how many rows' worth of an even chance is
   *     added to each group; usually 1
   */
  public static Measure differentialFairness(List<Share> rates, double concentration) {
    if (rates.size() < 2) {
      return Measures.none("a comparison takes two groups");
    }
    double[] smoothed =
        rates.stream()
            .mapToDouble(
                rate ->
                    (rate.part().weight() + concentration / 2)
                        / (rate.whole().weight() + concentration))
            .toArray();
    double favorable = spread(Arrays.stream(smoothed).map(Math::log).toArray());
    double unfavorable = spread(Arrays.stream(smoothed).map(p -> Math.log1p(-p)).toArray());
    return Measures.number(Math.max(favorable, unfavorable), null, false);
  }

  private static double spread(double[] values) {
    return Arrays.stream(values).max().orElseThrow() - Arrays.stream(values).min().orElseThrow();
  }

  /**
   * How much larger {@link #differentialFairness} is of the decisions than of the labels: above 0
   * the model adds to the difference there is, below 0 it lessens it.
   *
   * @param selected how often each group is given the favorable outcome
   * @param truly how often each group truly has it, in the same order
   */
  public static Measure biasAmplification(
      List<Share> selected, List<Share> truly, double concentration) {
    Double given = differentialFairness(selected, concentration).valueOrNull();
    Double there = differentialFairness(truly, concentration).valueOrNull();
    return given == null || there == null
        ? Measures.none("a comparison takes two groups")
        : Measures.number(given - there, null, false);
  }

  /**
   * Class imbalance: the weight of a group minus that of the reference, over both. From -1, when
   * the group is not there, to 1.
   */
  public static Measure classImbalance(double group, double reference) {
    return group + reference > 0
        ? Measures.number((group - reference) / (group + reference), null, false)
        : Measures.none("no rows");
  }

  /**
   * The Kullback-Leibler divergence of the reference's outcomes from the group's, in nats: 0 when
   * outcomes are distributed alike, without an upper bound.
   *
   * @param reference the weight of each outcome in the reference group
   * @param group likewise in the group, in the same order
   */
  public static Measure divergence(double[] reference, double[] group) {
    double all = Arrays.stream(reference).sum();
    double allOfGroup = Arrays.stream(group).sum();
    if (all <= 0 || allOfGroup <= 0) {
      return Measures.none("no rows");
    }
    double divergence = 0;
    for (int outcome = 0; outcome < reference.length; outcome++) {
      double share = reference[outcome] / all;
      if (share > 0 && group[outcome] == 0) {
        return Measures.none("an outcome of the reference group does not occur in the group");
      }
      divergence += share > 0 ? share * Math.log(share / (group[outcome] / allOfGroup)) : 0;
    }
    return Measures.number(Math.max(0, divergence), null, false);
  }

  /**
   * Demographic disparity: a group's share of all unfavorable outcomes minus its share of all
   * favorable ones. From -1 to 1; above 0 it gets more than its part of what people do not want.
   *
   * @param group how often the group has the favorable outcome
   * @param all the same of all rows
   */
  public static Measure demographicDisparity(Share group, Share all) {
    double favorable = all.part().weight();
    double unfavorable = all.whole().weight() - favorable;
    if (favorable <= 0 || unfavorable <= 0) {
      return Measures.none("all rows have the same outcome");
    }
    double others = group.whole().weight() - group.part().weight();
    return Measures.number(others / unfavorable - group.part().weight() / favorable, null, false);
  }

  /**
   * Conditional demographic disparity: the mean of {@link #demographicDisparity} over the strata,
   * each by its weight (Wachter, Mittelstadt and Russell 2021, Why Fairness Cannot Be Automated).
   *
   * @param strata how often each stratum has the favorable outcome; together they are all rows
   */
  public static Measure conditionalDemographicDisparity(List<Share> strata) {
    double favorable = strata.stream().mapToDouble(share -> share.part().weight()).sum();
    double all = strata.stream().mapToDouble(share -> share.whole().weight()).sum();
    if (favorable <= 0 || favorable >= all) {
      return Measures.none("all rows have the same outcome");
    }
    double sum = 0;
    for (Share stratum : strata) {
      double others = stratum.whole().weight() - stratum.part().weight();
      sum +=
          stratum.whole().weight()
              * (others / (all - favorable) - stratum.part().weight() / favorable);
    }
    return Measures.number(sum / all, null, false);
  }
}
