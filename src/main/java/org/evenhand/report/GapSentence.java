package org.evenhand.report;

import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.evenhand.fairness.Basis;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.Group;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Metric;

/**
 * One sentence about a gap, with both numbers and their counts. Its direction is read from the two
 * groups' own values, so that it cannot be the wrong way round.
 */
public final class GapSentence {
  private static final double SAME = 1e-12;

  private GapSentence() {}

  /**
   * "Rows with sex = female are selected 9.6 points less often than those with sex = male (34 of 76
   * against 50 of 92)."
   *
   * @param measures what is measured of a group: all rows together for the group without attributes
   */
  public static String of(Disparity disparity, BiFunction<Group, Metric, Measure> measures) {
    Metric rate = disparity.rate();
    Group from = disparity.from();
    Group to = disparity.to();
    if (disparity.value() instanceof Measure.NotEstimable none) {
      return "Not estimable: " + none.reason() + ".";
    }
    if (from == null || to == null) {
      return "";
    }
    String sentence =
        rate == null
                || disparity.measure().basis() instanceof Basis.MeanOf
                || !(measures.apply(from, rate) instanceof Measure.Estimate own)
                || !(measures.apply(to, rate) instanceof Measure.Estimate other)
            ? "%s of %s against %s: %s."
                .formatted(
                    disparity.measure().label(),
                    Words.group(from),
                    Words.group(to),
                    Words.gap(disparity))
            : compare(disparity, rate, from, own, to, other);
    return disparity.excluded().isEmpty()
        ? sentence
        : sentence + " Left out, as not estimable: " + excluded(disparity) + ".";
  }

  private static String compare(
      Disparity disparity,
      Metric rate,
      Group from,
      Measure.Estimate own,
      Group to,
      Measure.Estimate other) {
    boolean ratio = disparity.measure().isRatio();
    String counts = " (%s against %s).".formatted(amount(rate, own), amount(rate, other));
    if (!rate.isShare()) {
      return rate.label()
          + (ratio ? times(own, other) : distance(own, other))
              .formatted(Words.group(from), Words.group(to))
          + counts;
    }
    String how =
        Math.abs(own.value() - other.value()) < SAME
            ? "exactly as often as"
            : ratio
                ? Words.digits(own.value() / other.value()) + " times as often as"
                : points(own.value() - other.value());
    return "%sows with %s are %s %s %s"
            .formatted(among(rate), Words.group(from), rate.words(), how, them(to))
        + counts;
  }

  /** The rows that a rate is a share of, and the "r" or "R" of the rows that follow. */
  private static String among(Metric rate) {
    String base =
        switch (rate) {
          case TRUE_POSITIVE_RATE, FALSE_NEGATIVE_RATE -> "Of the truly positive, r";
          case TRUE_NEGATIVE_RATE, FALSE_POSITIVE_RATE -> "Of the truly negative, r";
          case PRECISION, FALSE_DISCOVERY_RATE -> "Of those predicted positive, r";
          case NEGATIVE_PREDICTIVE_VALUE, FALSE_OMISSION_RATE -> "Of those predicted negative, r";
          default -> "R";
        };
    return base;
  }

  private static String them(Group to) {
    return to.by().isEmpty() ? "all rows together" : "those with " + Words.group(to);
  }

  private static String points(double difference) {
    return "%.1f points %s often than"
        .formatted(100 * Math.abs(difference), difference < 0 ? "less" : "more");
  }

  private static String distance(Measure.Estimate own, Measure.Estimate other) {
    double difference = own.value() - other.value();
    return Math.abs(difference) < SAME
        ? " is the same for %s and for %s"
        : " is "
            + Words.digits(Math.abs(difference))
            + (difference < 0 ? " lower" : " higher")
            + " for %s than for %s";
  }

  private static String times(Measure.Estimate own, Measure.Estimate other) {
    return " for %s is "
        + String.format(Locale.ROOT, "%s", Words.digits(own.value() / other.value()))
        + " times that for %s";
  }

  private static String amount(Metric rate, Measure.Estimate estimate) {
    Measure.Fraction fraction = estimate.fraction();
    return fraction == null ? Words.value(rate, estimate.value()) : Words.fraction(rate, fraction);
  }

  private static String excluded(Disparity disparity) {
    return disparity.excluded().stream()
        .map(left -> Words.group(left.group()) + " (" + left.reason() + ")")
        .distinct()
        .collect(Collectors.joining("; "));
  }
}
