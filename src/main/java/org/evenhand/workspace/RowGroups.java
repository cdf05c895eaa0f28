package org.evenhand.workspace;

import java.util.List;
import java.util.function.BiPredicate;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.DisparityMeasure;
import org.evenhand.fairness.Group;
import org.evenhand.fairness.GroupedDecisions;
import org.evenhand.fairness.ImpactRatio;
import org.evenhand.fairness.PredictionGap;
import org.evenhand.fairness.School;
import org.jspecify.annotations.Nullable;

/** Rows divided into groups, ready to be measured at any threshold. */
interface RowGroups {
  Group ALL = new Group(List.of(), List.of());

  /**
   * What is measured at one threshold.
   *
   * @param groups each group by itself
   * @param disparities how far the groups are apart; empty for a single group of all rows
   * @param impacts how often each group gets the favorable outcome against the one that gets it
   *     most often; empty for a single group of all rows and for a regression
   */
  record Measured(
      List<GroupResult> groups, List<Disparity> disparities, List<ImpactRatio> impacts) {}

  /** The attributes that make the groups. */
  List<String> by();

  /** The groups, in the order of their values. */
  List<Group> groups();

  /**
   * Measures the groups at a threshold.
   *
   * @param wanted the measures of decisions to compare groups by; those of scores are all there
   */
  Measured at(Threshold threshold, BiPredicate<DisparityMeasure, School> wanted);

  /** Only the groups with so many judged rows; null for all rows as one group. */
  @Nullable RowGroups atLeast(int minRows);

  /** What is decided of each group; null for all rows as one group and for a regression. */
  @Nullable GroupedDecisions decisions(Threshold threshold);

  /** Of a regression how far each group's predictions are from those for all others; else none. */
  List<PredictionGap> predictionGaps();

  /**
   * How the positives of each group rank among the negatives of each, group by group; none for a
   * regression, without labels, for a single group, and with more than {@link Ranking#MOST_GROUPS}.
   */
  List<Ranking> rankings();
}
