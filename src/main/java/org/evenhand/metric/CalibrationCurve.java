package org.evenhand.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.evenhand.metric.Measure.NotEstimable;
import org.jspecify.annotations.Nullable;

/**
 * How often a group's scores come true: rows binned by score, the mean score of each bin and the
 * share of its rows that are truly positive (DeGroot and Fienberg 1983, The Comparison and
 * Evaluation of Forecasters). How far the two are apart over ten bins of equal width is {@link
 * Metric#CALIBRATION_ERROR}.
 *
 * @param bins ascending in score; bins without weight are left out
 * @param absence why there is no curve, "the scores, from -2.5 to 3, are not probabilities"; null
 *     when there is one
 */
public record CalibrationCurve(List<Bin> bins, @Nullable String absence) {

  /** How scores are binned. */
  public enum Binning {
    /** The scores from 0 to 1 in parts of equal width. */
    EQUAL_WIDTH,
    /** Rows of about equal weight in each bin; equal scores are never parted. */
    EQUAL_COUNT
  }

  /**
   * Rows with similar scores.
   *
   * @param from with equal width the bin's lower edge, which it holds, else its lowest score
   * @param to with equal width the bin's upper edge, which only the last bin holds, else its
   *     highest score
   * @param score the mean score
   * @param positives the rows that are truly positive, of all in the bin
   */
  public record Bin(double from, double to, double score, Share positives) {

    /** Mean score, and share of positives with its Wilson interval; the threshold is the bin's. */
    public CurvePoint point() {
      double share = Math.min(1, positives.value());
      return CurvePoint.of(
          score, share, Intervals.wilson(share, positives.whole().effectiveRows()), from);
    }
  }

  /**
   * The curve of a group.
   *
   * @param bins how many at most, above 0
   */
  public static CalibrationCurve of(ScoredGroup group, Binning binning, int bins) {
    if (bins < 1) {
      throw new IllegalArgumentException(bins + " bins");
    }
    if (group.measure(Metric.CALIBRATION_ERROR, 0, true, 0) instanceof NotEstimable none) {
      return new CalibrationCurve(List.of(), none.reason());
    }
    List<Bin> made =
        switch (binning) {
          case EQUAL_WIDTH -> equalWidth(group, bins);
          case EQUAL_COUNT -> equalCount(group, bins);
        };
    return new CalibrationCurve(List.copyOf(made), null);
  }

  /** The bins as points: x is the mean score, y the share of positives. */
  public List<CurvePoint> points() {
    return bins.stream().map(Bin::point).toList();
  }

  private static List<Bin> equalWidth(ScoredGroup group, int bins) {
    List<Bin> made = new ArrayList<>();
    int lower = group.points() - 1;
    for (int bin = 0; bin < bins; bin++) {
      double to = (bin + 1.0) / bins;
      int upper = bin == bins - 1 ? 0 : group.point(to);
      add(made, group, upper, lower, (double) bin / bins, to);
      lower = upper;
    }
    return made;
  }

  private static List<Bin> equalCount(ScoredGroup group, int bins) {
    TreeSet<Integer> starts = new TreeSet<>();
    int last = group.points() - 1;
    int start = 0;
    for (int bin = 0; bin < bins; bin++) {
      while (start < last && above(group, start) < group.weight() * bin / bins) {
        start++;
      }
      starts.add(start);
    }
    List<Bin> made = new ArrayList<>();
    int lower = last;
    for (int upper : starts.headSet(last).reversed()) {
      add(made, group, upper, lower, group.threshold(lower), group.threshold(upper + 1));
      lower = upper;
    }
    return made;
  }

  private static double above(ScoredGroup group, int point) {
    return group.positives().weight(point) + group.negatives().weight(point);
  }

  /** The rows past the {@code upper} highest distinct scores, up to the {@code lower} highest. */
  private static void add(
      List<Bin> bins, ScoredGroup group, int upper, int lower, double from, double to) {
    Moments score = new Moments();
    for (int k = upper + 1; k <= lower; k++) {
      score.add(group.threshold(k), group.positives().weightAt(k) + group.negatives().weightAt(k));
    }
    Tally positives = group.positives().between(upper, lower);
    Tally rows = positives.plus(group.negatives().between(upper, lower));
    if (rows.weight() > 0) {
      bins.add(new Bin(from, to, score.mean(), new Share(positives, rows, null)));
    }
  }
}
