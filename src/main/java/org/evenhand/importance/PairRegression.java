package org.evenhand.importance;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.evenhand.importance.Coalitions.Values;

/**
 * Weighted least squares of what pairs of sets are worth on their members, where the amounts have
 * to add up to a total. Over all pairs with the weights of {@link SetSizes} the amounts are the
 * Shapley values.
 *
 * <p>What is worth (v(S) - v(not S)) / 2 is half of the difference between the amounts of S and
 * those of all others, so with half of the total more it is the sum of the amounts of S.
 */
final class PairRegression {
  private final int players;
  private final double total;

  PairRegression(int players, double total) {
    this.players = players;
    this.total = total;
  }

  /**
   * The amounts.
   *
   * @param members of one set of each pair
   * @param worth (v(S) - v(not S)) / 2 of each pair
   * @param weights of the pairs
   * @param unknown of each pair, the share of those of its size that were not drawn
   */
  Values fit(int[][] members, double[] worth, double[] weights, double[] unknown) {
    double[][] slopes = inverse(members, weights);
    double[] along = Arrays.stream(slopes).mapToDouble(row -> Arrays.stream(row).sum()).toArray();
    double all = Arrays.stream(along).sum();
    double[] amounts = new double[players];
    for (int i = 0; i < players; i++) {
      amounts[i] = along[i] / all * total;
      for (int j = 0; j < players; j++) {
        slopes[i][j] -= along[i] * along[j] / all; // whose rows and columns add up to nothing
      }
    }
    for (int pair = 0; pair < worth.length; pair++) {
      add(amounts, sum(slopes, members[pair]), weights[pair] * (worth[pair] + total / 2));
    }
    return new Values(
        amounts,
        variances(members, worth, weights, unknown, slopes, amounts),
        Math.max(1, worth.length - players + 1),
        /* draws= */ 0);
  }

  /**
   * From the errors of the pairs, enlarged by what the fit takes of each (MacKinnon and White 1985,
   * HC2), less what is known because most sets of a size were drawn. They know nothing of how
   * evenly the sets were drawn, so they tend to be too large.
   */
  private double[] variances(
      int[][] members,
      double[] worth,
      double[] weights,
      double[] unknown,
      double[][] slopes,
      double[] amounts) {
    double[] variances = new double[players];
    for (int pair = 0; pair < worth.length; pair++) {
      if (unknown[pair] == 0) {
        continue;
      }
      double[] slope = sum(slopes, members[pair]);
      double fitted = sum(amounts, members[pair]);
      double leverage = weights[pair] * sum(slope, members[pair]);
      double error = weights[pair] * (worth[pair] + total / 2 - fitted) / Math.sqrt(1 - leverage);
      for (int player = 0; player < players; player++) {
        double part = error * slope[player];
        variances[player] += unknown[pair] * part * part;
      }
    }
    return variances;
  }

  private double[][] inverse(int[][] members, double[] weights) {
    double[][] products = new double[players][players];
    for (int pair = 0; pair < members.length; pair++) {
      for (int player : members[pair]) {
        for (int other : members[pair]) {
          products[player][other] += weights[pair];
        }
      }
    }
    return new CholeskyDecomposition(new Array2DRowRealMatrix(products, false))
        .getSolver()
        .getInverse()
        .getData();
  }

  private double[] sum(double[][] rows, int[] members) {
    double[] sum = new double[players];
    for (int member : members) {
      add(sum, rows[member], 1);
    }
    return sum;
  }

  private static void add(double[] to, double[] what, double times) {
    for (int i = 0; i < to.length; i++) {
      to[i] += times * what[i];
    }
  }

  private static double sum(double[] values, int[] members) {
    double sum = 0;
    for (int member : members) {
      sum += values[member];
    }
    return sum;
  }
}
