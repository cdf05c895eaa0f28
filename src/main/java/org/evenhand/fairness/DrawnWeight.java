package org.evenhand.fairness;

import java.util.random.RandomGenerator;
import org.evenhand.metric.Tally;

/** What rows drawn at random from some rows weigh together. */
final class DrawnWeight {
  private final double mean;
  private final double deviation;

  DrawnWeight(Tally rows) {
    mean = rows.rows() == 0 ? 0 : rows.weight() / rows.rows();
    double variance = rows.rows() == 0 ? 0 : rows.squares() / rows.rows() - mean * mean;
    // Of equal weights rounding leaves a little that is no spread.
    deviation = variance <= 1e-12 * mean * mean ? 0 : Math.sqrt(variance);
  }

  double of(int drawn, RandomGenerator random) {
    if (drawn == 0 || deviation == 0) {
      return drawn * mean;
    }
    return Math.max(0, drawn * mean + Math.sqrt(drawn) * deviation * random.nextGaussian());
  }
}
