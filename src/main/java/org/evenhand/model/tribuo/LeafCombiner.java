package org.evenhand.model.tribuo;

import java.util.Arrays;

/**
 * Makes scores of the leaves that a row reaches. The sums are in the order in which Tribuo adds, so
 * that they are the same to the last bit.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
sealed interface LeafCombiner {
  /**
   * Fills in the scores of one row.
   *
   * @param leaves the leaf reached in each tree
   * @param scores the scores to fill, by output
   */
  void combine(int[] leaves, double[] scores);

  /**
   * The scores of a single tree.
   *
   * @param scores by leaf and output
   */
  record Single(double[][] scores) implements LeafCombiner {
    @Override
    public void combine(int[] leaves, double[] row) {
      System.arraycopy(scores[leaves[0]], 0, row, 0, row.length);
    }
  }

  /**
   * Each leaf votes for one or more classes; a score is a class's share of all votes.
   *
   * @param starts where the votes of each leaf start in the other two arrays; one more for the end
   * @param classes what is voted for
   * @param amounts the vote times the weight of the tree
   */
  record Votes(int[] starts, int[] classes, double[] amounts) implements LeafCombiner {
    @Override
    public void combine(int[] leaves, double[] scores) {
      Arrays.fill(scores, 0);
      double sum = 0;
      for (int leaf : leaves) {
        for (int vote = starts[leaf]; vote < starts[leaf + 1]; vote++) {
          sum += amounts[vote];
          scores[classes[vote]] += amounts[vote];
        }
      }
      for (int i = 0; i < scores.length; i++) {
        scores[i] /= sum;
      }
    }
  }

  /**
   * The weighted mean of the trees' values, kept up to date from tree to tree.
   *
   * @param values by leaf
   * @param steps for each tree its share of the weights up to and with it
   */
  record Mean(double[] values, double[] steps) implements LeafCombiner {
    @Override
    public void combine(int[] leaves, double[] scores) {
      double mean = 0;
      for (int tree = 0; tree < steps.length; tree++) {
        mean += steps[tree] * (values[leaves[tree]] - mean);
      }
      scores[0] = mean;
    }
  }
}
