package org.evenhand.effect;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.evenhand.data.RowSet;
import org.evenhand.data.Table;
import org.evenhand.metric.Measures;
import org.jspecify.annotations.Nullable;

/**
 * The rows over which effects are averaged: all of a set, or some of them drawn at random without
 * replacement, each as likely as any other.
 */
public final class Sample {
  private static final int LEAST = 30;

  private final Table table;
  private final int[] rows;
  private final String note;
  private final double @Nullable [] weights;
  private final int[] groupOf;
  private final int groups;
  private final int minGroup;

  private Sample(
      Table table,
      int[] rows,
      String note,
      double @Nullable [] weights,
      int[] groupOf,
      int groups,
      int minGroup) {
    this.table = table;
    this.rows = rows;
    this.note = note;
    this.weights = weights;
    this.groupOf = groupOf;
    this.groups = groups;
    this.minGroup = minGroup;
  }

  /**
   * Rows of a table. The fewer columns it has beside those that the model reads, the less there is
   * to copy.
   *
   * @param most how many rows at most
   * @param seed of the draw, the same for the same rows; of no meaning if none are left out
   */
  public static Sample of(Table table, RowSet rows, int most, long seed) {
    int all = rows.count();
    int[] drawn = all <= most ? rows.toArray() : rows.draw(most, seed);
    Arrays.sort(drawn);
    String note =
        drawn.length < all
            ? "%,d of %,d rows, drawn at random (seed %d)".formatted(most, all, seed)
            : all == 1 ? Measures.rows(1) : "all %,d rows".formatted(all);
    return new Sample(table.take(drawn), drawn, note, null, new int[drawn.length], 0, LEAST);
  }

  /**
   * These rows with weights.
   *
   * @param byRow one per row of the table that was sampled from; finite and not negative for the
   *     rows of the sample
   */
  public Sample weighted(double[] byRow) {
    double[] taken = Arrays.stream(rows).mapToDouble(row -> byRow[row]).toArray();
    if (Arrays.stream(taken).anyMatch(weight -> !(weight >= 0 && weight < Double.MAX_VALUE))) {
      throw new IllegalArgumentException("a weight is negative or not finite");
    }
    return new Sample(table, rows, note, taken, groupOf, groups, minGroup);
  }

  /**
   * These rows divided into groups.
   *
   * @param byRow for each row of the table that was sampled from its group, from 0; below 0 for
   *     none
   * @param count the number of groups
   * @param least a mean over fewer rows is small
   */
  public Sample grouped(int[] byRow, int count, int least) {
    int[] taken = Arrays.stream(rows).map(row -> byRow[row]).toArray();
    return new Sample(table, rows, note, weights, taken, count, least);
  }

  /** The rows of one group, as a sample of its own. */
  public Sample group(int group) {
    int[] kept = places(group);
    int[] kind = Arrays.stream(kept).map(place -> rows[place]).toArray();
    double[] own = weights;
    double[] taken =
        own == null ? null : Arrays.stream(kept).mapToDouble(place -> own[place]).toArray();
    String part = "%,d of a group, of %s".formatted(kept.length, note);
    return new Sample(table.take(kept), kind, part, taken, new int[kept.length], 0, minGroup);
  }

  /** The rows, in ascending order of their numbers. */
  public Table table() {
    return table;
  }

  /** The number of rows. */
  public int size() {
    return rows.length;
  }

  /** The numbers of the rows in the table that was sampled from, ascending. */
  public int[] rows() {
    return rows.clone();
  }

  /** "1,000 of 2,380 rows, drawn at random (seed 1)", "all 2,380 rows". */
  public String note() {
    return note;
  }

  int groups() {
    return groups;
  }

  int minGroup() {
    return minGroup;
  }

  double weight(int place) {
    double[] known = weights;
    return known == null ? 1 : known[place];
  }

  boolean isWeighted() {
    return weights != null;
  }

  /** The places in the sample of the rows of a group; of all rows for -1. */
  int[] places(int group) {
    return IntStream.range(0, rows.length)
        .filter(place -> group < 0 || groupOf[place] == group)
        .toArray();
  }
}
