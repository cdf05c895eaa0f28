package org.evenhand.ui;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.metric.Payoff;
import org.evenhand.metric.ScoredGroup;
import org.evenhand.policy.FrontierPoint;
import org.evenhand.policy.Judgement;
import org.evenhand.policy.PolicyKind;
import org.evenhand.report.Words;
import org.evenhand.ui.chart.FrontierChart;
import org.evenhand.ui.chart.FrontierChart.Place;
import org.evenhand.workspace.PolicyOutcome;
import org.evenhand.workspace.ThresholdLab;
import org.evenhand.workspace.ThresholdLab.Choosing;
import org.jspecify.annotations.Nullable;

/**
 * Where thresholds lie in gain per row and gap, on the rows of a lab.
 *
 * @param kind whose gap it is
 */
record FrontierPlaces(ThresholdLab lab, PolicyKind kind, Payoff payoff) {

  /** A point of the frontier; the thresholds of one that is cross-fitted are judged nowhere. */
  FrontierChart.Point point(FrontierPoint point) {
    Judgement here = on(lab.chosen(), point.thresholds());
    return new FrontierChart.Point(
        here.gap() == null ? 0 : here.gap(),
        here.gain() / weight(lab.chosen()),
        named(point.thresholds()),
        lab.choosing() instanceof Choosing.CrossFitted ? null : judged(point.thresholds(), null));
  }

  /**
   * A policy.
   *
   * @param outcome what became of it where it was judged; null for thresholds that were not found
   */
  FrontierChart.Policy policy(
      String name,
      int color,
      List<Double> thresholds,
      @Nullable PolicyOutcome outcome,
      boolean current) {
    Judgement here = on(lab.chosen(), thresholds);
    return new FrontierChart.Policy(
        name,
        name,
        color,
        here.gap(),
        here.gain() / weight(lab.chosen()),
        named(thresholds),
        current,
        null,
        judged(thresholds, outcome));
  }

  private @Nullable Place judged(List<Double> thresholds, @Nullable PolicyOutcome outcome) {
    if (!lab.judgesElsewhere()) {
      return null;
    }
    Judgement there =
        outcome == null
            ? on(lab.shown(), thresholds)
            : new Judgement(
                outcome.decisions(),
                payoff.of(outcome.decisions()),
                Judgement.gap(kind, outcome.decisions(), lab.favorablePositive()));
    double rows = weight(lab.shown());
    return there.gap() == null || rows == 0 ? null : new Place(there.gap(), there.gain() / rows);
  }

  private Judgement on(List<ScoredGroup> rows, List<Double> thresholds) {
    return Judgement.of(kind, thresholds, rows, payoff, lab.favorablePositive());
  }

  private static double weight(List<ScoredGroup> groups) {
    return groups.stream().mapToDouble(ScoredGroup::weight).sum();
  }

  private List<FrontierChart.Threshold> named(List<Double> thresholds) {
    List<FrontierChart.Threshold> named = new ArrayList<>();
    for (int i = 0; i < thresholds.size(); i++) {
      named.add(new FrontierChart.Threshold(Words.group(lab.groups().get(i)), thresholds.get(i)));
    }
    return named;
  }
}
