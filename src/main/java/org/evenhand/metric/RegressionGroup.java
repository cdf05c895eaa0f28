package org.evenhand.metric;

/** A group of rows with numeric predictions, ready to be measured. */
public final class RegressionGroup {
  private final boolean labelled;
  private Tally rows = Tally.NONE;
  private final Moments prediction = new Moments();
  private final Moments target = new Moments();
  private final Moments error = new Moments();
  private final Moments absoluteError = new Moments();
  private final Moments squaredError = new Moments();

  RegressionGroup(boolean labelled) {
    this.labelled = labelled;
  }

  void add(double predicted, double truth, double weight) {
    rows = rows.plus(new Tally(1, weight, weight * weight));
    prediction.add(predicted, weight);
    if (labelled) {
      double off = predicted - truth;
      target.add(truth, weight);
      error.add(off, weight);
      absoluteError.add(Math.abs(off), weight);
      squaredError.add(off * off, weight);
    }
  }

  /** The number of rows. */
  public int rows() {
    return rows.rows();
  }

  /** The sum of the rows' weights; without weights the number of rows. */
  public double weight() {
    return rows.weight();
  }

  /** Whether the truth is known. */
  public boolean labelled() {
    return labelled;
  }

  /**
   * A metric of this group.
   *
   * @param minGroup an estimate that rests on fewer rows is small
   * @return not estimable where targets are needed and there are none, without rows, for R squared
   *     where the truth does not vary, or for a metric that is not of regressions
   */
  public Measure measure(Metric metric, int minGroup) {
    if (metric.family() != Metric.Family.REGRESSION) {
      return Measures.none("the target is a number, not a class");
    }
    if (metric.needsLabels() && !labelled) {
      return Measures.none("no labels");
    }
    if (rows.weight() <= 0) {
      return Measures.none(rows.rows() == 0 ? "no rows" : "the weights of all rows are 0");
    }
    boolean small = rows.rows() < minGroup;
    return switch (metric) {
      case MEAN_PREDICTION -> mean(prediction, Double.NEGATIVE_INFINITY, small);
      case MEAN_ERROR -> mean(error, Double.NEGATIVE_INFINITY, small);
      case MEAN_ABSOLUTE_ERROR -> mean(absoluteError, 0, small);
      case ROOT_MEAN_SQUARED_ERROR -> Measures.number(Math.sqrt(squaredError.mean()), null, small);
      case R_SQUARED -> rSquared(small);
      default -> throw new IllegalArgumentException(metric.key());
    };
  }

  private Measure mean(Moments values, double least, boolean small) {
    return Measures.number(
        values.mean(),
        Intervals.within(values.interval(rows.effectiveRows()), least, Double.POSITIVE_INFINITY),
        small);
  }

  private Measure rSquared(boolean small) {
    if (target.spread() <= 0) {
      return Measures.none("the truth is the same in all of " + Measures.rows(rows.rows()));
    }
    double unexplained = squaredError.mean() * rows.weight();
    return Measures.number(1 - unexplained / target.spread(), null, small);
  }
}
