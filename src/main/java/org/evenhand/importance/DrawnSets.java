package org.evenhand.importance;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Sets drawn at random, each with its complement and none twice, and a regression on them. With
 * enough sets for each player they err less than {@link DrawnOrders} of as many; but where more
 * than two players act together, each gets a part of the error, those that add nothing too.
 */
final class DrawnSets implements Coalitions {
  /** For more players the regression would take longer than most models. */
  static final int MOST = 128;

  private static final int PAIRS_FOR_EACH = 5;

  /** With more pairs for each player than so many they need not be spread. */
  private static final int FEW_FOR_EACH = 10;

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
    SetDraw draw = new SetDraw(players, pairs < FEW_FOR_EACH * players, seed);
    int pair = 0;
    for (SetSizes.Size size : sizes) {
      double weight = plan.weight(size);
      for (BitSet set : size.whole() ? draw.all(size) : draw.sets(size, weight)) {
        drawn.sets[pair] = set.toLongArray();
        drawn.weights[pair] = weight;
        drawn.unknown[pair++] = size.unknown();
      }
    }
    return drawn;
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
}
