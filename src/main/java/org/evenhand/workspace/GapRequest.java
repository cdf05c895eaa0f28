package org.evenhand.workspace;

import java.util.List;
import java.util.stream.Collectors;
import org.evenhand.data.InputException;
import org.evenhand.metric.Metric;
import org.jspecify.annotations.Nullable;

/**
 * Which gap is to be taken apart.
 *
 * @param metric one of {@link #METRICS}
 * @param by the protected attributes that divide the rows
 * @param group the values of the one group; null for the one furthest from the other
 * @param against the values of the other; null for the reference that the workspace file names,
 *     else the largest, and if that is the one group itself, the one furthest from it
 * @param threshold what decides
 * @param most how many rows to take of each group; more are sampled
 * @param seed of all that is drawn
 */
public record GapRequest(
    Metric metric,
    List<String> by,
    @Nullable List<String> group,
    @Nullable List<String> against,
    Threshold threshold,
    int most,
    long seed) {
  /** Rows of each group, unless others are asked for. */
  public static final int ROWS = 2_000;

  /** The seed, unless another is asked for. */
  public static final long SEED = 1;

  /** Those that are means of something that every row has, which alone can be taken apart. */
  public static final List<Metric> METRICS =
      List.of(
          Metric.SELECTION_RATE,
          Metric.MEAN_SCORE,
          Metric.TRUE_POSITIVE_RATE,
          Metric.FALSE_POSITIVE_RATE,
          Metric.MEAN_PREDICTION);

  public GapRequest {
    by = List.copyOf(by);
    if (by.isEmpty()) {
      throw new InputException("no attribute to compare groups by: name a protected column");
    }
    if (!METRICS.contains(metric)) {
      throw new InputException(
          "a gap in %s cannot be taken apart; choose one of %s"
              .formatted(
                  metric.key(),
                  METRICS.stream().map(Metric::key).collect(Collectors.joining(", "))));
    }
    if (most < 1) {
      throw new InputException("rows: expected at least 1, found " + most);
    }
  }
}
