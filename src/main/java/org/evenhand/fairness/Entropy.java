package org.evenhand.fairness;

import java.util.function.IntToDoubleFunction;
import org.evenhand.metric.Intervals;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measures;
import org.jspecify.annotations.Nullable;

/** The arithmetic of {@link GeneralizedEntropy}. */
final class Entropy {
  private final Benefits benefits;
  private final double alpha;
  private final double mean;

  Entropy(Benefits benefits, double alpha) {
    this.benefits = benefits;
    this.alpha = alpha;
    this.mean = benefits.mean();
  }

  GeneralizedEntropy measure(int minGroup) {
    String absence = absence();
    if (absence != null) {
      return GeneralizedEntropy.none(alpha, absence);
    }
    boolean small = benefits.all().rows() < minGroup;
    double total = mean(i -> index(benefits.benefit(i) / mean));
    double between = mean(i -> index(groupMean(i) / mean));
    double within = mean(this::within);
    double drift = mean(i -> slope(benefits.benefit(i) / mean));
    double groupDrift = mean(i -> slope(groupMean(i) / mean));
    IntToDoubleFunction movesTotal =
        i -> index(benefits.benefit(i) / mean) - total - (benefits.benefit(i) / mean - 1) * drift;
    IntToDoubleFunction movesBetween =
        i ->
            index(groupMean(i) / mean)
                - between
                + offGroup(i) * slope(groupMean(i) / mean)
                - (benefits.benefit(i) / mean - 1) * groupDrift;
    return new GeneralizedEntropy(
        alpha,
        number(total, movesTotal, small),
        number(between, movesBetween, small),
        number(within, i -> movesTotal.applyAsDouble(i) - movesBetween.applyAsDouble(i), small));
  }

  private @Nullable String absence() {
    if (benefits.all().weight() <= 0) {
      return benefits.all().rows() == 0 ? "no rows" : "the weights of all rows are 0";
    }
    if (benefits.negatives() > 0) {
      return "the benefit is below 0 in " + Measures.rows(benefits.negatives());
    }
    if (mean <= 0) {
      return "the benefit is 0 in all of " + Measures.rows(benefits.zeros());
    }
    if (alpha <= 0 && benefits.zeros() > 0) {
      return "the benefit is 0 in %s, which only an alpha above 0 can take"
          .formatted(Measures.rows(benefits.zeros()));
    }
    return null;
  }

  private double groupMean(int i) {
    return benefits.mean(benefits.group(i));
  }

  /** The benefit's distance from the mean of its group, in parts of that mean. */
  private double offGroup(int i) {
    return groupMean(i) == 0 ? 0 : benefits.benefit(i) / groupMean(i) - 1;
  }

  /** What a benefit adds to the index of its group, that weighed with the group's mean. */
  private double within(int i) {
    double groupMean = groupMean(i);
    return groupMean == 0
        ? 0
        : Math.pow(groupMean / mean, alpha) * index(benefits.benefit(i) / groupMean);
  }

  /** What a benefit of x times the mean adds. */
  private double index(double x) {
    if (alpha == 0) {
      return -Math.log(x);
    }
    if (alpha == 1) {
      return x == 0 ? 0 : x * Math.log(x);
    }
    return (Math.pow(x, alpha) - 1) / (alpha * (alpha - 1));
  }

  /** x times the derivative of {@link #index} at x. */
  private double slope(double x) {
    if (alpha == 0) {
      return -1;
    }
    if (alpha == 1) {
      return x == 0 ? 0 : x * (Math.log(x) + 1);
    }
    return Math.pow(x, alpha) / (alpha - 1);
  }

  private double mean(IntToDoubleFunction value) {
    double sum = 0;
    for (int i = 0; i < benefits.size(); i++) {
      sum += benefits.share(i) * value.applyAsDouble(i);
    }
    return sum;
  }

  /**
   * A value with its interval by the delta method.
   *
   * @param moves how much each addition's rows move the value, 0 on average
   */
  private Measure number(double value, IntToDoubleFunction moves, boolean small) {
    double rows = benefits.all().effectiveRows();
    double variance = mean(i -> Math.pow(moves.applyAsDouble(i), 2)) / (rows - 1);
    return Measures.number(
        // Rounding may leave an index of equal benefits just below 0.
        Math.max(0, value),
        rows < 2
            ? null
            : Intervals.within(
                Intervals.normal(Math.max(0, value), variance), 0, Double.POSITIVE_INFINITY),
        small);
  }
}
