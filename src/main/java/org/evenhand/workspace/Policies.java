package org.evenhand.workspace;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.fairness.Bootstrap;
import org.evenhand.fairness.Disparities;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.DisparityMeasure;
import org.evenhand.fairness.DisparityOptions;
import org.evenhand.fairness.GroupFigures;
import org.evenhand.fairness.Reference;
import org.evenhand.fairness.School;
import org.evenhand.job.Progress;
import org.evenhand.metric.Confusion;
import org.evenhand.metric.Payoff;
import org.evenhand.policy.CrossFit;
import org.evenhand.policy.Judgement;
import org.evenhand.policy.Policy;
import org.evenhand.policy.PolicyKind;
import org.evenhand.policy.PolicySearch;
import org.evenhand.policy.RandomisedPolicy;
import org.evenhand.workspace.ThresholdLab.Choosing;

/**
 * The policies for the groups of a lab: found where the lab says, judged on its rows.
 *
 * @param outcomes every kind of policy, in the order of {@link PolicyKind}; with a single group all
 *     are the same
 * @param randomised none with a single group
 */
public record Policies(List<PolicyOutcome> outcomes, List<RandomisedPolicy> randomised) {
  /** How far apart groups may be unless another tolerance is asked for. */
  public static final double USUAL_TOLERANCE = 0.02;

  public Policies {
    outcomes = List.copyOf(outcomes);
    randomised = List.copyOf(randomised);
  }

  /**
   * Finds all of them.
   *
   * @param tolerance how far apart groups may be in the rates of a kind, from 0 to 1
   */
  public static Policies find(
      ThresholdLab lab, Payoff payoff, double tolerance, Progress progress) {
    boolean favorablePositive = lab.workspace().favorablePositive();
    PolicySearch search = new PolicySearch(lab.chosen(), payoff, tolerance, favorablePositive);
    List<Policy> policies = search.all(progress);
    List<PolicyOutcome> outcomes =
        switch (lab.choosing()) {
          case Choosing.OnPart part ->
              policies.stream().map(policy -> onOther(lab, policy, payoff)).toList();
          case Choosing.CrossFitted folds ->
              crossFitted(lab, policies, folds, payoff, tolerance, progress);
        };
    List<RandomisedPolicy> randomised = new ArrayList<>();
    if (lab.groups().size() > 1) {
      for (PolicyKind kind : PolicyKind.values()) {
        if (RandomisedPolicy.KINDS.contains(kind)) {
          randomised.add(search.randomised(kind));
        }
      }
    }
    return new Policies(outcomes, randomised);
  }

  /** What thresholds that were chosen by hand do to the judged rows. */
  public static PolicyOutcome byHand(ThresholdLab lab, List<Double> thresholds, Payoff payoff) {
    List<Confusion> decisions = new ArrayList<>();
    for (int i = 0; i < thresholds.size(); i++) {
      decisions.add(lab.shown().get(i).decisions(thresholds.get(i)));
    }
    return new PolicyOutcome(
        null,
        thresholds,
        null,
        lab.overall().labelled()
            ? new PolicyOutcome.Side(payoff.of(decisions), ThresholdLab.weight(lab.shown()), null)
            : null,
        decisions,
        disparities(lab, decisions),
        true,
        0,
        List.of());
  }

  private static PolicyOutcome onOther(ThresholdLab lab, Policy policy, Payoff payoff) {
    Judgement there =
        Judgement.of(policy, lab.shown(), payoff, lab.workspace().favorablePositive());
    return outcome(lab, policy, there);
  }

  private static List<PolicyOutcome> crossFitted(
      ThresholdLab lab,
      List<Policy> policies,
      Choosing.CrossFitted folds,
      Payoff payoff,
      double tolerance,
      Progress progress) {
    CrossFit fit =
        CrossFit.of(
            lab.rows(),
            lab.grouping().groupOf(),
            lab.groups().size(),
            folds.folds(),
            folds.seed(),
            payoff,
            tolerance,
            lab.workspace().favorablePositive(),
            progress);
    return policies.stream()
        .map(
            policy -> {
              CrossFit.Outcome there =
                  fit.outcomes().stream()
                      .filter(outcome -> outcome.kind() == policy.kind())
                      .findFirst()
                      .orElseThrow();
              return outcome(
                  lab, policy, new Judgement(there.decisions(), there.gain(), there.gap()));
            })
        .toList();
  }

  private static PolicyOutcome outcome(ThresholdLab lab, Policy policy, Judgement there) {
    return new PolicyOutcome(
        policy.kind(),
        policy.thresholds(),
        new PolicyOutcome.Side(policy.gain(), ThresholdLab.weight(lab.chosen()), policy.gap()),
        new PolicyOutcome.Side(there.gain(), ThresholdLab.weight(lab.shown()), there.gap()),
        there.decisions(),
        disparities(lab, there.decisions()),
        policy.withinTolerance(),
        policy.resolution(),
        policy.notes());
  }

  private static List<Disparity> disparities(ThresholdLab lab, List<Confusion> decisions) {
    if (lab.groups().size() < 2) {
      return List.of();
    }
    Workspace workspace = lab.workspace();
    boolean labelled = lab.overall().labelled();
    List<DisparityMeasure> gaps = PolicyOutcome.gaps(workspace.favorablePositive());
    DisparityOptions options =
        new DisparityOptions(
            new Reference.Largest(),
            workspace.favorablePositive(),
            workspace.minGroup(),
            Bootstrap.USUAL,
            (measure, school) -> school == School.EXTREMES && gaps.contains(measure));
    Confusion all = decisions.stream().reduce(Confusion.of(0, 0, 0, 0), Confusion::plus);
    return Disparities.of(
        lab.grouping(),
        decisions.stream().map(counts -> figures(workspace, counts, labelled)).toList(),
        figures(workspace, all, labelled),
        options);
  }

  private static GroupFigures figures(Workspace workspace, Confusion counts, boolean labelled) {
    return GroupFigures.of(counts, labelled, workspace.favorablePositive(), workspace.minGroup());
  }
}
