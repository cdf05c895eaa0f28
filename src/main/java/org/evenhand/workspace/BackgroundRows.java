package org.evenhand.workspace;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.evenhand.data.InputException;
import org.evenhand.data.RowSet;
import org.evenhand.data.Table;
import org.evenhand.metric.Measures;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a score is held against.
 *
 * @param rows in the order of the draw, with the columns of the workspace's table
 * @param weights one for each of them, above 0
 * @param note "100 of 2,380 rows, drawn at random (seed 1)"
 */
@SuppressWarnings("ArrayRecordComponent") // a bundle of results, never compared
record BackgroundRows(Table rows, double[] weights, String note) {

  /**
   * Numbers of rows in the workspace's table, in the order of the draw.
   *
   * @param weights what each of them counts for: its own weight where all rows are there, 1 where
   *     weights decided the draw
   * @param note "100 of 2,380 rows, drawn at random (seed 1)"
   */
  @SuppressWarnings("ArrayRecordComponent") // a bundle of results, never compared
  record Drawn(int[] rows, double[] weights, String note) {
    /** The same in the order of the rows' numbers. */
    Drawn ascending() {
      int[] places =
          IntStream.range(0, rows.length)
              .boxed()
              .sorted(Comparator.comparingInt(place -> rows[place]))
              .mapToInt(place -> place)
              .toArray();
      return new Drawn(
          Arrays.stream(places).map(place -> rows[place]).toArray(),
          Arrays.stream(places).mapToDouble(place -> weights[place]).toArray(),
          note);
    }
  }

  /**
   * Takes rows of the workspace: all, if they are no more than those wanted, else some at random,
   * in proportion to their weights where the workspace has some.
   *
   * @param of those that have a score
   * @param which of all rows they are: nothing, or " with another answer"
   * @param most how many are wanted
   * @throws InputException if there is none
   */
  static Drawn draw(Workspace workspace, RowSet of, String which, int most, long seed) {
    double[] weights = workspace.weights();
    RowSet counted =
        weights == null
            ? of
            : RowSet.where(of.total(), row -> of.contains(row) && weights[row] > 0);
    int size = counted.count();
    if (size == 0) {
      throw new InputException("there are no rows%s with a score: choose others".formatted(which));
    }
    if (size <= most) {
      int[] all = counted.draw(size, seed);
      double[] own = Arrays.stream(all).mapToDouble(row -> weight(weights, row)).toArray();
      return new Drawn(
          all, own, all(size) + which + (weights != null && size > 1 ? " by their weights" : ""));
    }
    int[] drawn =
        weights == null
            ? counted.draw(most, seed)
            : byWeight(counted.toArray(), weights, most, seed);
    return new Drawn(
        drawn,
        Arrays.stream(drawn).mapToDouble(row -> 1).toArray(),
        "%,d of %,d rows%s, drawn %s (seed %d)"
            .formatted(
                most,
                size,
                which,
                weights == null ? "at random" : "with replacement in proportion to their weights",
                seed));
  }

  private static double weight(double @Nullable [] weights, int row) {
    return weights == null ? 1 : weights[row];
  }

  /** "all 2,380 rows", "1 row". */
  static String all(int rows) {
    return rows == 1 ? Measures.rows(1) : "all %,d rows".formatted(rows);
  }

  /** With replacement: a row of twice the weight is drawn twice as often. */
  private static int[] byWeight(int[] rows, double[] weights, int most, long seed) {
    double[] upTo = Arrays.stream(rows).mapToDouble(row -> weights[row]).toArray();
    // One after the other: sums in parallel round as the number of cores has it.
    for (int i = 1; i < upTo.length; i++) {
      upTo[i] += upTo[i - 1];
    }
    SplittableRandom random = new SplittableRandom(seed);
    double total = upTo[upTo.length - 1];
    return IntStream.range(0, most)
        .map(
            i -> {
              int at = Arrays.binarySearch(upTo, random.nextDouble() * total);
              return rows[Math.min(rows.length - 1, at < 0 ? -at - 1 : at + 1)];
            })
        .toArray();
  }
}
