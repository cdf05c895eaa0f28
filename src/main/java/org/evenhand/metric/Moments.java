package org.evenhand.metric;

import org.evenhand.metric.Measure.Interval;
import org.jspecify.annotations.Nullable;

/** The running mean and spread of weighted values (West 1979, Updating Mean and Variance). */
public final class Moments {
  private double weight;
  private double mean;
  private double spread;

  static Moments of(double weight, double mean, double spread) {
    Moments moments = new Moments();
    moments.weight = weight;
    moments.mean = mean;
    moments.spread = spread;
    return moments;
  }

  /** Adds a value; one that weighs 0 is none. */
  public void add(double value, double valueWeight) {
    if (valueWeight > 0) {
      weight += valueWeight;
      double distance = value - mean;
      mean += distance * (valueWeight / weight);
      spread += valueWeight * distance * (value - mean);
    }
  }

  /** The weighted mean; 0 before any value. */
  public double mean() {
    return mean;
  }

  /** The weighted sum of squared distances from the mean. */
  double spread() {
    return spread;
  }

  /** The unbiased variance of the values, given their effective number; NaN for one value. */
  public double variance(double effectiveRows) {
    return effectiveRows > 1 ? spread / weight * effectiveRows / (effectiveRows - 1) : Double.NaN;
  }

  /** Student's interval of the mean. */
  public @Nullable Interval interval(double effectiveRows) {
    return Intervals.mean(mean, variance(effectiveRows), effectiveRows);
  }
}
