package org.evenhand.importance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.NotEstimable;
import org.evenhand.metric.Measures;
import org.evenhand.model.Scores;
import org.jspecify.annotations.Nullable;

/** Collects the losses of a feature by one yardstick, repeat by repeat. */
final class LossCounter {
  private final FeatureGroup feature;
  private final Yardstick yardstick;
  private final Measure baseline;
  private final List<Double> losses = new ArrayList<>();
  private int leftOut;
  private @Nullable String absence;

  /**
   * @param absence why no loss can be estimated, if something other than the baseline says so
   */
  LossCounter(
      FeatureGroup feature, Yardstick yardstick, Measure baseline, @Nullable String absence) {
    this.feature = feature;
    this.yardstick = yardstick;
    this.baseline = baseline;
    this.absence = baseline instanceof NotEstimable none ? none.reason() : absence;
  }

  /**
   * Adds a repeat. A row without a score is left out of it, on both sides of the comparison.
   *
   * @param complete whether all scores are finite
   */
  void add(Scores permuted, Scores original, boolean complete) {
    if (!isOpen()) {
      return;
    }
    int[] rows = complete ? yardstick.rows() : scored(permuted);
    leftOut += yardstick.rows().length - rows.length;
    Measure before =
        rows.length == yardstick.rows().length ? baseline : yardstick.of(original, rows);
    switch (before instanceof Estimate ? yardstick.of(permuted, rows) : before) {
      case Estimate now -> losses.add(yardstick.loss(value(before), now.value()));
      case NotEstimable(String reason, var counts) ->
          absence =
              rows.length == yardstick.rows().length
                  ? "with permuted values: " + reason
                  : "the model has no score for %d of %s with permuted values: %s"
                      .formatted(
                          yardstick.rows().length - rows.length,
                          Measures.rows(yardstick.rows().length),
                          reason);
    }
  }

  private static double value(Measure before) {
    return Objects.requireNonNull(before.valueOrNull());
  }

  /** Whether a further repeat would say anything. */
  boolean isOpen() {
    return absence == null;
  }

  FeatureGroup feature() {
    return feature;
  }

  private int[] scored(Scores scores) {
    return Arrays.stream(yardstick.rows())
        .filter(
            row ->
                IntStream.range(0, scores.width())
                    .allMatch(output -> Double.isFinite(scores.get(output, row))))
        .toArray();
  }

  PermutedFeature result() {
    return absence == null
        ? PermutedFeature.of(feature, losses, isSmall(), leftOut)
        : PermutedFeature.none(feature, absence, leftOut);
  }

  private boolean isSmall() {
    return baseline instanceof Estimate known && known.small();
  }
}
