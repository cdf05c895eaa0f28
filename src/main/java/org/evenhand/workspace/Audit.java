package org.evenhand.workspace;

import java.util.List;
import org.evenhand.fairness.Bootstrap;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.ImpactRatio;
import org.evenhand.fairness.Reference;

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
 * @param reference the group that the others were compared with
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
    Reference reference,
    Bootstrap bootstrap,
    List<LimitResult> limits) {
  public Audit {
    groups = List.copyOf(groups);
    disparities = List.copyOf(disparities);
    impacts = List.copyOf(impacts);
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

  /** Whether every limit holds; true without limits. */
  public boolean limitsHold() {
    return limits.stream().allMatch(LimitResult::holds);
  }
}
