package org.evenhand.fairness;

import java.util.random.RandomGenerator;
import org.evenhand.metric.Tally;
import org.jspecify.annotations.Nullable;

/** What rows drawn at random from some rows weigh together. */
final class DrawnWeight {
  private final double mean;
  private final double deviation;
  private final double @Nullable [] each;

  /**
   * @param each the weights of the rows, to draw them; null to draw from the normal distribution
   */
  DrawnWeight(Tally rows, double @Nullable [] each) {
    this.each = each;
    mean = rows.rows() == 0 ? 0 : rows.weight() / rows.rows();
    double variance = rows.rows() == 0 ? 0 : rows.squares() / rows.rows() - mean * mean;
    // Of equal weights rounding leaves a little that is no spread.
    deviation = variance <= 1e-12 * mean * mean ? 0 : Math.sqrt(variance);
  }

  double of(int drawn, RandomGenerator random) {
    if (drawn == 0 || deviation == 0) {
      return drawn * mean;
    }
    if (each != null) {
      double sum = 0;
      for (int i = 0; i < drawn; i++) {
        sum += each[random.nextInt(each.length)];
      }
      return sum;
    }
    return Math.max(0, drawn * mean + Math.sqrt(drawn) * deviation * random.nextGaussian());
  }
}
