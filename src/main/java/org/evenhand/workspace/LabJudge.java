package org.evenhand.workspace;

import java.util.List;
import org.evenhand.metric.Payoff;
import org.evenhand.metric.ScoredGroup;
import org.evenhand.policy.Judgement;
import org.evenhand.policy.PolicyKind;
import org.evenhand.workspace.PolicyOutcome.Side;

/**
 * What thresholds do to the rows of a lab, with the gap in the rates of one kind of policy.
 *
 * @param kind whose gap it is
 */
public record LabJudge(ThresholdLab lab, PolicyKind kind, Payoff payoff) {

  /** Where policies are found. */
  public Side chosen(List<Double> thresholds) {
    return side(on(lab.chosen(), thresholds), lab.chosen());
  }

  /** Where policies are judged. */
  public Side judged(List<Double> thresholds) {
    return side(on(lab.shown(), thresholds), lab.shown());
  }

  /** What became of a policy of any kind where it was judged, be it fold by fold. */
  public Side judged(PolicyOutcome outcome) {
    return side(
        new Judgement(
            outcome.decisions(),
            payoff.of(outcome.decisions()),
            Judgement.gap(kind, outcome.decisions(), lab.favorablePositive())),
        lab.shown());
  }

  private Judgement on(List<ScoredGroup> rows, List<Double> thresholds) {
    return Judgement.of(kind, thresholds, rows, payoff, lab.favorablePositive());
  }

  private static Side side(Judgement judgement, List<ScoredGroup> rows) {
    return new Side(judgement.gain(), ThresholdLab.weight(rows), judgement.gap());
  }
}
