package org.evenhand.fairness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.evenhand.fairness.OutcomeMeasure.Outcome;
import org.evenhand.metric.Intervals;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.Interval;
import org.evenhand.metric.Measures;
import org.evenhand.metric.Share;
import org.evenhand.metric.Tally;
import org.jspecify.annotations.Nullable;

/** The measures of {@link OutcomeDistribution} of the groups by some attributes. */
public final class OutcomeFigures {
  /** As AI Fairness 360 takes: one row's worth of an even chance is added to each group. */
  static final double CONCENTRATION = 1;

  private static final int PURPOSE = OutcomeFigures.class.getSimpleName().hashCode();

  private final GroupedDecisions decisions;
  private final OutcomeCounts counts;
  private final List<Outcome> outcomes;
  private final List<OutcomeFigure> figures = new ArrayList<>();

  private OutcomeFigures(GroupedDecisions decisions) {
    this.decisions = decisions;
    counts = new OutcomeCounts(decisions, PURPOSE);
    outcomes = decisions.labelled() ? List.of(Outcome.values()) : List.of(Outcome.DECISIONS);
  }

  /**
   * All but the conditional one.
   *
   * @return in the order of {@link OutcomeMeasure}, of labels where they are known; none for fewer
   *     than two groups
   */
  public static List<OutcomeFigure> of(GroupedDecisions decisions) {
    if (decisions.groups().size() < 2) {
      return List.of();
    }
    OutcomeFigures made = new OutcomeFigures(decisions);
    made.overAll();
    made.ofEach();
    return List.copyOf(made.figures);
  }

  private void overAll() {
    outcomes.forEach(
        outcome -> add(OutcomeMeasure.DIFFERENTIAL_FAIRNESS, outcome, fairness(outcome)));
    if (outcomes.size() == 2) {
      add(OutcomeMeasure.DIFFERENTIAL_FAIRNESS_AMPLIFICATION, null, amplification());
    }
    for (Outcome outcome : outcomes) {
      Draws draws =
          counts.draws(
              r ->
                  OutcomeDistribution.meanDemographicDisparity(
                      counts.favorable(outcome, r), counts.rows(r)));
      Measure mean = OutcomeDistribution.meanDemographicDisparity(counts.shares(outcome));
      add(
          OutcomeMeasure.MEAN_DEMOGRAPHIC_DISPARITY,
          outcome,
          OutcomeCounts.with(draws, mean, counts.isAnySmall()));
    }
  }

  private Measure fairness(Outcome outcome) {
    List<Share> shares = counts.shares(outcome);
    Draws draws = counts.draws(r -> drawnFairness(outcome, r));
    Measure measure = OutcomeDistribution.differentialFairness(shares, CONCENTRATION);
    return OutcomeCounts.fromNone(
        OutcomeCounts.with(draws, measure, counts.isAnySmall()), isRuledOut(shares));
  }

  private double drawnFairness(Outcome outcome, int replicate) {
    return OutcomeDistribution.differentialFairness(
        counts.favorable(outcome, replicate), counts.rows(replicate), CONCENTRATION);
  }

  /** Whether the groups farthest apart differ beyond chance, for all pairs that could have been. */
  private static boolean isRuledOut(List<Share> shares) {
    Comparator<Share> order =
        Comparator.comparingDouble(
            share ->
                OutcomeDistribution.smoothed(
                    share.part().weight(), share.whole().weight(), CONCENTRATION));
    Share least = shares.stream().min(order).orElseThrow();
    Share most = shares.stream().max(order).orElseThrow();
    return differ(least, most, shares.size() * (shares.size() - 1) / 2);
  }

  private static boolean differ(Share one, Share other, int comparisons) {
    return one.whole().weight() > 0
        && other.whole().weight() > 0
        && RawTest.ofRates(one, other).bonferroni(comparisons).adjusted() < Verdict.LEVEL;
  }

  private Measure amplification() {
    Draws draws =
        counts.draws(r -> drawnFairness(Outcome.DECISIONS, r) - drawnFairness(Outcome.LABELS, r));
    Measure measure =
        OutcomeDistribution.biasAmplification(
            counts.shares(Outcome.DECISIONS), counts.shares(Outcome.LABELS), CONCENTRATION);
    return OutcomeCounts.with(draws, measure, counts.isAnySmall());
  }

  private void ofEach() {
    List<Group> groups = decisions.grouping().groups();
    DisparityOptions options = decisions.options();
    int reference =
        ReferenceGroup.find(
            options.reference(),
            decisions.grouping(),
            decisions.groups(),
            options.favorablePositive());
    for (int group = 0; group < groups.size(); group++) {
      if (group != reference) {
        add(OutcomeMeasure.CLASS_IMBALANCE, null, group, reference, imbalance(group, reference));
        for (Outcome outcome : outcomes) {
          add(
              OutcomeMeasure.KL_DIVERGENCE,
              outcome,
              group,
              reference,
              divergence(outcome, group, reference));
        }
      }
    }
    outcomes.forEach(this::disparities);
  }

  /** Of Wilson's interval of the share p of both: from 2 p - 1 to 2 p - 1. */
  private Measure imbalance(int group, int reference) {
    Tally own = counts.shares(Outcome.DECISIONS).get(group).whole();
    Tally both = own.plus(counts.shares(Outcome.DECISIONS).get(reference).whole());
    Measure measure =
        OutcomeDistribution.classImbalance(own.weight(), both.weight() - own.weight());
    if (measure instanceof Estimate estimate) {
      Interval share = Intervals.wilson(own.weight() / both.weight(), both.effectiveRows());
      return Measures.number(
          estimate.value(),
          new Interval(2 * share.low() - 1, 2 * share.high() - 1),
          counts.isSmall(group) || counts.isSmall(reference));
    }
    return measure;
  }

  private Measure divergence(Outcome outcome, int group, int reference) {
    List<Share> shares = counts.shares(outcome);
    Share own = shares.get(group);
    Share against = shares.get(reference);
    Draws draws =
        counts.draws(
            r -> {
              double[] favorable = counts.favorable(outcome, r);
              double[] rows = counts.rows(r);
              return OutcomeDistribution.divergenceOrNaN(
                  both(favorable[reference], rows[reference]), both(favorable[group], rows[group]));
            });
    Measure measure =
        OutcomeDistribution.divergence(
            both(against.part().weight(), against.whole().weight()),
            both(own.part().weight(), own.whole().weight()));
    boolean small = counts.isSmall(group) || counts.isSmall(reference);
    return OutcomeCounts.fromNone(
        OutcomeCounts.with(draws, measure, small), differ(own, against, 1));
  }

  private static double[] both(double favorable, double rows) {
    return new double[] {favorable, rows - favorable};
  }

  private void disparities(Outcome outcome) {
    List<Share> shares = counts.shares(outcome);
    Tally part = shares.stream().map(Share::part).reduce(Tally.NONE, Tally::plus);
    Tally whole = shares.stream().map(Share::whole).reduce(Tally.NONE, Tally::plus);
    Share all = new Share(part, whole, null);
    Draws allFavorable = counts.draws(r -> Arrays.stream(counts.favorable(outcome, r)).sum());
    Draws allRows = counts.draws(r -> Arrays.stream(counts.rows(r)).sum());
    for (int i = 0; i < shares.size(); i++) {
      int group = i;
      Draws draws =
          allFavorable == null || allRows == null
              ? null
              : counts.draws(
                  r ->
                      OutcomeDistribution.demographicDisparity(
                          counts.favorable(outcome, r)[group],
                          counts.rows(r)[group],
                          allFavorable.of(r),
                          allRows.of(r)));
      Measure measure = OutcomeDistribution.demographicDisparity(shares.get(group), all);
      add(
          OutcomeMeasure.DEMOGRAPHIC_DISPARITY,
          outcome,
          group,
          -1,
          OutcomeCounts.with(draws, measure, counts.isSmall(group)));
    }
  }

  private void add(OutcomeMeasure measure, @Nullable Outcome outcome, Measure value) {
    figures.add(
        new OutcomeFigure(decisions.grouping().by(), measure, outcome, null, null, null, value));
  }

  /**
   * @param reference below 0 for a measure without one
   */
  private void add(
      OutcomeMeasure measure, @Nullable Outcome outcome, int group, int reference, Measure value) {
    List<Group> groups = decisions.grouping().groups();
    figures.add(
        new OutcomeFigure(
            decisions.grouping().by(),
            measure,
            outcome,
            groups.get(group),
            reference < 0 ? null : groups.get(reference),
            null,
            value));
  }
}
