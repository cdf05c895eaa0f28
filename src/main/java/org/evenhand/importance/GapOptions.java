package org.evenhand.importance;

/**
 * How a gap is taken apart.
 *
 * @param budget model rows for all pairs together
 * @param pairs about how many pairs of rows, at least as many as the larger group has rows
 * @param replicates of the bootstrap
 * @param shuffles of each feature
 * @param minGroup what rests on fewer rows of either group is small
 * @param seed of pairs, sets, draws and shuffles
 */
public record GapOptions(
    long budget, int pairs, int replicates, int shuffles, int minGroup, long seed) {
  /** Four thousand pairs, two million model rows, a thousand replicates, ten shuffles. */
  public static GapOptions usual(int minGroup, long seed) {
    return new GapOptions(2_000_000, 4_000, 1_000, 10, minGroup, seed);
  }
}
