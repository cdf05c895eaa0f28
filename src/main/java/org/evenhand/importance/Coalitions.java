package org.evenhand.importance;

/**
 * The sets of features that are asked of one contrast: those in a set are taken from the row, the
 * others from the reference. The features of a contrast are its players, from 0.
 */
sealed interface Coalitions permits AllCoalitions, DrawnOrders, DrawnSets {

  /** How many sets there are; set 0 is empty and the last one holds all players. */
  int size();

  boolean contains(int coalition, int player);

  /** Whether the answer has no error of drawing. */
  boolean exact();

  /**
   * The Shapley values.
   *
   * @param scores one per set
   */
  Values values(double[] scores);

  /**
   * Shapley values of one contrast.
   *
   * @param amounts one per player; they add up to the last score less the first
   * @param variances of the amounts from drawing, 0 if exact, NaN of a single draw
   * @param freedom the degrees of freedom of the variances, 0 if exact or of a single draw
   * @param draws the number of draws that the amounts are the mean of, 0 if they are no mean
   */
  @SuppressWarnings("ArrayRecordComponent") // a bundle of results, never compared
  record Values(double[] amounts, double[] variances, int freedom, int draws) {}
}
