package org.evenhand.fairness;

import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.Interval;
import org.evenhand.metric.Measure.NotEstimable;
import org.evenhand.metric.Metric;
import org.evenhand.metric.Share;
import org.jspecify.annotations.Nullable;

/**
 * A metric of one group.
 *
 * @param share the rows it is made of; null of a metric that is no rate
 * @param tested the share by which it is tested: it is equal for two groups if and only if that is;
 *     null where there is none
 * @param draws its replicates; null without a bootstrap or when nothing is known of its spread
 */
record Figure(
    Metric metric,
    Group group,
    Measure measure,
    @Nullable Share share,
    @Nullable Share tested,
    @Nullable Draws draws) {

  /** Why it is not estimable; null when it is. */
  @Nullable String absence() {
    return measure instanceof NotEstimable none ? none.reason() : null;
  }

  /** NaN when not estimable. */
  double value() {
    return measure instanceof Estimate estimate ? estimate.value() : Double.NaN;
  }

  boolean isSmall() {
    return measure instanceof Estimate estimate && estimate.small();
  }

  @Nullable Interval interval() {
    return measure instanceof Estimate estimate ? estimate.interval() : null;
  }
}
