package org.evenhand.importance;

import java.util.BitSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.commons.math3.util.Combinations;
import org.jspecify.annotations.Nullable;

/**
 * Draws sets of players: from players in a random order dealt out set by set, so that each comes
 * about as often, and where there are few sets {@link Spread} apart.
 */
final class SetDraw {
  private final int players;
  private final int[] cards;
  private final SplittableRandom random;
  private final @Nullable Spread spread;
  private int next;

  /**
   * @param few whether the sets are to be spread
   */
  SetDraw(int players, boolean few, long seed) {
    this.spread = few ? new Spread(players) : null;
    this.players = players;
    this.cards = new int[players];
    this.random = new SplittableRandom(seed);
    for (int player = 0; player < players; player++) {
      cards[player] = player;
    }
    this.next = players;
  }

  /** All sets of a size; of two halves the one with the first player. */
  Set<BitSet> all(SetSizes.Size size) {
    Set<BitSet> all = new LinkedHashSet<>();
    Iterator<int[]> members = new Combinations(players, size.members()).iterator();
    while (all.size() < size.drawn()) {
      BitSet set = new BitSet(players);
      for (int player : members.next()) {
        set.set(player);
      }
      all.add(half(set));
    }
    return all;
  }

  /**
   * As many different sets of a size as are to be drawn.
   *
   * @param weight of each set
   */
  Set<BitSet> sets(SetSizes.Size size, double weight) {
    Set<BitSet> sets = new LinkedHashSet<>();
    while (sets.size() < size.drawn()) {
      BitSet drawn = half(deal(size.members()));
      BitSet fitting = spread == null ? drawn : half(spread.fitting(drawn));
      BitSet chosen = sets.contains(fitting) ? drawn : fitting;
      if (sets.add(chosen) && spread != null) {
        spread.add(chosen, weight);
      }
    }
    return sets;
  }

  private BitSet half(BitSet set) {
    if (2 * set.cardinality() == players && !set.get(0)) {
      set.flip(0, players);
    }
    return set;
  }

  private BitSet deal(int members) {
    if (next + members > players) {
      shuffle();
    }
    BitSet set = new BitSet(players);
    for (int i = 0; i < members; i++) {
      set.set(cards[next++]);
    }
    return set;
  }

  private void shuffle() {
    for (int i = players - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int card = cards[i];
      cards[i] = cards[other];
      cards[other] = card;
    }
    next = 0;
  }
}
