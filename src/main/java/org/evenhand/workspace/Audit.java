package org.evenhand.workspace;

import java.util.List;
import org.evenhand.fairness.Disparity;

/**
 * Everything that is measured of one model at one threshold: the same for every view and report.
 *
 * @param part the part of the data, {@link Workspace#ALL} for all
 * @param data the rows it rests on
 * @param overall all judged rows as one group
 * @param groups for each requested list of attributes, in its order, the groups that occur
 * @param disparities how far the groups are apart
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
    List<LimitResult> limits) {
  public Audit {
    groups = List.copyOf(groups);
    disparities = List.copyOf(disparities);
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

  /** Whether every limit holds; true without limits. */
  public boolean limitsHold() {
    return limits.stream().allMatch(LimitResult::holds);
  }
}
