package org.evenhand.model.tribuo;

/**
 * The shape of one or more decision trees in arrays.
 *
 * <p>Splits are numbered from 0 through all trees, and so are leaves. A place in a tree is the
 * number of a split or, below zero, the complement of the number of a leaf.
 *
 * @param roots the place where each tree starts
 * @param features the feature that each split looks at
 * @param thresholds the value with which each split compares that feature
 * @param next two places for each split: where to go from it, and where to go if the feature is
 *     greater than the threshold
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FlatTrees(int[] roots, int[] features, double[] thresholds, int[] next) {
  int count() {
    return roots.length;
  }

  /**
   * Finds the leaf that each row reaches in each tree. A tree takes all rows before the next one
   * does, so that it is still in the processor's cache.
   *
   * @param rows the value of every feature, by row
   * @param leaves the leaves to fill in, by row and tree
   */
  void descend(double[][] rows, int[][] leaves) {
    for (int tree = 0; tree < roots.length; tree++) {
      for (int row = 0; row < rows.length; row++) {
        leaves[row][tree] = leaf(rows[row], roots[tree]);
      }
    }
  }

  private int leaf(double[] row, int root) {
    int place = root;
    while (place >= 0) {
      place = next[2 * place + (row[features[place]] > thresholds[place] ? 1 : 0)];
    }
    return ~place;
  }
}
