package org.evenhand.counterfactual;

/**
 * What was tried of the smallest changes, counted exactly. The values tried for a feature are all
 * that the data has and the constraints permit; of a number with many, quantiles of them, the ends
 * of its permitted range and points between; of a category with very many, the most frequent.
 *
 * <p>A single change is one feature set to one of these values, or features that change together
 * set to those of a row; a pair is two of them. What the constraints do not permit is not counted.
 *
 * @param singles single changes tried
 * @param singlesReaching how many of them have the wanted answer
 * @param allSingles whether all single changes among the values were tried
 * @param everyValue whether these were all values that the data has
 * @param pairs pairs tried
 * @param pairsReaching how many of them have the wanted answer
 * @param allPairs whether all pairs of the values were tried, but those of which one part alone has
 *     the wanted answer
 */
public record Proof(
    int singles,
    int singlesReaching,
    boolean allSingles,
    boolean everyValue,
    int pairs,
    int pairsReaching,
    boolean allPairs) {
  /** Nothing was tried. */
  public static final Proof NONE = new Proof(0, 0, false, false, 0, 0, false);
}
