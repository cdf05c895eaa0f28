package org.evenhand.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.evenhand.data.NumericColumn;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.DisparityMeasure;
import org.evenhand.fairness.Group;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Metric;

/** Numbers as the page writes them: at most three digits, counts in full. */
public final class Words {
  private Words() {}

  /** A score or a regression's value: "0.318", "1,240"; "–" when there is none. */
  public static String score(double score) {
    return Double.isNaN(score) ? "–" : digits(score);
  }

  /** At most three digits, two of what is below a thousandth; thousands in full. */
  public static String digits(double value) {
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
    if (size >= 1) {
      return String.format(Locale.ROOT, "%.2f", value);
    }
    if (size >= 0.001 || value == 0) {
      return String.format(Locale.ROOT, "%.3f", size == 0 ? 0 : value);
    }
    return size >= 1e-6
        ? new BigDecimal(value).round(new MathContext(2)).toPlainString()
        : String.format(Locale.ROOT, "%.1e", value);
  }

  /** Whole numbers in full, others with three significant digits. */
  public static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15 ? count(value) : digits(value);
  }

  /** A share as a percentage with one decimal: "34.2 %", the sign kept on the number's line. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f\u00a0%%", 100 * share);
  }

  /** The value in the metric's unit. */
  public static String value(Metric metric, double value) {
    return metric.isShare() ? percent(value) : digits(value);
  }

  /** A measure in few characters: "34.2 % (116 of 339)", or why there is none. */
  public static String brief(Metric metric, Measure measure) {
    return switch (measure) {
      case Measure.Estimate estimate ->
          value(metric, estimate.value())
              + (estimate.fraction() == null
                  ? ""
                  : " (" + fraction(metric, estimate.fraction()) + ")");
      case Measure.NotEstimable none -> "not estimable: " + none.reason();
    };
  }

  /** "116 of 339"; "14 to 10" where the one is no part of the other. */
  public static String fraction(Metric metric, Measure.Fraction fraction) {
    String between = metric == Metric.FALSE_NEGATIVES_PER_FALSE_POSITIVE ? " to " : " of ";
    return count(fraction.numerator()) + between + count(fraction.denominator());
  }

  /** "31.0 % to 37.5 %", or an empty text when there is no interval. */
  public static String interval(Metric metric, Measure measure) {
    return measure instanceof Measure.Estimate estimate && estimate.interval() != null
        ? value(metric, estimate.interval().low())
            + " to "
            + value(metric, estimate.interval().high())
        : "";
  }

  /** A count. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** A count, or a sum of weights: whole where it is whole. */
  public static String count(double count) {
    return count == Math.rint(count)
        ? String.format(Locale.ROOT, "%,d", (long) count)
        : NumericColumn.format(Math.round(count * 10) / 10.0);
  }

  /** A measure as a cell shows it: the value, ◇ before it when it rests on few rows. */
  public static String cell(Metric metric, Measure measure) {
    return switch (measure) {
      case Measure.Estimate estimate ->
          (estimate.small() ? "◇ " : "") + value(metric, estimate.value());
      case Measure.NotEstimable none -> "not estimable";
    };
  }

  /** What stands under the value: counts and interval, or the reason why there is no value. */
  public static String underCell(Metric metric, Measure measure) {
    return switch (measure) {
      case Measure.Estimate estimate -> {
        String counts = estimate.fraction() == null ? "" : fraction(metric, estimate.fraction());
        String interval = interval(metric, measure);
        yield counts.isEmpty() || interval.isEmpty() ? counts + interval : counts + "; " + interval;
      }
      case Measure.NotEstimable none -> none.reason();
    };
  }

  /** Everything about a measure in one line, with the metric's definition. */
  public static String tooltip(Metric metric, Measure measure) {
    String interval = interval(metric, measure);
    return metric.explanation().definition()
        + " "
        + brief(metric, measure)
        + (interval.isEmpty() ? "" : "; 95 % interval " + interval)
        + (measure instanceof Measure.Estimate estimate && estimate.small() ? "; few rows" : "");
  }

  /** A group's values by attribute: "afam = yes, single = no"; "all rows" without attributes. */
  public static String group(Group group) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < group.by().size(); i++) {
      name.append(i == 0 ? "" : ", ");
      name.append(group.by().get(i)).append(" = ").append(group.values().get(i));
    }
    return name.isEmpty() ? "all rows" : name.toString();
  }

  /** A gap's value, ◇ before it when it rests on few rows. */
  public static String gap(Disparity disparity) {
    return switch (disparity.value()) {
      case Measure.Estimate estimate ->
          (estimate.small() ? "◇ " : "") + gap(disparity.measure(), estimate.value());
      case Measure.NotEstimable none -> "not estimable";
    };
  }

  /** A difference of shares in percentage points, anything else as a number. */
  public static String gap(DisparityMeasure measure, double value) {
    return measure.isInPoints()
        ? String.format(Locale.ROOT, "%.1f points", 100 * value)
        : digits(value);
  }

  /** "8.5 to 23.5 points", "0.750 to 0.917"; empty without an interval. */
  public static String gapInterval(Disparity disparity) {
    return disparity.value() instanceof Measure.Estimate estimate && estimate.interval() != null
        ? gapInterval(disparity.measure(), estimate.interval())
        : "";
  }

  public static String gapInterval(DisparityMeasure measure, Measure.Interval interval) {
    return gap(measure, interval.low()).replace(" points", "")
        + " to "
        + gap(measure, interval.high());
  }
}
