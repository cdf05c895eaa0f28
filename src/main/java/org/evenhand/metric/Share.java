package org.evenhand.metric;

import org.evenhand.metric.Measure.Fraction;
import org.evenhand.metric.Measure.NotEstimable;
import org.jspecify.annotations.Nullable;

/**
 * A part of some rows, as what a rate is measured from.
 *
 * @param part some of the whole's rows
 * @param absence why there is no rate ("no positives among 6 rows"); null when there is one
 */
public record Share(Tally part, Tally whole, @Nullable String absence) {

  /** From 0 to 1, of the weight; NaN when there is none. */
  public double value() {
    return part.weight() / whole.weight();
  }

  /**
   * The rate with its Wilson interval.
   *
   * @param minGroup the rate is small if the whole has fewer rows
   */
  public Measure measure(int minGroup) {
    return absence == null
        ? Measures.rate(
            part.weight(), whole.weight(), whole.effectiveRows(), whole.rows() < minGroup)
        : new NotEstimable(absence, new Fraction(part.weight(), whole.weight()));
  }
}
