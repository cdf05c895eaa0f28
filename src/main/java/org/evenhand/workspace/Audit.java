package org.evenhand.workspace;

import java.util.List;
import org.evenhand.fairness.Bootstrap;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.Group;
import org.evenhand.fairness.ImpactRatio;
import org.evenhand.fairness.OutcomeFigure;
import org.evenhand.fairness.PredictionGap;
import org.evenhand.fairness.Reference;
import org.evenhand.fairness.School;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is measured of one model at one threshold: the same for every view and report.
 *
 * @param part the part of the data, {@link Workspace#ALL} for all
 * @param data the rows it rests on
 * @param overall all judged rows as one group
 * @param groups for each requested list of attributes, in its order, the groups that occur
 * @param disparities how far the groups are apart, by every measure and school
 * @param impacts how often each group gets the favorable outcome against the best off of those by
 *     the same attributes; empty for a regression
 * @param predictionGaps of a regression how far each group's predictions are from those for all
 *     others; empty for a classifier
 * @param rankings of a classifier how the positives of each group rank among the negatives of each
 *     other one
 * @param outcomes of a classifier how outcomes are distributed over the groups; empty where only
 *     some gaps were asked for
 * @param strata the same within each value of another attribute; empty if none was asked for
 * @param reference what was asked for as the group that the others were compared with; null: as the
 *     workspace names it, else the largest
 * @param bootstrap what intervals of gaps over all groups were made of
 * @param limits the workspace's limits on this model
 */
public record Audit(
    LoadedModel model,
    String part,
    Threshold threshold,
    DataCounts data,
    GroupResult overall,
    List<GroupResult> groups,
    List<Disparity> disparities,
    List<ImpactRatio> impacts,
    List<PredictionGap> predictionGaps,
    List<Ranking> rankings,
    List<OutcomeFigure> outcomes,
    List<Stratum> strata,
    @Nullable Reference reference,
    Bootstrap bootstrap,
    List<LimitResult> limits) {
  /** What became of the workspace's limits. */
  public enum Outcome {
    NOTHING_WAS_ASKED,
    HELD,
    BROKEN
  }

  public Audit {
    groups = List.copyOf(groups);
    disparities = List.copyOf(disparities);
    impacts = List.copyOf(impacts);
    predictionGaps = List.copyOf(predictionGaps);
    rankings = List.copyOf(rankings);
    outcomes = List.copyOf(outcomes);
    strata = List.copyOf(strata);
    limits = List.copyOf(limits);
  }

  /** The groups by these attributes, in the order of their values. */
  public List<GroupResult> groupsBy(List<String> by) {
    return groups.stream().filter(result -> result.group().by().equals(by)).toList();
  }

  /** The disparities between the groups by these attributes. */
  public List<Disparity> disparitiesBy(List<String> by) {
    return disparities.stream().filter(disparity -> disparity.by().equals(by)).toList();
  }

  /** The six gaps over all groups by these attributes to look at first. */
  public List<Disparity> firstDisparitiesBy(List<String> by) {
    return disparitiesBy(by).stream().filter(Disparity::isFirst).toList();
  }

  /** The impact ratios of the groups by these attributes. */
  public List<ImpactRatio> impactsBy(List<String> by) {
    return impacts.stream().filter(impact -> impact.group().by().equals(by)).toList();
  }

  /** The prediction gaps of the groups by these attributes. */
  public List<PredictionGap> predictionGapsBy(List<String> by) {
    return predictionGaps.stream().filter(gap -> gap.group().by().equals(by)).toList();
  }

  /** The rankings within and between the groups by these attributes. */
  public List<Ranking> rankingsBy(List<String> by) {
    return rankings.stream().filter(pair -> pair.ofPositives().by().equals(by)).toList();
  }

  /** How outcomes are distributed over the groups by these attributes. */
  public List<OutcomeFigure> outcomesBy(List<String> by) {
    return outcomes.stream().filter(figure -> figure.by().equals(by)).toList();
  }

  /** The lists of attributes that make the groups, in the order they were asked for. */
  public List<List<String>> by() {
    return groups.stream().map(result -> result.group().by()).distinct().toList();
  }

  /** The group that the others by these attributes were compared with; null if there is none. */
  public @Nullable Group referenceBy(List<String> by) {
    return disparities.stream()
        .filter(gap -> gap.by().equals(by) && gap.school() == School.REFERENCE)
        .map(Disparity::to)
        .findFirst()
        .orElse(null);
  }

  /** Whether every limit holds, if there is any. */
  public Outcome outcome() {
    if (limits.isEmpty()) {
      return Outcome.NOTHING_WAS_ASKED;
    }
    return limits.stream().allMatch(LimitResult::holds) ? Outcome.HELD : Outcome.BROKEN;
  }
}
