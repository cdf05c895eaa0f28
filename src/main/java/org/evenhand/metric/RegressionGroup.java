package org.evenhand.metric;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import org.evenhand.metric.Measure.Interval;
import org.evenhand.metric.MetricFormula.OfRegression;

/** A group of rows with numeric predictions, ready to be measured. */
public final class RegressionGroup {
  private final RegressionRows table;
  private final int[] rows;
  private final Tally all;

  /**
   * @param rows the rows of the table that are in the group; not copied
   */
  RegressionGroup(RegressionRows table, int[] rows) {
    this.table = table;
    this.rows = rows;
    this.all = tally(row -> true);
  }

  /** The number of rows. */
  public int rows() {
    return all.rows();
  }

  /** The sum of the rows' weights; without weights the number of rows. */
  public double weight() {
    return all.weight();
  }

  /** Whether the truth is known. */
  public boolean labelled() {
    return table.targets() != null;
  }

  /**
   * A metric of this group.
   *
   * @param minGroup an estimate that rests on fewer rows is small
   * @return not estimable where targets are needed and there are none, without rows, for R squared
   *     where the truth does not vary, for the share beyond a tolerance where there is none, or for
   *     a metric that is not of regressions
   */
  public Measure measure(Metric metric, int minGroup) {
    if (!(metric.formula() instanceof OfRegression formula)) {
      return Measures.none("the target is a number, not a class");
    }
    double[] targets = table.targets();
    if (metric.needsLabels() && targets == null) {
      return Measures.none("no labels");
    }
    if (all.weight() <= 0) {
      return Measures.none(all.rows() == 0 ? "no rows" : "the weights of all rows are 0");
    }
    boolean small = all.rows() < minGroup;
    double[] predictions = table.predictions();
    return targets == null
        ? mean(row -> predictions[row], Double.NEGATIVE_INFINITY, small)
        : measure(formula, predictions, targets, small);
  }

  private Measure measure(
      OfRegression formula, double[] predictions, double[] targets, boolean small) {
    IntToDoubleFunction error = row -> predictions[row] - targets[row];
    IntToDoubleFunction distance = row -> Math.abs(predictions[row] - targets[row]);
    return switch (formula) {
      case MEAN_PREDICTION -> mean(row -> predictions[row], Double.NEGATIVE_INFINITY, small);
      case MEAN_ERROR -> mean(error, Double.NEGATIVE_INFINITY, small);
      case MEDIAN_ERROR -> median(error, small);
      case MEAN_ABSOLUTE_ERROR -> mean(distance, 0, small);
      case MEDIAN_ABSOLUTE_ERROR -> median(distance, small);
      case ROOT_MEAN_SQUARED_ERROR -> rootMeanSquare(error, small);
      case R_SQUARED -> rSquared(error, targets, small);
      case BEYOND_TOLERANCE -> beyond(distance, small);
    };
  }

  private Measure mean(IntToDoubleFunction value, double least, boolean small) {
    Moments values = moments(value);
    return Measures.number(
        values.mean(),
        Intervals.within(values.interval(all.effectiveRows()), least, Double.POSITIVE_INFINITY),
        small);
  }

  private Measure median(IntToDoubleFunction value, boolean small) {
    double[] values = Arrays.stream(rows).mapToDouble(value).toArray();
    double[] weights =
        table.weights() == null ? null : Arrays.stream(rows).mapToDouble(table::weight).toArray();
    Median median = Median.of(values, weights);
    return Measures.number(median.value(), median.interval(all.effectiveRows()), small);
  }

  /** The root of a mean, whose interval is that of the mean, its ends likewise. */
  private Measure rootMeanSquare(IntToDoubleFunction error, boolean small) {
    Moments squares = moments(row -> Math.pow(error.applyAsDouble(row), 2));
    Interval interval = squares.interval(all.effectiveRows());
    return Measures.number(
        Math.sqrt(squares.mean()),
        interval == null
            ? null
            : new Interval(Math.sqrt(Math.max(0, interval.low())), Math.sqrt(interval.high())),
        small);
  }

  private Measure rSquared(IntToDoubleFunction error, double[] targets, boolean small) {
    Moments truth = moments(row -> targets[row]);
    if (truth.spread() <= 0) {
      return Measures.none("the truth is the same in all of " + Measures.rows(all.rows()));
    }
    double variance = truth.spread() / all.weight();
    double unexplained = moments(row -> Math.pow(error.applyAsDouble(row), 2)).mean() / variance;
    // The delta method: how much each row moves the quotient of the two means.
    Moments moved =
        moments(
            row ->
                (Math.pow(error.applyAsDouble(row), 2)
                        - unexplained * Math.pow(targets[row] - truth.mean(), 2))
                    / variance);
    double rows = all.effectiveRows();
    Interval interval = Intervals.normal(1 - unexplained, moved.variance(rows) / rows);
    return Measures.number(
        1 - unexplained, Intervals.within(interval, Double.NEGATIVE_INFINITY, 1), small);
  }

  private Measure beyond(IntToDoubleFunction distance, boolean small) {
    Double tolerance = table.tolerance();
    if (tolerance == null) {
      return Measures.none("the workspace file sets no 'tolerance' for its target");
    }
    Tally beyond = tally(row -> distance.applyAsDouble(row) > tolerance);
    return Measures.rate(beyond.weight(), all.weight(), all.effectiveRows(), small);
  }

  private Moments moments(IntToDoubleFunction value) {
    Moments moments = new Moments();
    for (int row : rows) {
      moments.add(value.applyAsDouble(row), table.weight(row));
    }
    return moments;
  }

  /** What the rows that the predicate accepts amount to. */
  private Tally tally(IntPredicate counted) {
    int count = 0;
    double weight = 0;
    double squares = 0;
    for (int row : rows) {
      if (counted.test(row)) {
        double each = table.weight(row);
        count++;
        weight += each;
        squares += each * each;
      }
    }
    return new Tally(count, weight, squares);
  }
}
