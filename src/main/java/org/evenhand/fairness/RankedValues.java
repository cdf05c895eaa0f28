package org.evenhand.fairness;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.evenhand.data.CategoricalColumn;

/** A column whose values are ranked in natural order, a missing value last. */
final class RankedValues {
  private final CategoricalColumn column;

  /** For each row the rank of its value. */
  private final int[] rankOf;

  private final int ranks;

  /** The name for a missing value: no value has it. */
  private final String missing;

  private RankedValues(CategoricalColumn column, int[] rankOf, int ranks, String missing) {
    this.column = column;
    this.rankOf = rankOf;
    this.ranks = ranks;
    this.missing = missing;
  }

  static RankedValues of(CategoricalColumn column) {
    List<String> values = column.dictionary();
    int[] codes =
        IntStream.range(0, values.size())
            .boxed()
            .sorted(Comparator.comparing(values::get, NaturalOrder.of(values)))
            .mapToInt(code -> code)
            .toArray();
    int[] rankOfCode = new int[codes.length];
    for (int rank = 0; rank < codes.length; rank++) {
      rankOfCode[codes[rank]] = rank;
    }
    int[] rankOf = column.toArray();
    for (int row = 0; row < rankOf.length; row++) {
      int code = rankOf[row];
      rankOf[row] = code == CategoricalColumn.MISSING ? codes.length : rankOfCode[code];
    }
    return new RankedValues(column, rankOf, codes.length + 1, Group.missing(values));
  }

  /** The rows ordered by rank; those of equal rank keep their order. */
  int[] sort(int[] rows) {
    int[] start = new int[ranks + 1];
    for (int row : rows) {
      start[rankOf[row] + 1]++;
    }
    Arrays.parallelPrefix(start, Integer::sum);
    int[] sorted = new int[rows.length];
    for (int row : rows) {
      sorted[start[rankOf[row]]++] = row;
    }
    return sorted;
  }

  boolean differ(int row, int other) {
    return rankOf[row] != rankOf[other];
  }

  String label(int row) {
    String value = column.text(row);
    return value == null ? missing : value;
  }
}
