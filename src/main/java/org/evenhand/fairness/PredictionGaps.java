package org.evenhand.fairness;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.evenhand.fairness.PooledValues.Distances;
import org.evenhand.fairness.PooledValues.Side;
import org.evenhand.metric.Intervals;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Interval;
import org.evenhand.metric.Measures;
import org.evenhand.metric.Moments;
import org.evenhand.metric.ScoredGroup;
import org.evenhand.metric.Tally;
import org.jspecify.annotations.Nullable;

/**
 * The distances between the predictions for groups: numbers of a regression or scores of a
 * classifier.
 *
 * <p>Sources: Agarwal et al. 2019, Fair Regression (Kolmogorov-Smirnov); Jiang et al. 2020,
 * Wasserstein Fair Classification. The intervals of both distances are of a seeded bootstrap with
 * {@value DistanceBootstrap#REPLICATES} replicates.
 */
public final class PredictionGaps {
  /** Up to this product of both numbers of rows the p value is exact. */
  private static final long EXACT_PRODUCT = 10_000;

  private static final double TERM = 1e-20;
  private static final int MAX_TERMS = 1_000_000;

  private final Grouping grouping;
  private final PooledValues pool;
  private final int reference;
  private final DistanceBootstrap bootstrap;
  private final int minGroup;

  private PredictionGaps(
      Grouping grouping, List<ScoredGroup> groups, int reference, int minGroup, long seed) {
    this.grouping = grouping;
    this.pool = PooledValues.of(groups);
    this.reference = reference;
    this.bootstrap = DistanceBootstrap.run(pool, reference, seed);
    this.minGroup = minGroup;
  }

  /**
   * Each group against all others together.
   *
   * @param groups the predictions of each group of the grouping, in its order; labels are not asked
   *     for
   * @param minGroup a number that rests on fewer rows of either side is small
   */
  public static List<PredictionGap> ofEach(
      Grouping grouping, List<ScoredGroup> groups, int minGroup, long seed) {
    return new PredictionGaps(grouping, groups, PooledValues.OTHERS, minGroup, seed).all();
  }

  /**
   * Each other group against one.
   *
   * @param reference the index of that group
   */
  public static List<PredictionGap> against(
      Grouping grouping, List<ScoredGroup> groups, int reference, int minGroup, long seed) {
    return new PredictionGaps(grouping, groups, reference, minGroup, seed).all();
  }

  private List<PredictionGap> all() {
    List<PredictionGap> gaps = new ArrayList<>();
    for (int group = 0; group < grouping.groups().size(); group++) {
      if (group != reference) {
        gaps.add(gap(group));
      }
    }
    return gaps;
  }

  private PredictionGap gap(int index) {
    Group group = grouping.groups().get(index);
    Group against = reference == PooledValues.OTHERS ? null : grouping.groups().get(reference);
    Side own = pool.of(index);
    Side other = against == null ? pool.others(own) : pool.of(reference);
    if (own.all().weight() <= 0 || other.all().weight() <= 0) {
      Measure none = Measures.none(absence(own, against));
      return new PredictionGap(group, against, none, none, none, none);
    }
    boolean small = Math.min(own.all().rows(), other.all().rows()) < minGroup;
    Distances found = pool.distances(own, other);
    boolean varies = own.all().effectiveRows() >= 2 && other.all().effectiveRows() >= 2;
    return new PredictionGap(
        group,
        against,
        meanDifference(own, other, small),
        Measures.number(
            found.kolmogorovSmirnov(),
            varies ? bootstrap.kolmogorovSmirnov(index, found) : null,
            small),
        Measures.number(pValue(found.kolmogorovSmirnov(), own.all(), other.all()), null, small),
        Measures.number(
            found.wasserstein(), varies ? bootstrap.wasserstein(index, found) : null, small));
  }

  private static String absence(Side own, @Nullable Group against) {
    if (own.all().weight() <= 0) {
      return "no judged rows of any weight in the group";
    }
    return against == null
        ? "no judged rows of any weight in other groups"
        : "no judged rows of any weight in group '" + against.label() + "'";
  }

  private Measure meanDifference(Side own, Side other, boolean small) {
    double rows = own.all().effectiveRows();
    double otherRows = other.all().effectiveRows();
    Moments moments = pool.moments(own);
    Moments others = pool.moments(other);
    Interval interval =
        Intervals.welch(
            moments.mean(),
            moments.variance(rows),
            rows,
            others.mean(),
            others.variance(otherRows),
            otherRows);
    return Measures.number(moments.mean() - others.mean(), interval, small);
  }

  private static double pValue(double distance, Tally own, Tally other) {
    KolmogorovSmirnovTest test = new KolmogorovSmirnovTest();
    boolean weighted = isWeighted(own) || isWeighted(other);
    if (!weighted && (long) own.rows() * other.rows() <= EXACT_PRODUCT) {
      return Math.clamp(test.exactP(distance, own.rows(), other.rows(), false), 0, 1);
    }
    double rows = own.effectiveRows();
    double otherRows = other.effectiveRows();
    double scaled = distance * Math.sqrt(rows * otherRows / (rows + otherRows));
    return Math.clamp(1 - test.ksSum(scaled, TERM, MAX_TERMS), 0, 1);
  }

  private static boolean isWeighted(Tally rows) {
    return rows.weight() != rows.rows() || rows.squares() != rows.rows();
  }
}
