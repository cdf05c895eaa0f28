package org.evenhand.metric;

import java.util.Arrays;
import org.evenhand.metric.Measure.Interval;
import org.jspecify.annotations.Nullable;

/**
 * A number as it comes out without each of the blocks that rows were dealt into by lot: the
 * delete-a-group jackknife (Kott 2001, The Delete-a-Group Jackknife).
 *
 * @param mean over the blocks
 * @param standardError of the number over all rows; NaN if it is not estimable without some block
 * @param blocks how many, at least 2
 */
public record Jackknife(double mean, double standardError, int blocks) {
  /** A spread up to this is of rounding alone: the rows are all alike. */
  private static final double ROUNDING = 1e-12;

  /**
   * @param without the number without each block
   */
  static Jackknife of(double... without) {
    int blocks = without.length;
    double mean = Arrays.stream(without).average().orElse(Double.NaN);
    double squares = Arrays.stream(without).map(value -> (value - mean) * (value - mean)).sum();
    return new Jackknife(mean, Math.sqrt(squares * (blocks - 1) / blocks), blocks);
  }

  /**
   * Student's interval on the logit, of a number from 0 to 1.
   *
   * @param value the number over all rows
   * @return within (0, 1); null at 0 and 1, which have no logit, and where the number does not vary
   */
  public @Nullable Interval interval(double value) {
    return standardError > ROUNDING
        ? Intervals.logit(value, standardError / (value * (1 - value)), blocks - 1)
        : null;
  }
}
