package org.evenhand.workspace;

import java.util.List;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.Group;
import org.evenhand.fairness.ImpactRatio;

/** Rows divided into groups, ready to be measured at any threshold. */
interface RowGroups {
  Group ALL = new Group(List.of(), List.of());

  /**
   * What is measured at one threshold.
   *
   * @param groups each group by itself
   * @param disparities how far the groups are apart; empty for a regression and for a single group
   *     of all rows
   * @param impacts how often each group gets the favorable outcome against the one that gets it
   *     most often; empty likewise
   */
  record Measured(
      List<GroupResult> groups, List<Disparity> disparities, List<ImpactRatio> impacts) {}

  /** The attributes that make the groups. */
  List<String> by();

  Measured at(Threshold threshold);
}
