package org.evenhand.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.evenhand.data.InputException;
import org.evenhand.fairness.ConditionalDisparity;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.DisparityMeasure;
import org.evenhand.fairness.GroupedDecisions;
import org.evenhand.fairness.ImpactRatio;
import org.evenhand.fairness.OutcomeFigure;
import org.evenhand.fairness.OutcomeFigures;
import org.evenhand.fairness.PredictionGap;
import org.evenhand.fairness.School;

/**
 * An audit but for its threshold: rows are scored, sorted and grouped, so that each further
 * threshold costs time by the number of groups and not of rows. Safe to use from several threads.
 */
public final class PreparedAudit {
  private final Workspace workspace;
  private final AuditRequest request;
  private final DataCounts counts;
  private final RowGroups overall;
  private final List<RowGroups> groups;
  private final Map<Gate.Compared, RowGroups> larger = new LinkedHashMap<>();
  private final List<PreparedStratum> strata;
  private final List<PredictionGap> predictionGaps;
  private final List<Ranking> rankings;

  PreparedAudit(
      Workspace workspace,
      AuditRequest request,
      DataCounts counts,
      RowGroups overall,
      List<RowGroups> groups,
      List<PreparedStratum> strata) {
    this.workspace = workspace;
    this.request = request;
    this.counts = counts;
    this.overall = overall;
    this.groups = groups;
    this.strata = strata;
    for (Limit limit : Gate.limits(workspace, request.model())) {
      if (Gate.isOverSome(limit)) {
        larger.computeIfAbsent(
            new Gate.Compared(limit.by(), limit.minRows()),
            compared -> Objects.requireNonNull(groupsBy(limit.by()).atLeast(limit.minRows())));
      }
    }
    this.predictionGaps =
        groups.stream()
            .filter(group -> request.by().contains(group.by()))
            .flatMap(group -> group.predictionGaps().stream())
            .toList();
    this.rankings =
        groups.stream()
            .filter(group -> request.by().contains(group.by()))
            .flatMap(group -> group.rankings().stream())
            .toList();
  }

  /**
   * The audit at a threshold.
   *
   * @throws InputException if the threshold is by an attribute that the data does not have
   */
  public Audit at(Threshold threshold) {
    List<OutcomeFigure> outcomes =
        request.by().stream().distinct().flatMap(by -> outcomes(by, threshold).stream()).toList();
    return at(threshold, (measure, school) -> true, outcomes);
  }

  /**
   * How outcomes are distributed over the groups by some attributes of the request; empty for a
   * regression and for a single group.
   *
   * @throws InputException as {@link #at} does
   */
  public List<OutcomeFigure> outcomes(List<String> by, Threshold threshold) {
    GroupedDecisions decisions = groupsBy(by).decisions(threshold);
    if (decisions == null) {
      return List.of();
    }
    List<OutcomeFigure> figures = new ArrayList<>(OutcomeFigures.of(decisions));
    figures.addAll(conditional(decisions, by, threshold));
    return figures;
  }

  /**
   * Those of {@link #outcomes} that are averaged within the values of the request's column; empty
   * without one.
   *
   * @throws InputException as {@link #at} does
   */
  public List<OutcomeFigure> conditional(List<String> by, Threshold threshold) {
    GroupedDecisions decisions = groupsBy(by).decisions(threshold);
    return decisions == null ? List.of() : conditional(decisions, by, threshold);
  }

  private List<OutcomeFigure> conditional(
      GroupedDecisions decisions, List<String> by, Threshold threshold) {
    if (request.within() == null) {
      return List.of();
    }
    List<GroupedDecisions> within =
        strata.stream()
            .map(stratum -> Objects.requireNonNull(stratum.decisions(by, threshold)))
            .toList();
    return ConditionalDisparity.of(decisions, within, request.within());
  }

  /**
   * The audit at a threshold with only some of the gaps, which takes less time.
   *
   * @param wanted the measures of decisions to compare groups by, in each school; those that limits
   *     ask for and those of scores are there as well
   */
  public Audit at(Threshold threshold, BiPredicate<DisparityMeasure, School> wanted) {
    return at(threshold, wanted, List.of());
  }

  private RowGroups groupsBy(List<String> by) {
    return groups.stream().filter(group -> group.by().equals(by)).findFirst().orElseThrow();
  }

  private Audit at(
      Threshold threshold,
      BiPredicate<DisparityMeasure, School> wanted,
      List<OutcomeFigure> outcomes) {
    Set<DisparityMeasure> limited =
        Gate.limits(workspace, request.model()).stream()
            .map(Limit::subject)
            .filter(Limit.OfMeasure.class::isInstance)
            .map(subject -> ((Limit.OfMeasure) subject).measure())
            .collect(Collectors.toSet());
    BiPredicate<DisparityMeasure, School> needed =
        wanted.or((measure, school) -> limited.contains(measure));
    GroupResult all = overall.at(threshold, needed).groups().getFirst();
    Map<Gate.Compared, RowGroups.Measured> results = new LinkedHashMap<>();
    larger.forEach((compared, of) -> results.put(compared, of.at(threshold, needed)));
    List<GroupResult> shown = new ArrayList<>();
    List<Disparity> disparities = new ArrayList<>();
    List<ImpactRatio> impacts = new ArrayList<>();
    List<RowGroups.Measured> measuredGroups =
        groups.parallelStream().map(group -> group.at(threshold, needed)).toList();
    for (int i = 0; i < groups.size(); i++) {
      RowGroups group = groups.get(i);
      RowGroups.Measured measured = measuredGroups.get(i);
      results.put(Gate.Compared.all(group.by()), measured);
      if (request.by().contains(group.by())) {
        shown.addAll(measured.groups());
        disparities.addAll(measured.disparities());
        impacts.addAll(measured.impacts());
      }
    }
    return new Audit(
        request.model(),
        request.part(),
        threshold,
        counts,
        all,
        shown,
        disparities,
        impacts,
        predictionGaps,
        rankings,
        outcomes,
        strata.stream().map(stratum -> stratum.at(threshold, needed)).toList(),
        request.reference(),
        request.bootstrap(),
        Gate.check(workspace, request.model(), all, results));
  }
}
