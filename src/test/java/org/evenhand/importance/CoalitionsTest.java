package org.evenhand.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.evenhand.importance.SetGames.count;
import static org.evenhand.importance.SetGames.exact;
import static org.evenhand.importance.SetGames.random;
import static org.evenhand.importance.SetGames.scores;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoalitionsTest {

  /** By the definition: the mean over all orders of what a player adds to those before it. */
  private static double[] enumerated(int players, ToDoubleFunction<boolean[]> game) {
    double[] sums = new double[players];
    List<int[]> orders = orders(players);
    for (int[] order : orders) {
      boolean[] in = new boolean[players];
      double before = game.applyAsDouble(in);
      for (int player : order) {
        in[player] = true;
        double after = game.applyAsDouble(in);
        sums[player] += after - before;
        before = after;
      }
    }
    return Arrays.stream(sums).map(sum -> sum / orders.size()).toArray();
  }

  private static List<int[]> orders(int players) {
    if (players == 0) {
      return List.of(new int[0]);
    }
    List<int[]> all = new ArrayList<>();
    for (int[] shorter : orders(players - 1)) {
      for (int at = 0; at < players; at++) {
        int[] order = new int[players];
        for (int i = 0; i < players; i++) {
          order[i] = i < at ? shorter[i] : i == at ? players - 1 : shorter[i - 1];
        }
        all.add(order);
      }
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void allSetsGiveTheMeanOverAllOrders(int players) {
    for (int seed = 0; seed < 5; seed++) {
      ToDoubleFunction<boolean[]> game = random(players, seed);
      assertThat(exact(players, game)).containsExactly(enumerated(players, game), within(1e-12));
    }
  }

  /** Answers that are known: explanations of games in textbooks. */
  @Test
  void gamesWithKnownValues() {
    ToDoubleFunction<boolean[]> glove = in -> in[0] && (in[1] || in[2]) ? 1 : 0;
    assertThat(exact(3, glove)).containsExactly(new double[] {2 / 3.0, 1 / 6.0, 1 / 6.0}, E);
    ToDoubleFunction<boolean[]> majority = in -> count(in) >= 2 ? 1 : 0;
    assertThat(exact(3, majority)).containsExactly(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, E);
    ToDoubleFunction<boolean[]> product = in -> (in[0] ? 2 : 0) * (in[1] ? 3 : 0) * (in[2] ? 5 : 0);
    assertThat(exact(3, product)).containsExactly(new double[] {10, 10, 10}, E);
  }

  /**
   * The logit of a mean as the value of a set, for f = x0 + x2 + x3 + x4: as shap's KernelExplainer
   * with link="logit" has it, from its own test of a sum that leaves out feature 1.
   */
  @Test
  void theLogitOfMeansIsAGameLikeAnyOther() {
    double[][] background = {
      {.02380952, .04761905, .07142857, -.0952381, .11904762},
      {.23809524, .26190476, .28571429, -.0952381, .30952381},
      {.04761905, .07142857, .11904762, -.0952381, .14285714}
    };
    assertThat(exact(5, logit(background, .1, .12, .14, -.08, .16)))
        .containsExactly(
            new double[] {-.01420862, 0, -.08377778, .06825253, -.13625127}, within(1e-6));
    assertThat(exact(5, logit(background, .22, .24, .26, -.1, .38)))
        .containsExactly(
            new double[] {.50970797, 0, .44412765, -.02169177, .80832232}, within(1e-6));
    // Some means are below 0, where there is no logit.
    assertThat(exact(5, logit(background, -.1, 0, .02, .1, .04))).contains(Double.NaN);
  }

  private static ToDoubleFunction<boolean[]> logit(double[][] background, double... row) {
    return in -> {
      double sum = 0;
      for (double[] other : background) {
        for (int j : new int[] {0, 2, 3, 4}) {
          sum += in[j] ? row[j] : other[j];
        }
      }
      double mean = sum / background.length;
      return Math.log(mean / (1 - mean));
    };
  }

  /** f = x0 x2 + x1 + x2 + x2 x3 at 1, 1, 1, 1, 0 against 0: one order and its reverse will do. */
  @Test
  void anOrderAndItsReverseAreExactForPairwiseInteractions() {
    ToDoubleFunction<boolean[]> game =
        in ->
            (in[0] && in[2] ? 1 : 0) + (in[1] ? 1 : 0) + (in[2] ? 1 : 0) + (in[2] && in[3] ? 1 : 0);
    for (long seed = 0; seed < 20; seed++) {
      Coalitions one = DrawnOrders.draw(5, 1, seed);
      assertThat(one.size()).isEqualTo(2 + 2 * 4);
      assertThat(one.values(scores(one, 5, game)).amounts())
          .containsExactly(new double[] {.5, 1, 2, .5, 0}, E);
    }
  }

  /** Over very many draws the mean is the exact value: orders are drawn without favor. */
  @Test
  void drawnOrdersAreRightOnAverage() {
    ToDoubleFunction<boolean[]> game = random(6, 3);
    Coalitions many = DrawnOrders.draw(6, 40_000, 5);
    Coalitions.Values values = many.values(scores(many, 6, game));
    double[] exact = exact(6, game);
    for (int player = 0; player < 6; player++) {
      double error = Math.sqrt(values.variances()[player]);
      assertThat(error).isBetween(1e-4, 5e-3);
      assertThat(values.amounts()[player]).isCloseTo(exact[player], within(4 * error));
    }
    assertThat(values.freedom()).isEqualTo(39_999);
  }

  @Test
  void valuesAddUpToTheFullSetLessTheEmptyOne() {
    for (int players : new int[] {2, 5, 40, 70}) {
      ToDoubleFunction<boolean[]> game = in -> Math.sin(3 * count(in)) + (in[0] ? 2 : 0);
      Coalitions drawn = DrawnOrders.draw(players, 3, 1);
      double[] scores = scores(drawn, players, game);
      assertThat(Arrays.stream(drawn.values(scores).amounts()).sum())
          .isCloseTo(scores[scores.length - 1] - scores[0], within(1e-9));
    }
  }

  @Test
  void aPlayerThatChangesNothingAddsExactlyNothing() {
    ToDoubleFunction<boolean[]> game = in -> Math.exp((in[0] ? 1 : 0) + (in[2] ? .3 : 0));
    assertThat(exact(4, game)[1]).isZero();
    Coalitions drawn = DrawnOrders.draw(4, 7, 9);
    Coalitions.Values values = drawn.values(scores(drawn, 4, game));
    assertThat(values.amounts()[3]).isZero();
    assertThat(values.variances()[3]).isZero();
  }

  private static final Offset<Double> E = within(1e-12);
}
