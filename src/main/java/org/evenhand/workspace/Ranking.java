package org.evenhand.workspace;

import org.evenhand.fairness.Group;
import org.evenhand.metric.Measure;

/**
 * How the positives of one group rank among the negatives of another; both may be the same group.
 *
 * @param auc the chance that a random positive of the one scores higher than a random negative of
 *     the other, ties counting half
 */
public record Ranking(Group ofPositives, Group ofNegatives, Measure auc) {
  /** Of more groups than this there would be more pairs than anyone reads. */
  public static final int MOST_GROUPS = 12;
}
