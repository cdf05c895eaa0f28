package org.evenhand.fairness;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.fairness.Disparity.Excluded;
import org.evenhand.fairness.Gap.Found;
import org.evenhand.metric.Measure.Interval;
import org.evenhand.metric.Measures;
import org.jspecify.annotations.Nullable;

/**
 * A measure over all groups.
 *
 * @param parts the metrics it is made of, of which the widest gap counts
 */
record Unsigned(List<String> by, DisparityMeasure measure, List<Figures> parts) {

  Disparity disparity(School school) {
    List<Excluded> excluded = parts.stream().flatMap(part -> part.excluded().stream()).toList();
    boolean ratio = measure.isRatio();
    List<Found> found = new ArrayList<>();
    for (Figures part : parts) {
      Gap gap = school == School.EXTREMES ? Gap.extremes(part, ratio) : Gap.farthest(part, ratio);
      switch (gap) {
        case Found one -> found.add(one);
        case Gap.None none -> {
          return new Disparity(
              by,
              school,
              measure,
              Measures.none(none.reason()),
              null,
              null,
              null,
              excluded,
              Verdict.TOO_FEW,
              null);
        }
      }
    }
    return disparity(school, found, excluded);
  }

  private Disparity disparity(School school, List<Found> found, List<Excluded> excluded) {
    Found widest = found.getFirst();
    int comparisons = 0;
    Draws draws = widest.draws();
    for (Found gap : found) {
      comparisons += gap.comparisons();
      widest = wider(gap.value(), widest.value()) == widest.value() ? widest : gap;
      draws = draws == null || gap.draws() == null ? null : draws.with(gap.draws(), this::wider);
    }
    RawTest test = widest.test();
    PValue p = test == null ? null : test.bonferroni(comparisons);
    boolean small = widest.from().isSmall() || widest.to().isSmall();
    return new Disparity(
        by,
        school,
        measure,
        Measures.number(widest.value(), interval(widest, draws, p), small),
        widest.from().group(),
        widest.to().group(),
        widest.from().metric(),
        excluded,
        Verdict.of(p, small || (test != null && test.tooFew()), true),
        p);
  }

  /**
   * Of drawn gaps, which are never nothing, the interval reaches to no gap unless the test rules
   * that out.
   */
  private @Nullable Interval interval(Found widest, @Nullable Draws draws, @Nullable PValue p) {
    Interval interval = draws == null ? widest.chosen() : draws.interval(widest.value());
    if (draws == null || interval == null || p == null || p.adjusted() < Verdict.LEVEL) {
      return interval;
    }
    return measure.isRatio() ? new Interval(interval.low(), 1) : new Interval(0, interval.high());
  }

  /** NaN if either is: a replicate in which one gap is not estimable has no widest. */
  private double wider(double gap, double other) {
    return measure.isRatio() ? Math.min(gap, other) : Math.max(gap, other);
  }
}
