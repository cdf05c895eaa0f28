package org.evenhand.ui;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.evenhand.data.InputException;
import org.evenhand.data.RowSet;
import org.evenhand.job.Progress;
import org.evenhand.metric.Payoff;
import org.evenhand.policy.PolicyKind;
import org.evenhand.workspace.Frontier;
import org.evenhand.workspace.LoadedModel;
import org.evenhand.workspace.Policies;
import org.evenhand.workspace.PolicyOutcome;
import org.evenhand.workspace.ThresholdLab;
import org.evenhand.workspace.ThresholdLab.Choosing;
import org.jspecify.annotations.Nullable;

/** A page's lab: sorted and searched once, so that a moving threshold is answered fast. */
final class PreparedLab {
  private @Nullable Basis basis;
  private @Nullable Search search;
  private @Nullable ThresholdLab lab;
  private @Nullable Ready ready;

  private record Basis(
      LoadedModel model,
      String part,
      @Nullable RowSet selection,
      List<String> by,
      Choosing choosing) {}

  private record Search(Payoff payoff, double tolerance, PolicyKind frontier) {}

  /**
   * The lab with its policies.
   *
   * @param absence why there are no policies; null when there are
   * @param known answers of {@link #byHand} that are kept
   */
  record Ready(
      ThresholdLab lab,
      Payoff payoff,
      Policies policies,
      List<Frontier.Point> frontier,
      @Nullable String absence,
      Map<List<Double>, PolicyOutcome> known) {

    /** The policy that has these thresholds; null if none was found with them. */
    @Nullable PolicyOutcome found(List<Double> thresholds) {
      return policies.outcomes().stream()
          .filter(outcome -> outcome.thresholds().equals(thresholds))
          .findFirst()
          .orElse(null);
    }

    /** What thresholds that were chosen by hand do; the last few answers are kept. */
    PolicyOutcome byHand(List<Double> thresholds) {
      if (known.size() > 2) {
        known.clear();
      }
      return known.computeIfAbsent(thresholds, wanted -> Policies.byHand(lab, wanted, payoff));
    }
  }

  /** Sorts, groups and searches, unless that was done for the same rows and values. */
  synchronized Ready prepare(Context now, LabChoice choice, Progress progress) {
    Basis wantedBasis =
        new Basis(now.model(), now.part(), now.selection(), choice.by(), choice.choosing());
    Search wantedSearch = new Search(choice.payoff(), choice.tolerance(), choice.frontier());
    ThresholdLab known = lab;
    if (known == null || !wantedBasis.equals(basis)) {
      known =
          ThresholdLab.prepare(
              now.workspace(),
              now.model(),
              choice.by(),
              now.part(),
              now.selection(),
              choice.choosing(),
              progress);
      lab = known;
      basis = wantedBasis;
      ready = null;
    }
    Ready found = ready;
    if (found == null || !wantedSearch.equals(search)) {
      found = search(known, choice, progress);
      ready = found;
      search = wantedSearch;
    }
    return found;
  }

  private static Ready search(ThresholdLab lab, LabChoice choice, Progress progress) {
    try {
      Policies policies = Policies.find(lab, choice.payoff(), choice.tolerance(), progress);
      List<Frontier.Point> frontier =
          choice.frontier().constrains() && lab.groups().size() > 1
              ? Frontier.find(lab, choice.payoff(), choice.frontier(), progress).points()
              : List.of();
      return new Ready(lab, choice.payoff(), policies, frontier, null, new ConcurrentHashMap<>());
    } catch (InputException e) {
      return new Ready(
          lab,
          choice.payoff(),
          new Policies(List.of(), List.of()),
          List.of(),
          String.valueOf(e.getMessage()),
          new ConcurrentHashMap<>());
    }
  }

  /** What was prepared last; null before anything was. */
  synchronized @Nullable Ready ready() {
    return ready;
  }
}
