package org.evenhand.metric;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The judged rows of one model, in descending order of score: sorted once, then split into groups
 * as often as anyone asks.
 */
public final class ScoredRows {
  private final int[] rows;
  private final double[] scores;
  private final byte @Nullable [] labels;
  private final double @Nullable [] weights;

  private ScoredRows(
      int[] rows, double[] scores, byte @Nullable [] labels, double @Nullable [] weights) {
    this.rows = rows;
    this.scores = scores;
    this.labels = labels;
    this.weights = weights;
  }

  /**
   * The given rows of a table. All arrays but {@code rows} hold one value per row of the table;
   * rows whose score or label is missing must have been left out of {@code rows} by the caller, who
   * counts them.
   *
   * @param scores of the positive class, of any range; not NaN
   * @param labels 1 for the positive class, 0 for the negative one; null when no truth is known
   * @param weights finite and not negative; null when all rows weigh 1
   * @param rows the rows to judge, each once
   * @throws IllegalArgumentException if a judged row has another score, label or weight
   */
  public static ScoredRows of(
      double[] scores, byte @Nullable [] labels, double @Nullable [] weights, int[] rows) {
    for (int row : rows) {
      require(!Double.isNaN(scores[row]), "score", row);
      require(labels == null || labels[row] == 0 || labels[row] == 1, "label", row);
      require(weights == null || isWeight(weights[row]), "weight", row);
    }
    int[] order = ScoreOrder.descending(scores, rows);
    double[] sortedScores = new double[order.length];
    byte[] sortedLabels = labels == null ? null : new byte[order.length];
    double[] sortedWeights = weights == null ? null : new double[order.length];
    for (int i = 0; i < order.length; i++) {
      int row = order[i];
      sortedScores[i] = scores[row];
      if (labels != null && sortedLabels != null) {
        sortedLabels[i] = labels[row];
      }
      if (weights != null && sortedWeights != null) {
        sortedWeights[i] = weights[row];
      }
    }
    return new ScoredRows(order, sortedScores, sortedLabels, sortedWeights);
  }

  static boolean isWeight(double weight) {
    return Double.isFinite(weight) && weight >= 0;
  }

  private static void require(boolean valid, String what, int row) {
    if (!valid) {
      throw new IllegalArgumentException("the " + what + " of row " + row + " cannot be judged");
    }
  }

  /** All judged rows as one group. */
  public ScoredGroup all() {
    ScoredGroup.Builder builder = builder(rows.length);
    for (int i = 0; i < rows.length; i++) {
      add(i, builder);
    }
    return builder.build();
  }

  /**
   * The judged rows by group.
   *
   * @param groupOf for each row of the table its group, from 0; below 0 for none
   * @param groups the number of groups
   * @return one per group, empty ones included
   */
  public List<ScoredGroup> split(int[] groupOf, int groups) {
    int[] sizes = new int[groups];
    for (int row : rows) {
      if (groupOf[row] >= 0) {
        sizes[groupOf[row]]++;
      }
    }
    List<ScoredGroup.Builder> builders = Arrays.stream(sizes).mapToObj(this::builder).toList();
    for (int i = 0; i < rows.length; i++) {
      int group = groupOf[rows[i]];
      if (group >= 0) {
        add(i, builders.get(group));
      }
    }
    return builders.stream().map(ScoredGroup.Builder::build).toList();
  }

  /**
   * The judged rows that are truly positive, or truly negative, in descending order of score.
   *
   * @return numbers of rows of the table
   * @throws IllegalStateException when no truth is known
   */
  public int[] rows(boolean positive) {
    if (labels == null) {
      throw new IllegalStateException("no labels");
    }
    byte label = (byte) (positive ? 1 : 0);
    byte[] known = labels;
    return IntStream.range(0, rows.length)
        .filter(i -> known[i] == label)
        .map(i -> rows[i])
        .toArray();
  }

  /**
   * The single rows' weights by group; without labels all rows count as truly negative.
   *
   * @param thresholds one per row of the table; positive if the score is at or above
   * @param groupOf for each row of the table its group, from 0; below 0 for none
   */
  public List<CellWeights> weights(double[] thresholds, int[] groupOf, int groups) {
    List<CellWeights> cells = Stream.generate(CellWeights::new).limit(groups).toList();
    for (int i = 0; i < rows.length; i++) {
      int group = groupOf[rows[i]];
      if (group >= 0) {
        cells
            .get(group)
            .add(
                scores[i] >= thresholds[rows[i]],
                labels != null && labels[i] == 1,
                weights == null ? 1 : weights[i]);
      }
    }
    return cells;
  }

  /** Whether rows have weights. */
  public boolean areWeighted() {
    return weights != null;
  }

  /** The rows as samples are drawn from them; for the parameters see {@link #split}. */
  Strata strata(int[] groupOf, int groups) {
    int[] own = Arrays.stream(rows).map(row -> groupOf[row]).toArray();
    return Strata.of(scores, labels, weights, own, groups);
  }

  /** How many rows there are. */
  public int size() {
    return rows.length;
  }

  private ScoredGroup.Builder builder(int size) {
    return new ScoredGroup.Builder(size, labels != null, weights != null);
  }

  private void add(int i, ScoredGroup.Builder builder) {
    boolean positive = labels != null && labels[i] == 1;
    builder.add(scores[i], positive, weights == null ? 1 : weights[i]);
  }
}
