package org.evenhand.importance;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Games as functions of who takes part, and what they are worth for the sets that are asked. */
final class SetGames {
  private SetGames() {}

  /** What a game is worth for every set of a question, its players being true or false. */
  static double[] scores(Coalitions asked, int players, ToDoubleFunction<boolean[]> game) {
    double[] scores = new double[asked.size()];
    for (int set = 0; set < scores.length; set++) {
      boolean[] in = new boolean[players];
      for (int player = 0; player < players; player++) {
        in[player] = asked.contains(set, player);
      }
      scores[set] = game.applyAsDouble(in);
    }
    return scores;
  }

  static double[] exact(int players, ToDoubleFunction<boolean[]> game) {
    Coalitions all = new AllCoalitions(players);
    return all.values(scores(all, players, game)).amounts();
  }

  /** A number for every set, drawn at random. */
  static ToDoubleFunction<boolean[]> random(int players, long seed) {
    double[] worth = new SplittableRandom(seed).doubles(1L << players, -1, 1).toArray();
    return in -> worth[IntStream.range(0, in.length).filter(i -> in[i]).map(i -> 1 << i).sum()];
  }

  static int count(boolean[] in) {
    int count = 0;
    for (boolean one : in) {
      count += one ? 1 : 0;
    }
    return count;
  }
}
