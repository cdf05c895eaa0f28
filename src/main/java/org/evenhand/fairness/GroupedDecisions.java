package org.evenhand.fairness;

import java.util.List;

/**
 * What was decided of every group, and how groups are compared.
 *
 * @param groups one per group of the grouping, in its order
 */
public record GroupedDecisions(
    Grouping grouping, List<GroupFigures> groups, DisparityOptions options) {
  public GroupedDecisions {
    groups = List.copyOf(groups);
  }

  boolean labelled() {
    return groups.stream().allMatch(GroupFigures::labelled);
  }
}
