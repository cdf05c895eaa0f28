package org.evenhand.data;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/** An immutable set of rows of a table with {@link #total} rows: a part, a filter, a selection. */
public final class RowSet {
  private final BitSet bits;
  private final int total;

  private RowSet(BitSet bits, int total) {
    this.bits = bits;
    this.total = total;
  }

  /** Every row of a table with {@code total} rows. */
  public static RowSet all(int total) {
    BitSet bits = new BitSet(total);
    bits.set(0, total);
    return new RowSet(bits, total);
  }

  /** The rows that the predicate accepts. */
  public static RowSet where(int total, IntPredicate accepts) {
    BitSet bits = new BitSet(total);
    for (int row = 0; row < total; row++) {
      if (accepts.test(row)) {
        bits.set(row);
      }
    }
    return new RowSet(bits, total);
  }

  /** The given rows of a table with {@code total} rows. */
  public static RowSet of(int total, int... rows) {
    BitSet bits = new BitSet(total);
    for (int row : rows) {
      bits.set(Objects.checkIndex(row, total));
    }
    return new RowSet(bits, total);
  }

  /** The number of rows in the table, in the set or not. */
  public int total() {
    return total;
  }

  /** The number of rows in the set. */
  public int count() {
    return bits.cardinality();
  }

  public boolean contains(int row) {
    return bits.get(row);
  }

  public RowSet and(RowSet other) {
    BitSet both = copy(other);
    both.and(other.bits);
    return new RowSet(both, total);
  }

  public RowSet or(RowSet other) {
    BitSet either = copy(other);
    either.or(other.bits);
    return new RowSet(either, total);
  }

  /** The rows in this set that are not in the other. */
  public RowSet minus(RowSet other) {
    BitSet rest = copy(other);
    rest.andNot(other.bits);
    return new RowSet(rest, total);
  }

  private BitSet copy(RowSet other) {
    if (other.total != total) {
      throw new IllegalArgumentException(
          "row sets of tables with " + total + " and " + other.total + " rows");
    }
    return (BitSet) bits.clone();
  }

  /** Visits the rows in ascending order. */
  public void forEach(IntConsumer visit) {
    for (int row = bits.nextSetBit(0); row >= 0; row = bits.nextSetBit(row + 1)) {
      visit.accept(row);
    }
  }

  /** The rows in ascending order. */
  public int[] toArray() {
    return bits.stream().toArray();
  }

  /**
   * Rows drawn at random without replacement, each as likely as any other (Fisher and Yates), in
   * the order of the draw: a smaller draw of the same seed is the beginning of a larger one.
   *
   * @param most how many at most
   */
  public int[] draw(int most, long seed) {
    int[] rows = toArray();
    SplittableRandom random = new SplittableRandom(seed);
    int drawn = Math.min(most, rows.length);
    for (int i = 0; i < drawn; i++) {
      int other = random.nextInt(i, rows.length);
      int kept = rows[other];
      rows[other] = rows[i];
      rows[i] = kept;
    }
    return Arrays.copyOf(rows, drawn);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowSet set && total == set.total && bits.equals(set.bits);
  }

  @Override
  public int hashCode() {
    return 31 * total + bits.hashCode();
  }

  @Override
  public String toString() {
    return count() + " of " + total + " rows";
  }
}
