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
    double[] favorable = rates.stream().mapToDouble(rate -> rate.part().weight()).toArray();
    double[] all = rates.stream().mapToDouble(rate -> rate.whole().weight()).toArray();
    return Measures.number(differentialFairness(favorable, all, concentration), null, false);
  }

  /** The same of two groups or more, by the weight of those with the favorable outcome. */
  static double differentialFairness(double[] favorable, double[] all, double concentration) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (int group = 0; group < all.length; group++) {
      double smoothed = smoothed(favorable[group], all[group], concentration);
      least = Math.min(least, smoothed);
      most = Math.max(most, smoothed);
    }
    return Math.max(Math.log(most / least), Math.log((1 - least) / (1 - most)));
  }

  /** How likely the favorable outcome is, drawn a little towards an even chance. */
  static double smoothed(double favorable, double all, double concentration) {
    return (favorable + concentration / 2) / (all + concentration);
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
    double divergence = divergenceOrNaN(reference, group);
    if (Double.isNaN(divergence)) {
      return Measures.none("no rows");
    }
    return Double.isInfinite(divergence)
        ? Measures.none("an outcome of the reference group does not occur in the group")
        : Measures.number(divergence, null, false);
  }

  /** Infinite where an outcome of the reference does not occur in the group; NaN without rows. */
  static double divergenceOrNaN(double[] reference, double[] group) {
    double all = Arrays.stream(reference).sum();
    double allOfGroup = Arrays.stream(group).sum();
    double divergence = 0;
    for (int outcome = 0; outcome < reference.length; outcome++) {
      double share = reference[outcome] / all;
      divergence += share == 0 ? 0 : share * Math.log(share / (group[outcome] / allOfGroup));
    }
    return Math.max(0, divergence);
  }

  /**
   * Demographic disparity: a group's share of all unfavorable outcomes minus its share of all
   * favorable ones. From -1 to 1; above 0 it gets more than its part of what people do not want.
   *
   * @param group how often the group has the favorable outcome
   * @param all the same of all rows
   */
  public static Measure demographicDisparity(Share group, Share all) {
    double disparity =
        demographicDisparity(
            group.part().weight(),
            group.whole().weight(),
            all.part().weight(),
            all.whole().weight());
    return Double.isNaN(disparity)
        ? Measures.none("all rows have the same outcome")
        : Measures.number(disparity, null, false);
  }

  /** NaN where all rows have the same outcome. */
  static double demographicDisparity(
      double favorable, double rows, double allFavorable, double allRows) {
    double allUnfavorable = allRows - allFavorable;
    return allFavorable > 0 && allUnfavorable > 0
        ? (rows - favorable) / allUnfavorable - favorable / allFavorable
        : Double.NaN;
  }

  /**
   * The mean of {@link #demographicDisparity} over groups that are all rows together, each by its
   * weight; AI Fairness 360 calls it conditional demographic disparity, with the groups for strata.
   *
   * @param groups how often each has the favorable outcome
   */
  public static Measure meanDemographicDisparity(List<Share> groups) {
    double[] favorable = groups.stream().mapToDouble(share -> share.part().weight()).toArray();
    double[] all = groups.stream().mapToDouble(share -> share.whole().weight()).toArray();
    double mean = meanDemographicDisparity(favorable, all);
    return Double.isNaN(mean)
        ? Measures.none("all rows have the same outcome")
        : Measures.number(mean, null, false);
  }

  /** NaN where all rows have the same outcome. */
  static double meanDemographicDisparity(double[] favorable, double[] rows) {
    double allFavorable = Arrays.stream(favorable).sum();
    double allRows = Arrays.stream(rows).sum();
    double sum = 0;
    for (int group = 0; group < rows.length; group++) {
      sum +=
          rows[group] * demographicDisparity(favorable[group], rows[group], allFavorable, allRows);
    }
    return sum / allRows;
  }
}
