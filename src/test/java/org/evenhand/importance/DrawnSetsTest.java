package org.evenhand.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.evenhand.importance.SetGames.count;
import static org.evenhand.importance.SetGames.exact;
import static org.evenhand.importance.SetGames.random;
import static org.evenhand.importance.SetGames.scores;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.evenhand.importance.SetSizes.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrawnSetsTest {
  /** Five that count only together, and two that count only without a third. */
  private static double together(boolean[] in) {
    return (in[0] && in[1] && in[2] && in[3] && in[4] ? 1 : 0) + (in[5] && !in[6] && in[7] ? 1 : 0);
  }

  private static Coalitions.Values values(
      int players, int sets, long seed, ToDoubleFunction<boolean[]> game) {
    Coalitions drawn = DrawnSets.draw(players, sets, seed);
    return drawn.values(scores(drawn, players, game));
  }

  /** The regression over every pair of sets has the Shapley values for its solution. */
  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 8, 9})
  void allSetsGiveTheExactValues(int players) {
    ToDoubleFunction<boolean[]> game = random(players, 7);
    Coalitions.Values found = values(players, (1 << players) - 2, 1, game);
    assertThat(found.amounts()).containsExactly(exact(players, game), within(1e-12));
    assertThat(found.variances()).containsOnly(0.0);
  }

  /** Of 8 players there are 8, 28, 56 pairs and 35 halves: 40 fit 8, and the others alike. */
  @Test
  void sizesAreDrawnAlikeAndSmallOnesWhole() {
    Size[] sizes = new SetSizes(8, 40).sizes();
    assertThat(Arrays.stream(sizes).mapToInt(Size::drawn)).containsExactly(8, 13, 13, 6);
    assertThat(Arrays.stream(sizes).mapToDouble(Size::of)).containsExactly(8.0, 28.0, 56.0, 35.0);
    assertThat(sizes[0].unknown()).isZero();
    assertThat(sizes[1].unknown()).isCloseTo(15 / 28.0, within(1e-12));
  }

  @Test
  void noSetIsDrawnTwiceAndEachHasItsComplement() {
    Coalitions drawn = DrawnSets.draw(12, 600, 3);
    assertThat(drawn.size()).isEqualTo(602);
    Set<Set<Integer>> seen = new HashSet<>();
    for (int set = 0; set < drawn.size(); set++) {
      assertThat(seen.add(members(drawn, set, 12))).isTrue();
    }
    for (int set = 1; set < drawn.size() - 1; set += 2) {
      Set<Integer> rest = new HashSet<>(members(drawn, set, 12));
      assertThat(rest.size()).isBetween(1, 6);
      rest.addAll(members(drawn, set + 1, 12));
      assertThat(rest).hasSize(12);
      assertThat(members(drawn, set, 12)).doesNotContainAnyElementsOf(members(drawn, set + 1, 12));
    }
    assertThat(members(drawn, 0, 12)).isEmpty();
    assertThat(members(drawn, drawn.size() - 1, 12)).hasSize(12);
  }

  private static Set<Integer> members(Coalitions drawn, int set, int players) {
    Set<Integer> members = new HashSet<>();
    IntStream.range(0, players).filter(i -> drawn.contains(set, i)).forEach(members::add);
    return members;
  }

  /** Where players act in pairs at most, what a pair of sets is worth is a sum over its members. */
  @ParameterizedTest
  @ValueSource(ints = {15, 33, 65, 128})
  void pairwiseInteractionsAreExact(int players) {
    ToDoubleFunction<boolean[]> game =
        in -> {
          double sum = 0;
          for (int i = 0; i + 1 < in.length; i++) {
            sum += (in[i] ? i : 0) - (in[i] && in[i + 1] ? 3 : 0);
          }
          return sum;
        };
    Coalitions.Values found = values(players, 12 * players, 1, game);
    for (int i = 0; i < players; i++) {
      // Its own amount, and half of what it adds with the one before and the one behind.
      double own = i + 1 < players ? i : 0;
      double expected = own - (i == 0 || i + 1 == players ? 1.5 : 3);
      assertThat(found.amounts()[i]).isCloseTo(expected, within(1e-9));
      assertThat(found.variances()[i]).isCloseTo(0, within(1e-18));
    }
  }

  @Test
  void valuesAddUpToTheFullSetLessTheEmptyOne() {
    for (int players : new int[] {13, 40, 100}) {
      ToDoubleFunction<boolean[]> game = in -> Math.sin(3 * count(in)) + (in[0] ? 2 : 0);
      Coalitions drawn = DrawnSets.draw(players, 10 * players, 1);
      double[] scores = scores(drawn, players, game);
      assertThat(Arrays.stream(drawn.values(scores).amounts()).sum())
          .isCloseTo(scores[scores.length - 1] - scores[0], within(1e-9));
    }
  }

  /** Of 12 players 4,094 sets can be drawn; 240 are, twenty for each. */
  @Test
  void errorsAreSmallerThanThoseOfAsManyOrdersAndShown() {
    double[] exact = exact(12, DrawnSetsTest::together);
    double ofSets = 0;
    double ofOrders = 0;
    double shown = 0;
    for (long seed = 0; seed < 100; seed++) {
      Coalitions.Values found = values(12, 240, seed, DrawnSetsTest::together);
      Coalitions orders = DrawnOrders.draw(12, 240 / 22, seed);
      double[] others = orders.values(scores(orders, 12, DrawnSetsTest::together)).amounts();
      for (int i = 0; i < 12; i++) {
        ofSets += Math.pow(found.amounts()[i] - exact[i], 2);
        ofOrders += Math.pow(others[i] - exact[i], 2);
        shown += found.variances()[i];
      }
    }
    assertThat(ofSets).isLessThan(ofOrders / 1.5);
    assertThat(shown / ofSets).isBetween(0.9, 2.5);
  }

  /** Players 8 to 11 change nothing: their amounts are noise, and their errors say so. */
  @Test
  void playersThatChangeNothingStayWithinTheirErrors() {
    for (long seed = 0; seed < 20; seed++) {
      Coalitions.Values found = values(12, 1_000, seed, DrawnSetsTest::together);
      for (int i = 8; i < 12; i++) {
        double error = Math.sqrt(found.variances()[i]);
        assertThat(error).isLessThan(.02);
        assertThat(found.amounts()[i]).isCloseTo(0, within(4 * error));
      }
    }
  }

  @Test
  void theSeedDecides() {
    double[] first = values(14, 300, 5, DrawnSetsTest::together).amounts();
    assertThat(values(14, 300, 5, DrawnSetsTest::together).amounts()).isEqualTo(first);
    assertThat(values(14, 300, 6, DrawnSetsTest::together).amounts()).isNotEqualTo(first);
  }

  @Test
  void fewSetsOrVeryManyPlayersAreLeftToOrders() {
    assertThat(DrawnSets.suits(20, 200)).isTrue();
    assertThat(DrawnSets.suits(20, 199)).isFalse();
    assertThat(DrawnSets.suits(128, 1_000_000)).isTrue();
    assertThat(DrawnSets.suits(129, 1_000_000)).isFalse();
  }
}
