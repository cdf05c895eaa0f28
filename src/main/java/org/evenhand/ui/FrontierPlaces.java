package org.evenhand.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.evenhand.report.Words;
import org.evenhand.ui.chart.FrontierChart;
import org.evenhand.ui.chart.FrontierChart.Place;
import org.evenhand.workspace.Frontier;
import org.evenhand.workspace.LabJudge;
import org.evenhand.workspace.PolicyOutcome;
import org.evenhand.workspace.PolicyOutcome.Side;
import org.evenhand.workspace.ThresholdLab;
import org.jspecify.annotations.Nullable;

/** Where thresholds lie in gain per row and gap, on the rows of a lab, as a chart draws them. */
record FrontierPlaces(ThresholdLab lab, LabJudge judge) {

  FrontierChart.Point point(Frontier.Point point) {
    return new FrontierChart.Point(
        Objects.requireNonNull(point.chosen().gap()),
        point.chosen().gainPerRow(),
        named(point.thresholds()),
        elsewhere(point.judged()));
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
    Side here = judge.chosen(thresholds);
    return new FrontierChart.Policy(
        name,
        name,
        color,
        here.gap(),
        here.gainPerRow(),
        named(thresholds),
        current,
        null,
        elsewhere(outcome == null ? judge.judged(thresholds) : judge.judged(outcome)));
  }

  /** The place among judged rows, unless they are those of the first place. */
  private @Nullable Place elsewhere(@Nullable Side judged) {
    return !lab.judgesElsewhere() || judged == null || judged.gap() == null || judged.rows() == 0
        ? null
        : new Place(judged.gap(), judged.gainPerRow());
  }

  private List<FrontierChart.Threshold> named(List<Double> thresholds) {
    List<FrontierChart.Threshold> named = new ArrayList<>();
    for (int i = 0; i < thresholds.size(); i++) {
      named.add(new FrontierChart.Threshold(Words.group(lab.groups().get(i)), thresholds.get(i)));
    }
    return named;
  }
}
