package org.evenhand.model.tribuo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlatTreesTest {
  /**
   * The first tree: feature 0 over 5 leads to leaf 1, else feature 1 over -1 leads to leaf 2 or to
   * leaf 0. The second: leaf 3 alone. The third compares feature 0 with NaN: leaf 4, or leaf 5.
   */
  private static final FlatTrees TREES =
      new FlatTrees(
          new int[] {0, ~3, 2},
          new int[] {0, 1, 0},
          new double[] {5, -1, Double.NaN},
          new int[] {1, ~1, ~0, ~2, ~4, ~5});

  @Test
  void aValueOverTheThresholdIsGreaterAndOneAtItIsNot() {
    assertThat(leaves(new double[][] {{5.1, -2}, {5, -0.9}, {5, -1}}))
        .isDeepEqualTo(new int[][] {{1, 3, 4}, {2, 3, 4}, {0, 3, 4}});
  }

  /** What is absent is zero. */
  @Test
  void zeroIsComparedLikeAnyValue() {
    assertThat(leaves(new double[][] {{0, 0}})).isDeepEqualTo(new int[][] {{2, 3, 4}});
  }

  private static int[][] leaves(double[][] rows) {
    int[][] leaves = new int[rows.length][TREES.count()];
    TREES.descend(rows, leaves);
    return leaves;
  }
}
