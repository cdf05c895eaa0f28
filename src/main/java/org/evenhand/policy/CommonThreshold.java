package org.evenhand.policy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.evenhand.metric.ScoreOrder;
import org.evenhand.metric.ScoredGroup;

/** The one threshold for all groups that gains most; of several the highest. */
final class CommonThreshold {
  private CommonThreshold() {}

  /**
   * @param groups at least one of them with a row
   */
  static double best(List<ScoredGroup> groups, Gains gains) {
    int size = groups.stream().mapToInt(ScoredGroup::points).sum() - groups.size();
    double[] scores = new double[size];
    long[] steps = new long[size];
    long gain = 0;
    int at = 0;
    for (int group = 0; group < groups.size(); group++) {
      long[] ofGroup = gains.of(group);
      gain += ofGroup[0];
      for (int point = 1; point < ofGroup.length; point++) {
        scores[at] = groups.get(group).threshold(point);
        steps[at++] = ofGroup[point] - ofGroup[point - 1];
      }
    }
    int[] order = ScoreOrder.descending(scores, IntStream.range(0, size).toArray());
    long best = gain;
    // How many of the scores, from the highest, are predicted positive.
    int flagged = 0;
    for (int i = 0; i < size; i++) {
      gain += steps[order[i]];
      boolean last = i + 1 == size || scores[order[i + 1]] < scores[order[i]];
      if (last && gain > best) {
        best = gain;
        flagged = i + 1;
      }
    }
    double score = flagged == 0 ? Double.POSITIVE_INFINITY : scores[order[flagged - 1]];
    double below = flagged == size ? Double.NEGATIVE_INFINITY : scores[order[flagged]];
    boolean probabilities = Arrays.stream(scores).allMatch(value -> value >= 0 && value <= 1);
    return Thresholds.between(below, score, probabilities);
  }
}
