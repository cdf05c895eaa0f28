package org.evenhand.whatif;

import java.util.function.IntToDoubleFunction;
import org.evenhand.data.RowSet;
import org.evenhand.data.Table;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a flip test and how they are decided.
 *
 * @param table with the columns that the model reads, and the attribute
 * @param rows the rows to change
 * @param score of a row as it is, NaN for none
 * @param weight of a row, finite and not negative
 * @param cut where decisions are made; null for a regression, which makes none
 * @param favorablePositive whether to be predicted positive is what people want
 * @param minGroup a measure of fewer rows is small
 */
public record FlipSubjects(
    Table table,
    RowSet rows,
    FlipAttribute attribute,
    IntToDoubleFunction score,
    IntToDoubleFunction weight,
    @Nullable Cut cut,
    boolean favorablePositive,
    int minGroup) {

  /** The score from which on a row is predicted positive. */
  @FunctionalInterface
  public interface Cut {
    /**
     * The threshold of a row.
     *
     * @param row of the table
     * @param like the row of the table whose value of the attribute it has: itself, or the one it
     *     is made like
     */
    double of(int row, int like);
  }

  boolean favorable(int row, int like, double score) {
    return cut != null && (score >= cut.of(row, like)) == favorablePositive;
  }
}
