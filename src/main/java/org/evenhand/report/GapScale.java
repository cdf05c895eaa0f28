package org.evenhand.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.School;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.Interval;

/**
 * Draws gaps of one table over a common scale: the interval as a line, the value as a dot, no gap
 * as a tall tick. Differences of shares are on a linear scale, ratios on a logarithmic one; gaps in
 * other units are not drawn.
 */
final class GapScale {
  private static final double WIDTH = 120;
  private static final double MARGIN = 5;

  /** Ratios are drawn up to this factor, beyond it at the edge. */
  private static final double MOST = 10;

  private static final double LEAST_POINTS = 0.01;

  private final boolean signed;
  private final double points;
  private final double factor;

  /**
   * @param gaps of one school
   */
  GapScale(List<Disparity> gaps) {
    signed = gaps.stream().anyMatch(gap -> gap.school() == School.REFERENCE);
    points =
        gaps.stream()
            .filter(gap -> gap.measure().isInPoints())
            .flatMap(GapScale::ends)
            .mapToDouble(Math::abs)
            .reduce(LEAST_POINTS, Math::max);
    factor =
        gaps.stream()
            .filter(gap -> gap.measure().isRatio())
            .flatMap(GapScale::ends)
            .mapToDouble(end -> Math.abs(log(end)))
            .reduce(LEAST_POINTS, Math::max);
  }

  private static Stream<Double> ends(Disparity gap) {
    return gap.value() instanceof Estimate estimate
        ? estimate.interval() == null
            ? Stream.of(estimate.value())
            : Stream.of(estimate.value(), estimate.interval().low(), estimate.interval().high())
        : Stream.empty();
  }

  private static double log(double ratio) {
    return Math.log(Math.clamp(ratio, 1 / MOST, MOST));
  }

  /** The gap as an SVG element, which repeats what the numbers beside it say. */
  String draw(Disparity gap) {
    boolean ratio = gap.measure().isRatio();
    if (!(gap.value() instanceof Estimate estimate) || !(ratio || gap.measure().isInPoints())) {
      return "";
    }
    Interval interval = estimate.interval();
    String line =
        interval == null
            ? ""
            : String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"8\" y2=\"8\"/>",
                x(ratio, interval.low()),
                x(ratio, interval.high()));
    return String.format(
        Locale.ROOT,
        "<svg width=\"%.0f\" height=\"16\" viewBox=\"0 0 %1$.0f 16\" aria-hidden=\"true\">"
            + "<path d=\"M%.1f 1V15\"/>%s<circle cx=\"%.1f\" cy=\"8\" r=\"3\"/></svg>",
        WIDTH,
        x(ratio, ratio ? 1 : 0),
        line,
        x(ratio, estimate.value()));
  }

  /** Unsigned ratios are at most 1 and so to the left of no gap, unsigned differences right. */
  private double x(boolean ratio, double value) {
    double place = ratio ? log(value) / factor : value / points;
    double from0To1 = signed ? (place + 1) / 2 : ratio ? place + 1 : place;
    return MARGIN + Math.clamp(from0To1, 0, 1) * (WIDTH - 2 * MARGIN);
  }
}
