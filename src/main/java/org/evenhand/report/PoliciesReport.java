package org.evenhand.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.evenhand.metric.Payoff;
import org.evenhand.workspace.Frontier;
import org.evenhand.workspace.LoadedModel;
import org.evenhand.workspace.Policies;
import org.evenhand.workspace.PolicyOutcome;
import org.evenhand.workspace.ThresholdLab;
import org.evenhand.workspace.Workspace;

/**
 * All that a report of policies is written from.
 *
 * @param part the part that is judged
 * @param payoff what a decision is worth
 * @param tolerance how far apart groups may be, from 0 to 1
 * @param own what the workspace's own thresholds do, those for all where they differ within the
 *     groups
 * @param frontiers one for each kind of gap; none with a single group, nor for a table, which
 *     leaves them out
 * @param created when the policies were found
 */
public record PoliciesReport(
    Workspace workspace,
    LoadedModel model,
    String part,
    ThresholdLab lab,
    Payoff payoff,
    double tolerance,
    PolicyOutcome own,
    Policies policies,
    List<Frontier> frontiers,
    Instant created) {

  /** The workspace's own thresholds, then every policy. */
  List<PolicyOutcome> outcomes() {
    List<PolicyOutcome> outcomes = new ArrayList<>(List.of(own));
    outcomes.addAll(policies.outcomes());
    return outcomes;
  }

  /** The policy's key; {@code own} for the workspace's own thresholds. */
  static String key(PolicyOutcome outcome) {
    return outcome.kind() == null ? "own" : outcome.kind().key();
  }
}
