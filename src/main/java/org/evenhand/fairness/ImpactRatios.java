package org.evenhand.fairness;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.evenhand.data.InputException;
import org.evenhand.fairness.ImpactRatio.FlipOne;
import org.evenhand.metric.Intervals;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.Interval;
import org.evenhand.metric.Measures;
import org.evenhand.metric.Metric;
import org.evenhand.metric.ScoredGroup;
import org.evenhand.metric.Share;
import org.evenhand.metric.Tally;
import org.jspecify.annotations.Nullable;

/** The impact ratios of groups against a reference group. */
public final class ImpactRatios {
  /** Rounding may put a whole number this far above itself. */
  private static final double ROUNDING = 1e-9;

  private ImpactRatios() {}

  /**
   * The impact ratios of decisions, labels or not.
   *
   * @param groups what is known of each group of the grouping, in its order
   * @return one per group, the reference itself included, in the grouping's order
   * @throws InputException if the reference names a group that does not occur
   */
  public static List<ImpactRatio> of(
      Grouping grouping, List<GroupFigures> groups, DisparityOptions options) {
    if (groups.isEmpty()) {
      return List.of();
    }
    int reference =
        ReferenceGroup.find(options.reference(), grouping, groups, options.favorablePositive());
    List<Share> selected =
        groups.stream()
            .map(
                group ->
                    group.decisions().share(Metric.SELECTION_RATE, options.favorablePositive()))
            .toList();
    return of(grouping, selected, reference, options.minGroup());
  }

  /**
   * The same of scoring rates: the share of a group whose score for the favorable outcome is above
   * the median score of all rows (6 RCNY 5-300). Against the group that has the highest.
   *
   * @param groups the scored rows of each group of the grouping, in its order
   * @param all the same rows together
   */
  public static List<ImpactRatio> ofScores(
      Grouping grouping,
      List<ScoredGroup> groups,
      ScoredGroup all,
      boolean favorablePositive,
      int minGroup) {
    if (groups.isEmpty() || all.rows() == 0) {
      return List.of();
    }
    double median = all.medianScore();
    List<Share> above =
        groups.stream().map(group -> beyond(group, median, favorablePositive)).toList();
    int highest =
        IntStream.range(0, above.size())
            .reduce((a, b) -> above.get(b).value() > above.get(a).value() ? b : a)
            .orElseThrow();
    return of(grouping, above, highest, minGroup);
  }

  private static Share beyond(ScoredGroup group, double median, boolean favorablePositive) {
    Tally all = group.predictedPositives(Double.NEGATIVE_INFINITY);
    Tally part =
        favorablePositive
            ? group.predictedPositives(Math.nextUp(median))
            : all.minus(group.predictedPositives(median));
    return new Share(part, all, all.weight() > 0 ? null : "no rows");
  }

  private static List<ImpactRatio> of(
      Grouping grouping, List<Share> selected, int reference, int minGroup) {
    int all = selected.stream().mapToInt(share -> share.whole().rows()).sum();
    List<@Nullable RawTest> tests =
        selected.stream()
            .<@Nullable RawTest>map(share -> test(share, selected.get(reference)))
            .toList();
    double[] raw =
        IntStream.range(0, tests.size())
            .filter(i -> i != reference && tests.get(i) != null)
            .mapToDouble(i -> p(tests.get(i)))
            .toArray();
    double[] adjusted = Holm.adjust(raw);
    List<ImpactRatio> ratios = new ArrayList<>();
    int tested = 0;
    for (int i = 0; i < selected.size(); i++) {
      RawTest test = i == reference ? null : tests.get(i);
      PValue p =
          test == null ? null : new PValue(test.p(), adjusted[tested++], raw.length, test.name());
      ratios.add(
          ratio(
              grouping.groups().get(i),
              grouping.groups().get(reference),
              selected.get(i),
              selected.get(reference),
              all,
              p,
              minGroup));
    }
    return List.copyOf(ratios);
  }

  private static double p(@Nullable RawTest test) {
    return test == null ? Double.NaN : test.p();
  }

  private static @Nullable RawTest test(Share share, Share reference) {
    return share.absence() == null && reference.absence() == null
        ? RawTest.ofRates(share, reference)
        : null;
  }

  private static ImpactRatio ratio(
      Group group,
      Group referenceGroup,
      Share share,
      Share reference,
      int all,
      @Nullable PValue p,
      int minGroup) {
    boolean own = group.equals(referenceGroup);
    boolean small = share.whole().rows() < minGroup || reference.whole().rows() < minGroup;
    Measure ratio = quotient(share, reference, 0, small, own);
    double pooled =
        (share.part().weight() + reference.part().weight())
            / (share.whole().weight() + reference.whole().weight());
    double enough = ImpactRatio.FOUR_FIFTHS * reference.value() * share.whole().weight();
    double missing = Math.ceil(enough - ROUNDING) - share.part().weight();
    return new ImpactRatio(
        group,
        referenceGroup,
        ratio,
        share,
        reference,
        share.whole().rows() / (double) all,
        own ? 0 : share.whole().weight() * pooled - share.part().weight(),
        (long) Math.ceil(Math.max(0, missing - ROUNDING)),
        flipOne(share, reference, ratio, small, own),
        p,
        verdict(ratio, small || isThin(share, reference)));
  }

  private static boolean isThin(Share share, Share reference) {
    return share.absence() != null
        || reference.absence() != null
        || RawTest.leastExpected(share, reference) < RawTest.LEAST_EXPECTED;
  }

  /**
   * @param flipped how many more of the group are selected, and fewer of the reference
   */
  private static Measure quotient(
      Share share, Share reference, int flipped, boolean small, boolean own) {
    if (share.absence() != null) {
      return Measures.none(share.absence());
    }
    if (reference.absence() != null) {
      return Measures.none("the reference group: " + reference.absence());
    }
    double rate = (share.part().weight() + flipped) / share.whole().weight();
    // Of a reference group of which all are selected nobody can be selected besides.
    double referenceRate =
        Math.min(1, (reference.part().weight() - flipped) / reference.whole().weight());
    if (referenceRate <= 0) {
      return Measures.none("nobody of the reference group is selected, which leaves no ratio");
    }
    Interval interval = own || flipped != 0 ? null : interval(share, reference);
    return Measures.number(Math.max(0, rate) / referenceRate, interval, small);
  }

  private static @Nullable Interval interval(Share share, Share reference) {
    return share.part().weight() > 0
        ? Intervals.katz(share, reference)
        : Intervals.katz(halfMore(share), halfMore(reference));
  }

  /** Half a row more in the part and one in the whole, as where a count is 0. */
  private static Share halfMore(Share share) {
    Tally part = share.part();
    Tally whole = share.whole();
    return new Share(
        new Tally(part.rows(), part.weight() + 0.5, part.squares() + 0.5),
        new Tally(whole.rows() + 1, whole.weight() + 1, whole.squares() + 1),
        null);
  }

  private static FlipOne flipOne(
      Share share, Share reference, Measure ratio, boolean small, boolean own) {
    if (own || !(ratio instanceof Estimate now)) {
      return new FlipOne(ratio, false);
    }
    boolean below = now.value() < ImpactRatio.FOUR_FIFTHS;
    Measure flipped = quotient(share, reference, below ? 1 : -1, small, false);
    boolean crosses =
        flipped instanceof Estimate then && then.value() < ImpactRatio.FOUR_FIFTHS != below;
    return new FlipOne(flipped, crosses);
  }

  private static Verdict verdict(Measure ratio, boolean tooFew) {
    if (tooFew || !(ratio instanceof Estimate estimate)) {
      return Verdict.TOO_FEW;
    }
    Interval interval = estimate.interval();
    if (interval == null) {
      return estimate.value() < ImpactRatio.FOUR_FIFTHS
          ? Verdict.UNCERTAIN
          : Verdict.CLEAR_OTHER_WAY;
    }
    if (interval.high() < ImpactRatio.FOUR_FIFTHS) {
      return Verdict.CLEAR;
    }
    return interval.low() > ImpactRatio.FOUR_FIFTHS ? Verdict.CLEAR_OTHER_WAY : Verdict.UNCERTAIN;
  }
}
