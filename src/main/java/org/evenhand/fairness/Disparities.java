package org.evenhand.fairness;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evenhand.metric.Confusion;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Metric;
import org.evenhand.metric.ScoredGroup;
import org.evenhand.metric.Share;
import org.evenhand.metric.Tally;

/**
 * The disparities between groups of scored rows.
 *
 * <p>The favorable outcome is the "positive" one of every definition: demographic parity compares
 * selection rates, equal opportunity P(predicted favorable | truly favorable), and equalized odds
 * that and P(predicted favorable | truly unfavorable).
 */
public final class Disparities {
  private Disparities() {}

  /** The disparities when all groups have the same threshold. */
  public static List<Disparity> of(
      Grouping grouping,
      List<ScoredGroup> groups,
      double threshold,
      boolean favorablePositive,
      int minGroup) {
    double[] thresholds = new double[groups.size()];
    Arrays.fill(thresholds, threshold);
    return of(grouping, groups, thresholds, favorablePositive, minGroup);
  }

  /**
   * The disparities when each group has its own threshold.
   *
   * @param groups the scored rows of each group of the grouping, in its order
   * @param thresholds one per group
   * @param favorablePositive whether the positive class is the outcome people want
   * @param minGroup a disparity is small if a rate of either group rests on fewer rows
   * @return every measure once, in the order of {@link DisparityMeasure}
   */
  public static List<Disparity> of(
      Grouping grouping,
      List<ScoredGroup> groups,
      double[] thresholds,
      boolean favorablePositive,
      int minGroup) {
    int count = grouping.groups().size();
    if (groups.size() != count || thresholds.length != count) {
      throw new IllegalArgumentException(
          count + " groups, " + groups.size() + " scored, " + thresholds.length + " thresholds");
    }
    return of(
        grouping,
        rate ->
            IntStream.range(0, count)
                .mapToObj(i -> groups.get(i).share(rate, thresholds[i], favorablePositive))
                .toList(),
        favorablePositive,
        minGroup);
  }

  /**
   * The disparities of decisions that are made, by whatever thresholds.
   *
   * @param decisions the rows of each group of the grouping by truth and decision, in its order
   * @param labelled whether the truth is known; if not, only demographic parity is estimable
   */
  public static List<Disparity> of(
      Grouping grouping,
      List<Confusion> decisions,
      boolean labelled,
      boolean favorablePositive,
      int minGroup) {
    Share unknown = new Share(Tally.NONE, Tally.NONE, "no labels");
    return of(
        grouping,
        rate ->
            decisions.stream()
                .map(
                    counts ->
                        labelled || !rate.needsLabels()
                            ? counts.share(rate, favorablePositive)
                            : unknown)
                .toList(),
        favorablePositive,
        minGroup);
  }

  private static List<Disparity> of(
      Grouping grouping,
      Function<Metric, List<Share>> shares,
      boolean favorablePositive,
      int minGroup) {
    Metric rightly = favorablePositive ? Metric.TRUE_POSITIVE_RATE : Metric.TRUE_NEGATIVE_RATE;
    Metric wrongly = favorablePositive ? Metric.FALSE_POSITIVE_RATE : Metric.FALSE_NEGATIVE_RATE;
    Rates selected = Rates.of(Metric.SELECTION_RATE, grouping, shares.apply(Metric.SELECTION_RATE));
    Rates right = Rates.of(rightly, grouping, shares.apply(rightly));
    Rates wrong = Rates.of(wrongly, grouping, shares.apply(wrongly));
    return Arrays.stream(DisparityMeasure.values())
        .map(
            measure ->
                switch (measure) {
                  case DEMOGRAPHIC_PARITY_DIFFERENCE, DEMOGRAPHIC_PARITY_RATIO ->
                      selected.extremes(measure, minGroup);
                  case EQUAL_OPPORTUNITY_DIFFERENCE, EQUAL_OPPORTUNITY_RATIO ->
                      right.extremes(measure, minGroup);
                  case EQUALIZED_ODDS_DIFFERENCE, EQUALIZED_ODDS_RATIO ->
                      worse(right.extremes(measure, minGroup), wrong.extremes(measure, minGroup));
                })
        .toList();
  }

  /** The wider of two gaps, the first of equals; not estimable if either is not. */
  private static Disparity worse(Disparity first, Disparity second) {
    Disparity worse = isWorse(second, first) ? second : first;
    return new Disparity(
        worse.by(),
        worse.measure(),
        worse.value(),
        worse.from(),
        worse.to(),
        worse.rate(),
        Stream.concat(first.excluded().stream(), second.excluded().stream()).toList());
  }

  private static boolean isWorse(Disparity disparity, Disparity other) {
    if (!(other.value() instanceof Estimate known)) {
      return false;
    }
    if (!(disparity.value() instanceof Estimate estimate)) {
      return true;
    }
    return disparity.measure().isRatio()
        ? estimate.value() < known.value()
        : estimate.value() > known.value();
  }
}
