package org.evenhand.counterfactual;

import java.util.List;
import org.evenhand.metric.Measure;

/**
 * How much heavier the burden of one group is than another's.
 *
 * @param group the index of the one
 * @param reference the index of the other
 * @param answeredDifference share of rows with an answer: the one's minus the other's, with
 *     Newcombe's interval
 * @param answeredRatio the one's share by the other's, with Katz's interval
 * @param withinDifference share with an answer within one change, within two, ...: the one's minus
 *     the other's, with Newcombe's interval
 * @param costDifference mean cost: the one's minus the other's, with Welch's interval
 * @param costRatio the one's mean cost by the other's, with an interval from those of both
 * @param changesDifference mean number of changes: the one's minus the other's, with Welch's
 *     interval
 */
public record BurdenGap(
    int group,
    int reference,
    Measure answeredDifference,
    Measure answeredRatio,
    List<Measure> withinDifference,
    Measure costDifference,
    Measure costRatio,
    Measure changesDifference) {
  public BurdenGap {
    withinDifference = List.copyOf(withinDifference);
  }
}
