package org.evenhand.importance;

import java.util.BitSet;

/**
 * Keeps sets apart: counts how often any two players came together, and swaps a few players of the
 * next set for others that came together less, since a regression cannot tell apart what always
 * comes together. All players start alike, so a set stays as likely as any other of its size.
 */
final class Spread {
  /** More change little. */
  private static final int SWAPS = 3;

  private final int players;
  private final double[][] together;

  Spread(int players) {
    this.players = players;
    this.together = new double[players][players];
  }

  /** A set of the same size whose players came together less. */
  BitSet fitting(BitSet set) {
    BitSet fitting = (BitSet) set.clone();
    double[] met = new double[players];
    set.stream().forEach(member -> add(met, together[member], 1));
    for (int swap = 0; swap < SWAPS; swap++) {
      int out = -1;
      int in = -1;
      for (int player = 0; player < players; player++) {
        if (fitting.get(player)) {
          out = out < 0 || met[player] > met[out] ? player : out;
        } else {
          in = in < 0 || met[player] < met[in] ? player : in;
        }
      }
      double twice = together[out][out] + together[in][in] - 2 * together[out][in];
      if (2 * (met[in] - met[out]) + twice >= 0) {
        break;
      }
      fitting.clear(out);
      fitting.set(in);
      add(met, together[in], 1);
      add(met, together[out], -1);
    }
    return fitting;
  }

  /** Counts a set. */
  void add(BitSet set, double weight) {
    int[] members = set.stream().toArray();
    for (int member : members) {
      for (int other : members) {
        together[member][other] += weight;
      }
    }
  }

  private static void add(double[] to, double[] what, double times) {
    for (int i = 0; i < to.length; i++) {
      to[i] += times * what[i];
    }
  }
}
