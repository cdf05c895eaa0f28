package org.evenhand.fairness;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.metric.Intervals;
import org.evenhand.metric.Jackknife;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.Interval;
import org.evenhand.metric.Metric;
import org.evenhand.metric.PrecisionJackknife;
import org.evenhand.metric.ScoreReplicates;
import org.evenhand.metric.ScoredRows;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of scores in samples of single rows, drawn once for all of them and for all
 * thresholds; where that would take long, average precisions without parts of the rows.
 */
public final class RowDraws {
  /** No rows drawn. */
  public static final RowDraws NONE = new RowDraws(0, null, List.of());

  private static final int PURPOSE = RowDraws.class.getSimpleName().hashCode();

  /**
   * The least part of replicates with a value to make an interval from. A single positive is missed
   * by over a fourth of them, and in the others always the same: they do not say how positives
   * vary.
   */
  private static final double LEAST_ESTIMABLE = 0.8;

  /** A spread up to this is of rounding alone: the rows are all alike. */
  private static final double ROUNDING = 1e-12;

  private final int groups;
  private final @Nullable ScoreReplicates replicates;

  /** Of average precisions, by group; empty where rows are drawn. */
  private final List<@Nullable Jackknife> jackknives;

  private RowDraws(
      int groups, @Nullable ScoreReplicates replicates, List<@Nullable Jackknife> jackknives) {
    this.groups = groups;
    this.replicates = replicates;
    this.jackknives = jackknives;
  }

  /**
   * Draws rows, or only deals them into blocks where {@link Bootstrap#drawsRows} says that none are
   * drawn.
   *
   * @param groupOf for each row of the table its group, from 0; below 0 for none
   */
  public static RowDraws of(
      ScoredRows rows, List<Group> groups, int[] groupOf, Bootstrap bootstrap) {
    long[] seeds = groups.stream().mapToLong(group -> bootstrap.seed(group, PURPOSE)).toArray();
    return bootstrap.drawsRows(rows.size())
        ? new RowDraws(
            groups.size(),
            ScoreReplicates.of(rows, groupOf, seeds, bootstrap.replicates()),
            List.of())
        : new RowDraws(groups.size(), null, PrecisionJackknife.of(rows, groupOf, seeds));
  }

  /** Whether {@link #withInterval} may give that metric another interval. */
  public static boolean improves(Metric metric) {
    return metric == Metric.AVERAGE_PRECISION || metric == Metric.CALIBRATION_ERROR;
  }

  boolean areDrawn() {
    return replicates != null;
  }

  /** One per group and one for all rows, last; nulls if none are drawn. */
  List<@Nullable Draws> of(Metric metric) {
    List<@Nullable Draws> draws = new ArrayList<>();
    for (int group = 0; group <= groups; group++) {
      draws.add(replicates == null ? null : new Draws(replicates.values(group, metric)));
    }
    return draws;
  }

  /**
   * The measure with the bootstrap's interval where no closed form gives one, or one that is only
   * roughly right: that of a calibration error or an average precision, from 0 to 1. Where no rows
   * are drawn, an average precision of 10 positives or more has that of a {@link Jackknife}, one of
   * fewer keeps its own, and a calibration error has none. The bootstrap's are percentiles with and
   * without correction for bias, whichever is farther; of a calibration error on either side how
   * far its bins are off in 95 of 100 replicates, which holds the true one at least as often, more
   * often the better the scores are calibrated. It still says nothing about calibration within a
   * bin.
   *
   * @param group its index
   * @return the same if it is another metric, is not estimable or does not vary
   */
  public Measure withInterval(int group, Metric metric, Measure measure) {
    if (!(measure instanceof Estimate estimate)) {
      return measure;
    }
    Interval interval =
        switch (metric) {
          case AVERAGE_PRECISION ->
              replicates == null
                  ? jackknifed(group, estimate.value())
                  : drawn(replicates, group, metric, estimate.value());
          case CALIBRATION_ERROR ->
              replicates == null ? null : drawn(replicates, group, metric, estimate.value());
          default -> null;
        };
    return interval == null
        ? measure
        : new Estimate(estimate.value(), estimate.fraction(), interval, estimate.small());
  }

  private @Nullable Interval jackknifed(int group, double value) {
    Jackknife jackknife = group < jackknives.size() ? jackknives.get(group) : null;
    return jackknife == null ? null : jackknife.interval(value);
  }

  private static @Nullable Interval drawn(
      ScoreReplicates replicates, int group, Metric metric, double value) {
    Draws draws = new Draws(replicates.values(group, metric));
    return draws.standardError() > ROUNDING && draws.estimable() >= LEAST_ESTIMABLE
        ? Intervals.within(draws.interval(value), 0, 1)
        : null;
  }
}
