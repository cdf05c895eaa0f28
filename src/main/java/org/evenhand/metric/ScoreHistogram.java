package org.evenhand.metric;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a group's scores are distributed, by true class when that is known.
 *
 * @param bins of equal width, ascending, empty ones included
 */
public record ScoreHistogram(List<Bin> bins) {
  /** As many bins as are still told apart in a picture. */
  public static final int MOST_BINS = 50;

  /** The scores that a picture shows. */
  public record Range(double from, double to) {}

  /**
   * Rows with {@code from <= score < to}; the last bin holds its upper end, and the outer bins what
   * lies outside the range.
   *
   * @param positives those of the rows that are truly positive; null when no truth is known
   */
  public record Bin(double from, double to, Tally rows, @Nullable Tally positives) {}

  /**
   * The range that holds all finite scores of some groups: 0 to 1 where that does, as it does for
   * probabilities, else from the lowest score to the highest.
   */
  public static Range range(Collection<ScoredGroup> groups) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (ScoredGroup group : groups) {
      int last = group.points() - 1;
      if (last > 0) {
        int lowest = group.threshold(last) == Double.NEGATIVE_INFINITY ? last - 1 : last;
        int highest = group.threshold(1) == Double.POSITIVE_INFINITY ? 2 : 1;
        if (highest <= lowest) {
          low = Math.min(low, group.threshold(lowest));
          high = Math.max(high, group.threshold(highest));
        }
      }
    }
    if (low > high || (low >= 0 && high <= 1)) {
      return new Range(0, 1);
    }
    return low < high ? new Range(low, high) : new Range(low - 0.5, high + 0.5);
  }

  /**
   * The histogram of a group.
   *
   * @param range to be shared by all groups of a picture
   * @param bins from 1 to {@link #MOST_BINS}
   */
  public static ScoreHistogram of(ScoredGroup group, Range range, int bins) {
    if (bins < 1 || bins > MOST_BINS) {
      throw new IllegalArgumentException(bins + " bins");
    }
    List<Bin> made = new ArrayList<>();
    int lower = group.points() - 1;
    for (int bin = 0; bin < bins; bin++) {
      double to = edge(range, bin + 1, bins);
      int upper = bin == bins - 1 ? 0 : group.point(to);
      Tally positives = group.positives().between(upper, lower);
      Tally rows = group.negatives().between(upper, lower).plus(positives);
      made.add(new Bin(edge(range, bin, bins), to, rows, group.labelled() ? positives : null));
      lower = upper;
    }
    return new ScoreHistogram(List.copyOf(made));
  }

  private static double edge(Range range, int bin, int bins) {
    return bin == bins ? range.to : range.from + (range.to - range.from) * bin / bins;
  }
}
