package org.evenhand.fairness;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.evenhand.fairness.OutcomeMeasure.Outcome;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measures;
import org.evenhand.metric.Share;

/**
 * Conditional demographic disparity: the mean of a group's {@link
 * OutcomeDistribution#demographicDisparity} within strata, each by its weight (Wachter, Mittelstadt
 * and Russell 2021, Why Fairness Cannot Be Automated). A stratum whose rows all have the same
 * outcome has none and is left out; in one where the group does not occur it is 0.
 */
public final class ConditionalDisparity {
  private final List<GroupedDecisions> strata;
  private final List<OutcomeCounts> counts;

  private ConditionalDisparity(List<GroupedDecisions> strata) {
    this.strata = strata;
    counts =
        IntStream.range(0, strata.size())
            .mapToObj(i -> new OutcomeCounts(strata.get(i), i + 1))
            .toList();
  }

  /**
   * Of every group, of decisions and, where they are known, of labels.
   *
   * @param groups of all rows
   * @param strata the same rows divided by the values of the column
   * @param within the name of the column
   */
  public static List<OutcomeFigure> of(
      GroupedDecisions groups, List<GroupedDecisions> strata, String within) {
    if (groups.groups().size() < 2 || strata.isEmpty()) {
      return List.of();
    }
    ConditionalDisparity conditional = new ConditionalDisparity(strata);
    List<OutcomeFigure> figures = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      if (outcome == Outcome.DECISIONS || groups.labelled()) {
        for (int i = 0; i < groups.groups().size(); i++) {
          Group group = groups.grouping().groups().get(i);
          boolean small =
              groups.groups().get(i).decisions().total().rows() < groups.options().minGroup();
          figures.add(
              new OutcomeFigure(
                  groups.grouping().by(),
                  OutcomeMeasure.CONDITIONAL_DEMOGRAPHIC_DISPARITY,
                  outcome,
                  group,
                  null,
                  within,
                  conditional.measure(group, outcome, small)));
        }
      }
    }
    return List.copyOf(figures);
  }

  private Measure measure(Group group, Outcome outcome, boolean small) {
    int[] places =
        strata.stream().mapToInt(each -> each.grouping().groups().indexOf(group)).toArray();
    List<List<Share>> shares = counts.stream().map(each -> each.shares(outcome)).toList();
    double value =
        mean(
            places,
            stratum -> weights(shares.get(stratum), share -> share.part().weight()),
            stratum -> weights(shares.get(stratum), share -> share.whole().weight()));
    if (Double.isNaN(value)) {
      return Measures.none("all rows of each value have the same outcome");
    }
    Draws draws =
        counts
            .getFirst()
            .draws(
                r ->
                    mean(
                        places,
                        stratum -> counts.get(stratum).favorable(outcome, r),
                        stratum -> counts.get(stratum).rows(r)));
    return OutcomeCounts.with(draws, Measures.number(value, null, small), small);
  }

  private static double[] weights(List<Share> shares, ToDoubleFunction<Share> weight) {
    return shares.stream().mapToDouble(weight).toArray();
  }

  /** Weights by stratum and group. */
  @FunctionalInterface
  private interface Weights {
    double[] of(int stratum);
  }

  private static double mean(int[] places, Weights favorable, Weights rows) {
    double sum = 0;
    double all = 0;
    for (int stratum = 0; stratum < places.length; stratum++) {
      double[] ofFavorable = favorable.of(stratum);
      double[] ofRows = rows.of(stratum);
      double allFavorable = 0;
      double allRows = 0;
      for (int group = 0; group < ofRows.length; group++) {
        allFavorable += ofFavorable[group];
        allRows += ofRows[group];
      }
      int place = places[stratum];
      double disparity =
          OutcomeDistribution.demographicDisparity(
              place < 0 ? 0 : ofFavorable[place],
              place < 0 ? 0 : ofRows[place],
              allFavorable,
              allRows);
      if (!Double.isNaN(disparity)) {
        sum += allRows * disparity;
        all += allRows;
      }
    }
    return sum / all;
  }
}
