package org.evenhand.counterfactual;

import java.util.List;
import org.evenhand.data.RowSet;
import org.evenhand.data.Table;
import org.evenhand.job.Progress;
import org.evenhand.model.Scores;

/**
 * The real rows that searches draw on: what values there are, how far rows lie apart, what the
 * model answers to them. Made once for a table and a model; immutable, so that any number of
 * searches may use it at once.
 */
public final class Background {
  /** At most so many rows are used; of more, a sample without replacement. */
  public static final int MAX_ROWS = 20_000;

  /** How many of the nearest real rows are asked whether they have the wanted answer. */
  public static final int NEIGHBORS = 5;

  private Background() {}

  /**
   * Looks at the rows.
   *
   * @param table with all columns of the data
   * @param scores of all rows of the table
   * @param rows those to use
   * @param features the columns that the model reads
   * @param seed of the sample
   * @throws org.evenhand.job.CancelledException if the progress says so
   */
  public static Background of(
      Table table, Scores scores, RowSet rows, List<String> features, long seed, Progress progress) {
    return new Background();
  }
}
