package org.evenhand.importance;

import java.util.SplittableRandom;

/**
 * The sets that arise when players come one by one, in orders drawn at random; each order is also
 * gone through backwards, which makes games of at most pairwise interactions exact (Mitchell et al.
 * 2022, Sampling Permutations for Shapley Value Estimation, section 2.1).
 */
final class DrawnOrders implements Coalitions {
  private final int players;
  private final int[][] ranks;

  private DrawnOrders(int players, int[][] ranks) {
    this.players = players;
    this.ranks = ranks;
  }

  /**
   * Draws orders.
   *
   * @param players 2 or more
   * @param pairs of an order and its reverse, 1 or more
   */
  static DrawnOrders draw(int players, int pairs, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[][] ranks = new int[pairs][players];
    for (int[] rank : ranks) {
      for (int player = 1; player < players; player++) {
        int other = random.nextInt(player + 1);
        rank[player] = rank[other];
        rank[other] = player;
      }
    }
    return new DrawnOrders(players, ranks);
  }

  /** How many sets an order and its reverse ask for, beside the empty and the full one. */
  static int perPair(int players) {
    return 2 * (players - 1);
  }

  @Override
  public int size() {
    return 2 + ranks.length * perPair(players);
  }

  @Override
  public boolean contains(int coalition, int player) {
    if (coalition == 0 || coalition == size() - 1) {
      return coalition > 0;
    }
    int place = coalition - 1;
    int rank = ranks[place / perPair(players)][player];
    int step = place % perPair(players);
    int forward = players - 1;
    return step < forward ? rank <= step : rank >= players - 1 - (step - forward);
  }

  @Override
  public boolean exact() {
    return false;
  }

  @Override
  public Values values(double[] scores) {
    double[] mean = new double[players];
    double[] squares = new double[players];
    for (int pair = 0; pair < ranks.length; pair++) {
      for (int player = 0; player < players; player++) {
        double added = added(scores, pair, ranks[pair][player]);
        double off = added - mean[player];
        mean[player] += off / (pair + 1);
        squares[player] += off * (added - mean[player]);
      }
    }
    int freedom = ranks.length - 1;
    double[] variances = new double[players];
    for (int player = 0; player < players; player++) {
      variances[player] = squares[player] / freedom / ranks.length; // 0 / 0 of a single pair
    }
    return new Values(mean, variances, freedom, ranks.length);
  }

  /** What the player of that rank adds, in the mean of the order and its reverse. */
  private double added(double[] scores, int pair, int rank) {
    int first = 1 + pair * perPair(players);
    int back = first + players - 1;
    int reverse = players - 1 - rank;
    return (at(scores, first, rank)
            - at(scores, first, rank - 1)
            + at(scores, back, reverse)
            - at(scores, back, reverse - 1))
        / 2;
  }

  /** The score after the player at a step came. */
  private double at(double[] scores, int first, int step) {
    return step < 0
        ? scores[0]
        : step == players - 1 ? scores[scores.length - 1] : scores[first + step];
  }
}
