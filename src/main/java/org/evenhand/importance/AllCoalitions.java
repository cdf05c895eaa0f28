package org.evenhand.importance;

/**
 * Every set of the players: the bits of a set's number are its players.
 *
 * @param players at most {@link #MOST}
 */
record AllCoalitions(int players) implements Coalitions {
  /** Sets are numbered by an int, and a million scores are enough for one contrast. */
  static final int MOST = 20;

  AllCoalitions {
    if (players < 0 || players > MOST) {
      throw new IllegalArgumentException(players + " players");
    }
  }

  @Override
  public int size() {
    return 1 << players;
  }

  @Override
  public boolean contains(int coalition, int player) {
    return (coalition >> player & 1) == 1;
  }

  @Override
  public boolean exact() {
    return true;
  }

  /**
   * Shapley (1953), A Value for n-Person Games: what a player adds to a set, averaged over all
   * orders in which the players can come.
   */
  @Override
  public Values values(double[] scores) {
    double[] amounts = new double[players];
    double[] weights = weights();
    for (int player = 0; player < players; player++) {
      for (int set = 0; set < scores.length; set++) {
        if (!contains(set, player)) {
          // Differences, so that a feature that changes nothing adds exactly 0.
          double added = scores[set | 1 << player] - scores[set];
          amounts[player] += weights[Integer.bitCount(set)] * added;
        }
      }
    }
    return new Values(amounts, new double[players], /* freedom= */ 0, /* draws= */ 0);
  }

  /** {@code s! (n - s - 1)! / n!} for the number s of players who came before. */
  private double[] weights() {
    double[] weights = new double[players];
    double weight = 1.0 / Math.max(1, players);
    for (int before = 0; before < players; before++) {
      weights[before] = weight;
      weight *= (before + 1.0) / Math.max(1, players - before - 1);
    }
    return weights;
  }
}
