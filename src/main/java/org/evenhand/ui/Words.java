package org.evenhand.ui;

import java.util.Locale;
import org.evenhand.data.NumericColumn;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Metric;

/** Numbers as the page writes them: at most three digits, counts in full. */
final class Words {
  private Words() {}

  /** A score or a regression's value: "0.318", "1,240"; "–" when there is none. */
  static String score(double score) {
    return Double.isNaN(score) ? "–" : digits(score);
  }

  /** Three significant digits, thousands in full. */
  static String digits(double value) {
    double size = Math.abs(value);
    if (size >= 1000) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    if (size >= 100) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    if (size >= 10) {
      return String.format(Locale.ROOT, "%.1f", value);
    }
    return String.format(Locale.ROOT, size >= 1 ? "%.2f" : "%.3f", value);
  }

  /** Whole numbers in full, others with three significant digits. */
  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15 ? count(value) : digits(value);
  }

  /** A share as a percentage with one decimal: "34.2 %", the sign kept on the number's line. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f\u00a0%%", 100 * share);
  }

  /** The value in the metric's unit. */
  static String value(Metric metric, double value) {
    return metric.isShare() ? percent(value) : digits(value);
  }

  /** A measure in few characters: "34.2 % (116 of 339)", or why there is none. */
  static String brief(Metric metric, Measure measure) {
    return switch (measure) {
      case Measure.Estimate estimate ->
          value(metric, estimate.value())
              + (estimate.fraction() == null ? "" : " (" + fraction(estimate.fraction()) + ")");
      case Measure.NotEstimable none -> "not estimable: " + none.reason();
    };
  }

  /** "116 of 339". */
  static String fraction(Measure.Fraction fraction) {
    return count(fraction.numerator()) + " of " + count(fraction.denominator());
  }

  /** "31.0 % to 37.5 %", or an empty text when there is no interval. */
  static String interval(Metric metric, Measure measure) {
    return measure instanceof Measure.Estimate estimate && estimate.interval() != null
        ? value(metric, estimate.interval().low())
            + " to "
            + value(metric, estimate.interval().high())
        : "";
  }

  /** A count, or a sum of weights: whole where it is whole. */
  static String count(double count) {
    return count == Math.rint(count)
        ? String.format(Locale.ROOT, "%,d", (long) count)
        : NumericColumn.format(Math.round(count * 10) / 10.0);
  }

  /** A measure as a cell shows it: the value, ◇ before it when it rests on few rows. */
  static String cell(Metric metric, Measure measure) {
    return switch (measure) {
      case Measure.Estimate estimate ->
          (estimate.small() ? "◇ " : "") + value(metric, estimate.value());
      case Measure.NotEstimable none -> "not estimable";
    };
  }

  /** What stands under the value: counts and interval, or the reason why there is no value. */
  static String underCell(Metric metric, Measure measure) {
    return switch (measure) {
      case Measure.Estimate estimate -> {
        String counts = estimate.fraction() == null ? "" : fraction(estimate.fraction());
        String interval = interval(metric, measure);
        yield counts.isEmpty() || interval.isEmpty() ? counts + interval : counts + "; " + interval;
      }
      case Measure.NotEstimable none -> none.reason();
    };
  }

  /** Everything about a measure in one line, with the metric's definition. */
  static String tooltip(Metric metric, Measure measure) {
    String interval = interval(metric, measure);
    return metric.explanation().definition()
        + " "
        + brief(metric, measure)
        + (interval.isEmpty() ? "" : "; 95 % interval " + interval)
        + (measure instanceof Measure.Estimate estimate && estimate.small() ? "; few rows" : "");
  }
}
