package org.evenhand.importance;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a budget of model rows is spent on contrasts: those of few features are asked for every set,
 * the others for drawn orders, as many as the budget leaves for each.
 */
final class Plan {
  /** Fewer pairs of orders show no error. */
  private static final int LEAST_PAIRS = 2;

  private final List<Coalitions> coalitions;

  private Plan(List<Coalitions> coalitions) {
    this.coalitions = coalitions;
  }

  /**
   * A plan.
   *
   * @param players of each contrast
   * @param budget model rows in all; every contrast gets its least even where that is more
   * @param seed of the orders; each contrast draws its own
   */
  static Plan of(int[] players, long budget, long seed) {
    Coalitions[] chosen = new Coalitions[players.length];
    long left = budget;
    int waiting = players.length;
    // From few features to many, so that what the small ones do not need goes to the large ones.
    for (int contrast : smallestFirst(players)) {
      int count = players[contrast];
      long share = left / waiting--;
      if (count <= 1 || (count <= AllCoalitions.MOST && 1L << count <= share)) {
        chosen[contrast] = new AllCoalitions(count);
      } else {
        long pairs = Math.max(LEAST_PAIRS, (share - 2) / DrawnOrders.perPair(count));
        // Not more than every set would cost: only reached with very many players.
        int most = (Integer.MAX_VALUE / 2) / DrawnOrders.perPair(count);
        chosen[contrast] =
            DrawnOrders.draw(count, (int) Math.min(pairs, most), seed * 1_000_003L + contrast);
      }
      left -= chosen[contrast].size();
    }
    return new Plan(List.of(chosen));
  }

  private static List<Integer> smallestFirst(int[] players) {
    return IntStream.range(0, players.length)
        .boxed()
        .sorted(Comparator.comparingInt(contrast -> players[contrast]))
        .toList();
  }

  /** The least that a contrast of so many features can cost. */
  static long least(int players) {
    return Math.min(
        players <= AllCoalitions.MOST ? 1L << players : Long.MAX_VALUE,
        2 + (long) LEAST_PAIRS * DrawnOrders.perPair(Math.max(2, players)));
  }

  List<Coalitions> coalitions() {
    return coalitions;
  }

  long evaluations() {
    return coalitions.stream().mapToLong(Coalitions::size).sum();
  }
}
