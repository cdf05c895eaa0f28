package org.evenhand.workspace;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.evenhand.data.InputException;
import org.evenhand.data.RowSet;
import org.evenhand.data.Table;

/**
 * The rows that a score is held against.
 *
 * @param rows in the order of the draw, with the columns of the workspace's table
 * @param note "100 of 2,380 rows, drawn at random (seed 1)"
 */
record BackgroundRows(Table rows, String note) {

  /**
   * Numbers of rows in the workspace's table, in the order of the draw.
   *
   * @param note "100 of 2,380 rows, drawn at random (seed 1)"
   */
  @SuppressWarnings("ArrayRecordComponent") // a bundle of results, never compared
  record Drawn(int[] rows, String note) {}

  /**
   * Draws from rows of the workspace, in proportion to their weights where it has some.
   *
   * @param of those that have a score
   * @param name of what they are: "rows", "rows with another answer"
   * @throws InputException if there is none
   */
  static Drawn draw(Workspace workspace, RowSet of, String name, int most, long seed) {
    double[] weights = workspace.weights();
    RowSet counted =
        weights == null
            ? of
            : RowSet.where(of.total(), row -> of.contains(row) && weights[row] > 0);
    int size = counted.count();
    if (size == 0) {
      throw new InputException("there are no %s with a score: choose others".formatted(name));
    }
    int[] drawn =
        weights == null
            ? counted.draw(most, seed)
            : byWeight(counted.toArray(), weights, most, seed);
    String note =
        weights != null
            ? "%,d of %,d %s, drawn in proportion to their weights (seed %d)"
                .formatted(drawn.length, size, name, seed)
            : drawn.length < size
                ? "%,d of %,d %s, drawn at random (seed %d)"
                    .formatted(drawn.length, size, name, seed)
                : "all %,d %s".formatted(size, name);
    return new Drawn(drawn, note);
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
