package org.evenhand.fairness;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.metric.Intervals;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.Interval;
import org.evenhand.metric.Metric;
import org.evenhand.metric.ScoreReplicates;
import org.evenhand.metric.ScoredRows;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of scores in samples of single rows, drawn once for all of them and for all
 * thresholds.
 */
public final class RowDraws {
  /** No rows drawn. */
  public static final RowDraws NONE = new RowDraws(0, null);

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

  private RowDraws(int groups, @Nullable ScoreReplicates replicates) {
    this.groups = groups;
    this.replicates = replicates;
  }

  /**
   * Draws rows, or none where {@link Bootstrap#drawsRows} says so.
   *
   * @param groupOf for each row of the table its group, from 0; below 0 for none
   */
  public static RowDraws of(
      ScoredRows rows, List<Group> groups, int[] groupOf, Bootstrap bootstrap) {
    if (!bootstrap.drawsRows(rows.size())) {
      return NONE;
    }
    long[] seeds = groups.stream().mapToLong(group -> bootstrap.seed(group, PURPOSE)).toArray();
    return new RowDraws(
        groups.size(), ScoreReplicates.of(rows, groupOf, seeds, bootstrap.replicates()));
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
   * roughly right: that of a calibration error or an average precision, from 0 to 1. Percentiles
   * with and without correction for bias, whichever is farther; of a calibration error on either
   * side how far its bins are off in 95 of 100 replicates, which holds the true one at least as
   * often, more often the better the scores are calibrated. It still says nothing about calibration
   * within a bin.
   *
   * @param group its index
   * @return the same if it is another metric, is not estimable or does not vary
   */
  public Measure withInterval(int group, Metric metric, Measure measure) {
    boolean wanted = metric == Metric.AVERAGE_PRECISION || metric == Metric.CALIBRATION_ERROR;
    if (replicates == null || !wanted || !(measure instanceof Estimate estimate)) {
      return measure;
    }
    Draws draws = new Draws(replicates.values(group, metric));
    if (!(draws.standardError() > ROUNDING) || draws.estimable() < LEAST_ESTIMABLE) {
      return measure;
    }
    Interval interval = Intervals.within(draws.interval(estimate.value()), 0, 1);
    return new Estimate(estimate.value(), estimate.fraction(), interval, estimate.small());
  }
}
