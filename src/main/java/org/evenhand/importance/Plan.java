package org.evenhand.importance;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a budget of model rows is spent on contrasts: those of few features are asked for every set,
 * the others for as many drawn sets as the budget leaves for each, or for drawn orders where that
 * are few.
 */
final class Plan {
  /** One pair of orders shows no error; so many of the contrasts get two, and show that of all. */
  private static final int SHOWING = 10;

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
    List<Integer> order = smallestFirst(players);
    long[] least = new long[players.length];
    for (int place = 0; place < players.length; place++) {
      int pairs = players.length - place <= SHOWING ? 2 : 1;
      least[order.get(place)] = least(players[order.get(place)], pairs);
    }
    long spare = Math.max(0, budget - Arrays.stream(least).sum());
    int waiting = players.length;
    // From few features to many, so that what the small ones do not need goes to the large ones.
    for (int contrast : order) {
      int count = players[contrast];
      long share = least[contrast] + spare / waiting--;
      chosen[contrast] = chosen(count, share, seed * 1_000_003L + contrast);
      spare -= chosen[contrast].size() - least[contrast];
    }
    return new Plan(List.of(chosen));
  }

  /** What is asked of one contrast for so many model rows. */
  private static Coalitions chosen(int players, long share, long seed) {
    if (players <= AllCoalitions.MOST && 1L << players <= share) {
      return new AllCoalitions(players);
    }
    int sets = (int) Math.min(share - 2, Integer.MAX_VALUE / 2);
    return DrawnSets.suits(players, sets)
        ? DrawnSets.draw(players, sets, seed)
        : DrawnOrders.draw(players, sets / DrawnOrders.perPair(players), seed);
  }

  private static List<Integer> smallestFirst(int[] players) {
    return IntStream.range(0, players.length)
        .boxed()
        .sorted(Comparator.comparingInt(contrast -> players[contrast]))
        .toList();
  }

  /**
   * How many of the contrasts, in their order, a budget reaches for: every set or a pair of orders
   * for each, and a second pair for some.
   *
   * @param players of each contrast
   */
  static int affordable(int[] players, long budget) {
    long spent = 0;
    long second = 0;
    int used = 0;
    for (int count : players) {
      spent += least(count, 1);
      second = Math.max(second, least(count, 2) - least(count, 1));
      if (spent + Math.min(used + 1, SHOWING) * second > budget) {
        break;
      }
      used++;
    }
    return used;
  }

  /** What a contrast of so many features costs: so many pairs of orders, or every set if less. */
  static long least(int players, int pairs) {
    return Math.min(
        players <= AllCoalitions.MOST ? 1L << players : Long.MAX_VALUE,
        2 + (long) pairs * DrawnOrders.perPair(Math.max(2, players)));
  }

  List<Coalitions> coalitions() {
    return coalitions;
  }

  long evaluations() {
    return coalitions.stream().mapToLong(Coalitions::size).sum();
  }
}
