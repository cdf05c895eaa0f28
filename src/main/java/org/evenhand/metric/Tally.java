package org.evenhand.metric;

/**
 * What a set of rows amounts to.
 *
 * @param rows how many there are
 * @param weight the sum of their weights; without weights the number of rows
 * @param squares the sum of their squared weights
 */
public record Tally(int rows, double weight, double squares) {
  public static final Tally NONE = new Tally(0, 0, 0);

  /** Rows that each weigh 1. */
  public static Tally of(int rows) {
    return new Tally(rows, rows, rows);
  }

  public Tally plus(Tally other) {
    return new Tally(rows + other.rows, weight + other.weight, squares + other.squares);
  }

  /** What is left without rows that are part of these. */
  public Tally minus(Tally part) {
    return new Tally(rows - part.rows, weight - part.weight, squares - part.squares);
  }

  /** Whether some row weighs other than 1. */
  public boolean isWeighted() {
    return weight != rows || squares != rows;
  }

  /**
   * How many equally weighted rows would say as much: (sum w)² / sum w² (Kish 1965, Survey
   * Sampling, section 11.7). From 1 to {@link #rows}, which it is when all weights are equal; 0
   * when there is no weight.
   */
  public double effectiveRows() {
    if (weight <= 0) {
      return 0;
    }
    // The bounds hold for exact sums; rounded ones may be past them, or lost (0 / 0).
    double effective = weight * weight / squares;
    return Double.isNaN(effective) ? 1 : Math.clamp(effective, 1, rows);
  }
}
