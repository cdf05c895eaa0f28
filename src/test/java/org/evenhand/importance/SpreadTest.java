package org.evenhand.importance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Collection;
import org.junit.jupiter.api.Test;

class SpreadTest {
  private static final int PLAYERS = 30;

  /** How unevenly players come together: the sum of squares of how often each two of them did. */
  private static int unevenness(Collection<BitSet> sets) {
    int[][] together = new int[PLAYERS][PLAYERS];
    for (BitSet set : sets) {
      set.stream().forEach(one -> set.stream().forEach(other -> together[one][other]++));
    }
    int squares = 0;
    for (int one = 0; one < PLAYERS; one++) {
      for (int other = 0; other < one; other++) {
        squares += together[one][other] * together[one][other];
      }
    }
    return squares;
  }

  @Test
  void playersComeTogetherMoreEvenly() {
    SetSizes.Size size = new SetSizes.Size(8, 60, 5_852_925);
    for (long seed = 0; seed < 20; seed++) {
      Collection<BitSet> plain = new SetDraw(PLAYERS, false, seed).sets(size, 1);
      Collection<BitSet> spread = new SetDraw(PLAYERS, true, seed).sets(size, 1);
      assertThat(spread).hasSize(60).allMatch(set -> set.cardinality() == 8);
      // 60 sets of 8 have 60 x 28 meetings of 435 pairs of players: 3.86 each, 6,488 squared.
      assertThat(unevenness(spread)).isBetween(6_488, 7_200);
      assertThat(unevenness(plain)).isGreaterThan(7_500);
    }
  }

  /** Players 0 and 1 came together; with 0, another of 2 and 3 takes the place of 1. */
  @Test
  void aPlayerThatCameAlongTooOftenIsSwapped() {
    Spread spread = new Spread(4);
    BitSet both = BitSet.valueOf(new long[] {0b0011});
    assertThat(spread.fitting(both)).isEqualTo(both);
    spread.add(both, 1);
    assertThat(spread.fitting(both)).isEqualTo(BitSet.valueOf(new long[] {0b1100}));
  }
}
