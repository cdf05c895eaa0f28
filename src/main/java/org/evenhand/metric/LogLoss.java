package org.evenhand.metric;

/**
 * What probabilities cost the rows that have them: the mean over rows of the negative logarithm of
 * the probability of what came true. Rows are added in any order; the same rows in another order
 * give the same number but for rounding.
 */
public final class LogLoss {
  /** Probabilities stay this far from 0 and 1 before the logarithm, as in scikit-learn. */
  private static final double CLIP = Math.ulp(1.0);

  private final Moments losses = new Moments();
  private double lowest = Double.POSITIVE_INFINITY;
  private double highest = Double.NEGATIVE_INFINITY;
  private int rows;
  private double weights;
  private double squares;

  /** What a probability costs a row, to within 2e-16. */
  static double of(double probability, boolean cameTrue) {
    double clipped = Math.clamp(probability, CLIP, 1 - CLIP);
    return -Math.log(cameTrue ? clipped : 1 - clipped); // log1p takes several times as long
  }

  /**
   * Adds a row.
   *
   * @param probability not NaN
   * @param cameTrue whether what it is the probability of is true of the row
   * @param weight finite and not negative
   */
  public void add(double probability, boolean cameTrue, double weight) {
    losses.add(of(probability, cameTrue), weight);
    lowest = Math.min(lowest, probability);
    highest = Math.max(highest, probability);
    rows++;
    weights += weight;
    squares += weight * weight;
  }

  /**
   * The mean with Student's interval.
   *
   * @param minGroup small if of fewer rows
   * @return 0 or more; not estimable without rows or weight, or of numbers outside 0 to 1
   */
  public Measure measure(int minGroup) {
    Tally all = new Tally(rows, weights, squares);
    String absence = Cells.ALL.absence(new Confusion(all, Tally.NONE, Tally.NONE, Tally.NONE));
    if (absence == null && (lowest < 0 || highest > 1)) {
      absence = notProbabilities(lowest, highest);
    }
    return absence == null
        ? Measures.number(
            losses.mean(),
            Intervals.within(losses.interval(all.effectiveRows()), 0, Double.MAX_VALUE),
            rows < minGroup)
        : Measures.none(absence);
  }

  static String notProbabilities(double lowest, double highest) {
    return "the scores, from " + lowest + " to " + highest + ", are not probabilities";
  }
}
