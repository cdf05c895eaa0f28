package org.evenhand.importance;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.commons.math3.util.Combinations;

/**
 * Sets drawn at random, each with its complement and none twice, and a regression on them. With
 * enough sets for each player they err less than {@link DrawnOrders} of as many; but where more
 * than two players act together, each gets a part of the error, those that add nothing too.
 */
final class DrawnSets implements Coalitions {
  /** For more players the regression would take longer than most models. */
  static final int MOST = 128;

  private static final int PAIRS_FOR_EACH = 5;

  private final int players;
  private final long[][] sets;
  private final double[] weights;
  private final double[] unknown;

  private DrawnSets(int players, int pairs) {
    this.players = players;
    this.sets = new long[pairs][];
    this.weights = new double[pairs];
    this.unknown = new double[pairs];
  }

  /** Whether so many sets are enough for so many players, and the players not too many. */
  static boolean suits(int players, long sets) {
    return players <= MOST && sets >= 2L * PAIRS_FOR_EACH * players;
  }

  /**
   * Draws sets.
   *
   * @param players 3 or more
   * @param most how many sets at most, beside the empty and the full one, in pairs
   */
  static DrawnSets draw(int players, int most, long seed) {
    SetSizes plan = new SetSizes(players, most / 2);
    SetSizes.Size[] sizes = plan.sizes();
    int pairs = Arrays.stream(sizes).mapToInt(SetSizes.Size::drawn).sum();
    DrawnSets drawn = new DrawnSets(players, pairs);
    Deck deck = new Deck(players, new SplittableRandom(seed));
    int pair = 0;
    for (SetSizes.Size size : sizes) {
      for (BitSet set : size.whole() ? all(players, size) : deck.sets(size)) {
        drawn.sets[pair] = set.toLongArray();
        drawn.weights[pair] = plan.weight(size);
        drawn.unknown[pair++] = size.unknown();
      }
    }
    return drawn;
  }

  private static Set<BitSet> all(int players, SetSizes.Size size) {
    Set<BitSet> all = new LinkedHashSet<>();
    Iterator<int[]> members = new Combinations(players, size.members()).iterator();
    while (all.size() < size.drawn()) {
      BitSet set = new BitSet(players);
      for (int player : members.next()) {
        set.set(player);
      }
      all.add(set);
    }
    return all;
  }

  @Override
  public int size() {
    return 2 + 2 * sets.length;
  }

  /** Set 2 p + 1 is the smaller one of pair p, and set 2 p + 2 its complement. */
  @Override
  public boolean contains(int coalition, int player) {
    if (coalition == 0 || coalition == size() - 1) {
      return coalition > 0;
    }
    long[] words = sets[(coalition - 1) / 2];
    boolean smaller = coalition % 2 == 1;
    int word = player / Long.SIZE;
    boolean in = word < words.length && (words[word] >> player & 1) == 1;
    return in == smaller;
  }

  @Override
  public boolean exact() {
    return false;
  }

  @Override
  public Values values(double[] scores) {
    PairRegression regression = new PairRegression(players, scores[scores.length - 1] - scores[0]);
    int[][] members = new int[sets.length][];
    double[] worth = new double[sets.length];
    for (int pair = 0; pair < sets.length; pair++) {
      members[pair] = BitSet.valueOf(sets[pair]).stream().toArray();
      worth[pair] = (scores[2 * pair + 1] - scores[2 * pair + 2]) / 2;
    }
    return regression.fit(members, worth, weights, unknown);
  }

  /** Players in a random order, dealt out set by set, so that each comes about as often. */
  private static final class Deck {
    private final int[] cards;
    private final SplittableRandom random;
    private int next;

    Deck(int players, SplittableRandom random) {
      this.cards = new int[players];
      this.random = random;
      for (int player = 0; player < players; player++) {
        cards[player] = player;
      }
      this.next = players;
    }

    Set<BitSet> sets(SetSizes.Size size) {
      Set<BitSet> sets = new LinkedHashSet<>();
      while (sets.size() < size.drawn()) {
        sets.add(set(size));
      }
      return sets;
    }

    private BitSet set(SetSizes.Size size) {
      if (next + size.members() > cards.length) {
        shuffle();
      }
      BitSet set = new BitSet(cards.length);
      for (int i = 0; i < size.members(); i++) {
        set.set(cards[next++]);
      }
      if (2 * size.members() == cards.length && !set.get(0)) {
        set.flip(0, cards.length); // of two halves the one with the first player
      }
      return set;
    }

    private void shuffle() {
      for (int i = cards.length - 1; i > 0; i--) {
        int other = random.nextInt(i + 1);
        int card = cards[i];
        cards[i] = cards[other];
        cards[other] = card;
      }
      next = 0;
    }
  }
}
