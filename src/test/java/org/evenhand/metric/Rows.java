package org.evenhand.metric;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.Interval;

/** Short ways to write down rows in tests. */
public final class Rows {
  private Rows() {}

  /** "0 1 1" as numbers. */
  public static double[] numbers(String text) {
    return Arrays.stream(text.trim().split(" +")).mapToDouble(Double::parseDouble).toArray();
  }

  /** "0 1 1" as labels. */
  public static byte[] labels(String text) {
    double[] numbers = numbers(text);
    byte[] labels = new byte[numbers.length];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = (byte) numbers[row];
    }
    return labels;
  }

  public static int[] first(int rows) {
    return IntStream.range(0, rows).toArray();
  }

  /** All rows, without weights. */
  public static ScoredRows scored(String labels, String scores) {
    return ScoredRows.of(numbers(scores), labels(labels), null, first(numbers(scores).length));
  }

  public static ScoredRows weighted(String labels, String scores, String weights) {
    return ScoredRows.of(
        numbers(scores), labels(labels), numbers(weights), first(numbers(scores).length));
  }

  /** The value of a metric at threshold 0.5 with the positive class favorable. */
  public static double value(ScoredGroup group, Metric metric) {
    return value(group.measure(metric, 0.5, true, 1));
  }

  public static double value(Measure measure) {
    Double value = measure.valueOrNull();
    if (value == null) {
      throw new AssertionError("no value: " + measure);
    }
    return value;
  }

  public static Interval interval(Measure measure) {
    return Objects.requireNonNull(((Estimate) measure).interval());
  }

  public static String reason(Measure measure) {
    return measure instanceof Measure.NotEstimable none ? none.reason() : "estimable: " + measure;
  }
}
