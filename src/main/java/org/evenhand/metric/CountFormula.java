package org.evenhand.metric;

import java.util.function.Function;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.Fraction;
import org.evenhand.metric.Measure.Interval;
import org.evenhand.metric.Measure.NotEstimable;
import org.evenhand.metric.MetricFormula.OfDecisions;
import org.jspecify.annotations.Nullable;

/** How a metric is computed from the four cells of a confusion matrix. */
sealed interface CountFormula {

  /** The value; NaN where it is not estimable. */
  double value(double tp, double fp, double fn, double tn);

  Measure measure(Confusion counts, int minGroup);

  /** The share that the value is a rising function of; null where there is none. */
  default @Nullable Share rising(Confusion counts) {
    return null;
  }

  /**
   * The values at consecutive thresholds; NaN where it is not estimable.
   *
   * @param tp the true positives at each threshold, at the last one all positives
   * @param fp the false positives likewise
   * @param from the first threshold
   * @param into where the values go, as many as fit
   */
  default void curve(double[] tp, double[] fp, int from, double[] into) {
    double positives = tp[tp.length - 1];
    double negatives = fp[fp.length - 1];
    for (int i = 0; i < into.length; i++) {
      double above = tp[from + i];
      double wrong = fp[from + i];
      into[i] = value(above, wrong, positives - above, negatives - wrong);
    }
  }

  /** The values of many matrices; NaN where it is not estimable. */
  default void values(double[] tp, double[] fp, double[] fn, double[] tn, double[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] = value(tp[i], fp[i], fn[i], tn[i]);
    }
  }

  /**
   * The formula of a metric of decisions.
   *
   * @throws IllegalArgumentException for a metric of another family
   */
  static CountFormula of(Metric metric, boolean favorablePositive) {
    if (metric.formula() instanceof OfDecisions formula) {
      return of(formula, favorablePositive);
    }
    throw new IllegalArgumentException(metric.key() + " is not made of counts");
  }

  private static CountFormula of(OfDecisions formula, boolean favorablePositive) {
    return switch (formula) {
      case SELECTION_RATE -> favorablePositive ? Rate.POSITIVE_RATE : Rate.NEGATIVE_RATE;
      case POSITIVE_RATE -> Rate.POSITIVE_RATE;
      case BASE_RATE -> new Rate(Cells.POSITIVES, Cells.ALL);
      case TRUE_POSITIVE_RATE -> Rate.TRUE_POSITIVE_RATE;
      case FALSE_POSITIVE_RATE -> new Rate(Rate.FALSE_POSITIVES, Cells.NEGATIVES);
      case TRUE_NEGATIVE_RATE -> Rate.TRUE_NEGATIVE_RATE;
      case FALSE_NEGATIVE_RATE -> new Rate(Rate.FALSE_NEGATIVES, Cells.POSITIVES);
      case PRECISION -> new Rate(Rate.TRUE_POSITIVES, Cells.PREDICTED_POSITIVES);
      case NEGATIVE_PREDICTIVE_VALUE -> new Rate(Rate.TRUE_NEGATIVES, Cells.PREDICTED_NEGATIVES);
      case FALSE_DISCOVERY_RATE -> new Rate(Rate.FALSE_POSITIVES, Cells.PREDICTED_POSITIVES);
      case FALSE_OMISSION_RATE -> new Rate(Rate.FALSE_NEGATIVES, Cells.PREDICTED_NEGATIVES);
      case ACCURACY -> new Rate(new Cells("right", 1, 0, 0, 1), Cells.ALL);
      case ERROR_RATE -> new Rate(new Cells("wrong", 0, 1, 1, 0), Cells.ALL);
      case F1 -> new F1Score();
      case BALANCED_ACCURACY -> new BalancedAccuracy();
      case MATTHEWS_CORRELATION -> new MatthewsCorrelation();
      case FALSE_NEGATIVES_PER_FALSE_POSITIVE -> new ErrorRatio();
    };
  }

  /** A part of some cells. */
  record Rate(Cells part, Cells whole) implements CountFormula {
    static final Cells TRUE_POSITIVES = new Cells("true positives", 1, 0, 0, 0);
    static final Cells FALSE_POSITIVES = new Cells("false positives", 0, 1, 0, 0);
    static final Cells FALSE_NEGATIVES = new Cells("false negatives", 0, 0, 1, 0);
    static final Cells TRUE_NEGATIVES = new Cells("true negatives", 0, 0, 0, 1);

    static final Rate POSITIVE_RATE = new Rate(Cells.PREDICTED_POSITIVES, Cells.ALL);
    static final Rate NEGATIVE_RATE = new Rate(Cells.PREDICTED_NEGATIVES, Cells.ALL);
    static final Rate TRUE_POSITIVE_RATE = new Rate(TRUE_POSITIVES, Cells.POSITIVES);
    static final Rate TRUE_NEGATIVE_RATE = new Rate(TRUE_NEGATIVES, Cells.NEGATIVES);

    @Override
    public double value(double tp, double fp, double fn, double tn) {
      return part.sum(tp, fp, fn, tn) / whole.sum(tp, fp, fn, tn);
    }

    @Override
    public void curve(double[] tp, double[] fp, int from, double[] into) {
      Cells.quotients(part, whole, tp, fp, from, into);
    }

    @Override
    public Measure measure(Confusion counts, int minGroup) {
      return share(counts).measure(minGroup);
    }

    Share share(Confusion counts) {
      return new Share(part.rows(counts), whole.rows(counts), whole.absence(counts));
    }

    @Override
    public Share rising(Confusion counts) {
      return share(counts);
    }
  }

  /** The harmonic mean of precision and true positive rate. */
  record F1Score() implements CountFormula {
    private static final Cells FOUND_OR_WRONG =
        new Cells("true or predicted positives", 1, 1, 1, 0);

    @Override
    public double value(double tp, double fp, double fn, double tn) {
      return 2 * tp / (2 * tp + fp + fn);
    }

    @Override
    public Measure measure(Confusion counts, int minGroup) {
      double twiceFound = 2 * counts.truePositives();
      double denominator = twiceFound + counts.falsePositives() + counts.falseNegatives();
      Fraction fraction = new Fraction(twiceFound, denominator);
      String absence = FOUND_OR_WRONG.absence(counts);
      return absence == null
          ? new Estimate(
              twiceFound / denominator,
              fraction,
              interval(counts),
              FOUND_OR_WRONG.rows(counts).rows() < minGroup)
          : new NotEstimable(absence, fraction);
    }

    /** F1 = 2 J / (1 + J), where J, true positives over found or wrong, is a rate. */
    @Override
    public Share rising(Confusion counts) {
      return new Share(counts.tp(), FOUND_OR_WRONG.rows(counts), FOUND_OR_WRONG.absence(counts));
    }

    private Interval interval(Confusion counts) {
      Share share = rising(counts);
      Interval found = Intervals.wilson(share.value(), share.whole().effectiveRows());
      return new Interval(
          2 * found.low() / (1 + found.low()), 2 * found.high() / (1 + found.high()));
    }
  }

  /** The mean of the true positive and the true negative rate. */
  record BalancedAccuracy() implements CountFormula {
    @Override
    public double value(double tp, double fp, double fn, double tn) {
      return (tp / (tp + fn) + tn / (fp + tn)) / 2;
    }

    @Override
    public Measure measure(Confusion counts, int minGroup) {
      return ofBothClasses(
          this, counts, minGroup, this::interval, Cells.POSITIVES, Cells.NEGATIVES);
    }

    /** Of the mean of two rates of different rows, by the method of {@link Intervals#sum}. */
    private @Nullable Interval interval(Confusion counts) {
      Measure found = Rate.TRUE_POSITIVE_RATE.measure(counts, 0);
      Measure passed = Rate.TRUE_NEGATIVE_RATE.measure(counts, 0);
      Interval sum = Intervals.sum(found, passed);
      return sum == null ? null : new Interval(sum.low() / 2, sum.high() / 2);
    }
  }

  /** The correlation of prediction and truth. */
  record MatthewsCorrelation() implements CountFormula {
    @Override
    public double value(double tp, double fp, double fn, double tn) {
      double margins = (tp + fp) * (tp + fn) * (tn + fp) * (tn + fn);
      return (tp * tn - fp * fn) / Math.sqrt(margins);
    }

    @Override
    public Measure measure(Confusion counts, int minGroup) {
      return ofBothClasses(
          this,
          counts,
          minGroup,
          this::interval,
          Cells.POSITIVES,
          Cells.NEGATIVES,
          Cells.PREDICTED_POSITIVES,
          Cells.PREDICTED_NEGATIVES);
    }

    private @Nullable Interval interval(Confusion counts) {
      double all = counts.total().weight();
      return Intervals.correlation(
          value(
              counts.truePositives(),
              counts.falsePositives(),
              counts.falseNegatives(),
              counts.trueNegatives()),
          counts.predictedPositives().weight() / all,
          counts.positives().weight() / all,
          counts.total().effectiveRows());
    }
  }

  /** How many true cases are missed for each one wrongly flagged. */
  record ErrorRatio() implements CountFormula {
    private static final Cells ERRORS = new Cells("errors", 0, 1, 1, 0);
    private static final Cells FALSE_POSITIVES = new Cells("false positives", 0, 1, 0, 0);

    @Override
    public double value(double tp, double fp, double fn, double tn) {
      return fp > 0 ? fn / fp : Double.NaN;
    }

    @Override
    public Measure measure(Confusion counts, int minGroup) {
      Fraction fraction = new Fraction(counts.falseNegatives(), counts.falsePositives());
      String absence = FALSE_POSITIVES.absence(counts);
      Tally errors = ERRORS.rows(counts);
      return absence == null
          ? new Estimate(
              fraction.numerator() / fraction.denominator(),
              fraction,
              interval(counts.falseNegatives() / errors.weight(), errors.effectiveRows()),
              errors.rows() < minGroup)
          : new NotEstimable(absence, fraction);
    }

    /** FN / FP = s / (1 - s), where s, the missed among the errors, is a rate. */
    @Override
    public Share rising(Confusion counts) {
      return new Share(counts.fn(), ERRORS.rows(counts), ERRORS.absence(counts));
    }

    private static Interval interval(double missed, double errors) {
      Interval share = Intervals.wilson(missed, errors);
      return new Interval(odds(share.low()), odds(share.high()));
    }

    private static double odds(double share) {
      return share / (1 - share);
    }
  }

  private static Measure ofBothClasses(
      CountFormula formula,
      Confusion counts,
      int minGroup,
      Function<Confusion, @Nullable Interval> interval,
      Cells... needed) {
    String absence = Cells.absence(counts, needed);
    if (absence != null) {
      return Measures.none(absence);
    }
    double value =
        formula.value(
            counts.truePositives(),
            counts.falsePositives(),
            counts.falseNegatives(),
            counts.trueNegatives());
    return Measures.number(value, interval.apply(counts), counts.fewerOfBothClasses() < minGroup);
  }
}
