package org.evenhand.fairness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.evenhand.fairness.Disparity.Excluded;
import org.evenhand.metric.Intervals;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measures;
import org.evenhand.metric.Metric;
import org.evenhand.metric.Share;

/** One rate of all groups. */
final class Rates {
  private record Rate(Group group, Share share) {}

  private final Metric metric;
  private final Grouping grouping;
  private final List<Rate> estimable = new ArrayList<>();
  private final List<Excluded> excluded = new ArrayList<>();

  private Rates(Metric metric, Grouping grouping) {
    this.metric = metric;
    this.grouping = grouping;
  }

  /**
   * @param shares the rate of each group of the grouping, in its order
   */
  static Rates of(Metric metric, Grouping grouping, List<Share> shares) {
    Rates rates = new Rates(metric, grouping);
    for (int i = 0; i < shares.size(); i++) {
      Group group = grouping.groups().get(i);
      Share share = shares.get(i);
      String absence = share.absence();
      if (absence == null) {
        rates.estimable.add(new Rate(group, share));
      } else {
        rates.excluded.add(new Excluded(group, metric, absence));
      }
    }
    return rates;
  }

  /** The group with the smallest rate against the one with the largest. */
  Disparity extremes(DisparityMeasure measure, int minGroup) {
    if (estimable.size() < 2) {
      return none(
          measure,
          "%s can be estimated in %d of %d groups; it takes two"
              .formatted(metric.label(), estimable.size(), grouping.groups().size()));
    }
    Comparator<Rate> order = Comparator.comparingDouble(rate -> rate.share().value());
    Rate lowest = Collections.min(estimable, order);
    List<Rate> others = estimable.stream().filter(rate -> !rate.equals(lowest)).toList();
    Rate highest = Collections.max(others, order);
    Share low = lowest.share();
    Share high = highest.share();
    if (measure.isRatio() && high.value() == 0) {
      return none(measure, metric.label() + " is 0 in every group, which leaves no ratio");
    }
    boolean small = low.whole().rows() < minGroup || high.whole().rows() < minGroup;
    Measure value =
        measure.isRatio()
            ? Measures.number(low.value() / high.value(), Intervals.katz(low, high), small)
            : Measures.number(high.value() - low.value(), Intervals.newcombe(high, low), small);
    return new Disparity(
        grouping.by(), measure, value, lowest.group(), highest.group(), metric, excluded);
  }

  private Disparity none(DisparityMeasure measure, String reason) {
    return new Disparity(grouping.by(), measure, Measures.none(reason), null, null, null, excluded);
  }
}
