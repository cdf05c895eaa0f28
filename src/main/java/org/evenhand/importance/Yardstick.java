package org.evenhand.importance;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.evenhand.metric.Measure;
import org.evenhand.model.Scores;

/** A metric over some rows, by which it is seen how much a model lost. */
public final class Yardstick {
  private final Reading reading;
  private final boolean higherIsBetter;
  private final int[] rows;

  /** Reads a metric off the scores of some rows. */
  @FunctionalInterface
  public interface Reading {
    /**
     * The metric.
     *
     * @param scores of all rows
     * @param rows those that count, all of whose scores are finite
     */
    Measure of(Scores scores, int[] rows);
  }

  /**
   * A metric over rows.
   *
   * @param higherIsBetter a fall of the metric is a loss; if not, a rise is
   * @param rows each once; not copied
   */
  public Yardstick(Reading reading, boolean higherIsBetter, int... rows) {
    this.reading = reading;
    this.higherIsBetter = higherIsBetter;
    this.rows = rows;
  }

  /** The same metric over some of the rows, a group for instance. */
  public Yardstick where(IntPredicate counted) {
    return new Yardstick(reading, higherIsBetter, Arrays.stream(rows).filter(counted).toArray());
  }

  /** The rows, not a copy. */
  int[] rows() {
    return rows;
  }

  Measure of(Scores scores, int[] some) {
    return reading.of(scores, some);
  }

  /** How much worse the value is than the baseline; negative if it is better. */
  double loss(double baseline, double value) {
    return higherIsBetter ? baseline - value : value - baseline;
  }
}
