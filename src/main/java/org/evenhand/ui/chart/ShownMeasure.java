package org.evenhand.ui.chart;

import org.evenhand.metric.Measure;
import org.jspecify.annotations.Nullable;

/** A {@link Measure} as the chart elements take it: the fields of the answers' JSON. */
public record ShownMeasure(
    @Nullable Double value,
    @Nullable Double numerator,
    @Nullable Double denominator,
    @Nullable Double low,
    @Nullable Double high,
    String status,
    @Nullable String reason) {

  public static ShownMeasure of(Measure measure) {
    return switch (measure) {
      case Measure.Estimate(var value, var fraction, var interval, var small) ->
          new ShownMeasure(
              value,
              fraction == null ? null : fraction.numerator(),
              fraction == null ? null : fraction.denominator(),
              interval == null ? null : interval.low(),
              interval == null ? null : interval.high(),
              small ? "small" : "ok",
              null);
      case Measure.NotEstimable(var reason, var fraction) ->
          new ShownMeasure(
              null,
              fraction == null ? null : fraction.numerator(),
              fraction == null ? null : fraction.denominator(),
              null,
              null,
              "not_estimable",
              reason);
    };
  }
}
