package org.evenhand.policy;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.evenhand.metric.Rows;
import org.evenhand.metric.ScoredGroup;
import org.evenhand.metric.ScoredRows;

/** Made-up groups of scored rows, each with rows of both classes. */
final class RandomGroups {
  private RandomGroups() {}

  /**
   * @param most rows in a group, at least 2
   * @param steps different scores, at most; few make ties
   */
  static List<ScoredGroup> of(
      RandomGenerator random, int groups, int most, int steps, boolean weighted) {
    return IntStream.range(0, groups)
        .mapToObj(group -> group(random, 2 + random.nextInt(most - 1), steps, weighted))
        .toList();
  }

  private static ScoredGroup group(RandomGenerator random, int rows, int steps, boolean weighted) {
    double[] scores = new double[rows];
    byte[] labels = new byte[rows];
    double[] weights = new double[rows];
    for (int row = 0; row < rows; row++) {
      scores[row] = random.nextInt(steps + 1) / (double) steps;
      labels[row] = (byte) (row < 2 ? row : random.nextDouble() < 0.3 + 0.4 * scores[row] ? 1 : 0);
      weights[row] = row < 2 ? 1 : random.nextInt(4) / 2.0;
    }
    return ScoredRows.of(scores, labels, weighted ? weights : null, Rows.first(rows)).all();
  }
}
