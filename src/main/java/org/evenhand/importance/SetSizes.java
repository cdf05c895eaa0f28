package org.evenhand.importance;

import org.apache.commons.math3.util.CombinatoricsUtils;

/**
 * How many pairs of a set and its complement are drawn of each size, alike for all sizes or, where
 * there are not that many, all of them. A pair goes by its smaller set.
 *
 * <p>Uniform sizes are drawing by leverage: each set as often as the regression leans on it (Musco
 * and Witter 2025, Provably Accurate Shapley Value Estimation via Leverage Score Sampling).
 */
record SetSizes(int players, int pairs) {

  /**
   * One size.
   *
   * @param members of the smaller set, 1 or more
   * @param drawn pairs
   * @param of so many that there are
   */
  record Size(int members, int drawn, double of) {
    boolean whole() {
      return drawn == of;
    }

    /** The share of the pairs that are not known. */
    double unknown() {
      return 1 - drawn / of;
    }
  }

  /** The sizes from small to large, in which the small ones leave what they do not need. */
  Size[] sizes() {
    Size[] sizes = new Size[players / 2];
    double left = pairs;
    for (int members = 1; members <= sizes.length; members++) {
      // Of a set of half of the players the complement is one of the same size.
      boolean half = 2 * members == players;
      double of = CombinatoricsUtils.binomialCoefficientDouble(players, members) / (half ? 2 : 1);
      double waiting = sizes.length - members + (players % 2 == 0 ? 0.5 : 1);
      double share = half ? left : Math.rint(left / waiting);
      sizes[members - 1] = new Size(members, (int) Math.min(of, share), of);
      left -= sizes[members - 1].drawn;
    }
    return sizes;
  }

  /**
   * What a pair of a size counts in the regression whose solution are the Shapley values (Charnes
   * et al. 1988), shared among those that were drawn.
   */
  double weight(Size size) {
    double rest = players - size.members;
    double both = rest == size.members ? 1 : 2;
    return both / (size.members * rest) / size.drawn;
  }
}
