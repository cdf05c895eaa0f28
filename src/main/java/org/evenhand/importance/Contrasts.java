package org.evenhand.importance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.evenhand.data.Column;
import org.evenhand.data.Parallel;
import org.evenhand.data.Table;
import org.evenhand.importance.Coalitions.Values;
import org.evenhand.job.Progress;

/**
 * Rows held against other rows, one against one: how much of the difference between their scores
 * comes through each feature in which they differ.
 *
 * <p>A contrast is a game: its players are the features in which the two rows differ, and a set of
 * them is worth the score of the reference with the values of those features taken from the row.
 * Its Shapley values add up to the row's score less the reference's. A mean over contrasts gives
 * every larger question: one row against a background is the mean of its contrasts with the rows of
 * the background, since Shapley values of a mean of games are the mean of their Shapley values, and
 * features that do not differ add nothing. So rows that are alike are cheap, and rows of any number
 * of features can be exact.
 */
final class Contrasts {
  /** Rows per call of the model, as {@link org.evenhand.model.Scorer} has them. */
  private static final int BATCH = 4096;

  /**
   * One row against one other.
   *
   * @param row place among the rows
   * @param reference place among the references
   */
  record Contrast(int row, int reference) {}

  /**
   * The answer to one contrast.
   *
   * @param features the places of the features in which the two differ
   * @param values one amount for each of these
   * @param from the reference's score
   * @param to the row's score
   */
  @SuppressWarnings("ArrayRecordComponent") // a bundle of results, never compared
  record Answer(int[] features, Values values, double from, double to) {
    /** Whether every set of features has a score. */
    boolean known() {
      for (double amount : values.amounts()) {
        if (!Double.isFinite(amount)) {
          return false;
        }
      }
      return Double.isFinite(from) && Double.isFinite(to);
    }
  }

  private final List<Column> columns;
  private final int rows;
  private final Function<Table, double[]> score;
  private final List<Contrast> contrasts;
  private final int[][] differing;

  /**
   * Contrasts of rows with references.
   *
   * @param features the columns that may make a difference
   * @param score one score for each row of a table with these columns; NaN where there is none
   */
  Contrasts(
      Table rows,
      Table references,
      List<String> features,
      Function<Table, double[]> score,
      List<Contrast> contrasts) {
    this.columns = Stacked.of(rows, references, features).columns();
    this.rows = rows.rows();
    this.score = score;
    this.contrasts = contrasts;
    this.differing =
        contrasts.stream()
            .map(
                contrast ->
                    IntStream.range(0, columns.size())
                        .filter(j -> !same(columns.get(j), contrast))
                        .toArray())
            .toArray(int[][]::new);
  }

  private boolean same(Column column, Contrast contrast) {
    return Stacked.same(column, contrast.row, rows + contrast.reference);
  }

  /** For each contrast the number of features in which its rows differ. */
  int[] players() {
    return IntStream.range(0, differing.length).map(i -> differing[i].length).toArray();
  }

  /** The answers, one for each contrast, on this thread. */
  List<Answer> answers(Plan plan) {
    return pieces(plan).stream()
        .flatMap(piece -> piece(plan, piece.from, piece.to).stream())
        .toList();
  }

  /**
   * The answers, on all cores.
   *
   * @throws org.evenhand.job.CancelledException if the progress says so
   */
  List<Answer> answers(Plan plan, String task, Progress progress) {
    List<Callable<List<Answer>>> work = new ArrayList<>();
    for (Piece piece : pieces(plan)) {
      work.add(() -> piece(plan, piece.from, piece.to));
    }
    return work.isEmpty()
        ? List.of()
        : Parallel.run(task, work, progress, () -> {}).stream().flatMap(List::stream).toList();
  }

  /** Contrasts that are scored together: from one (inclusive) to another (exclusive). */
  private record Piece(int from, int to) {}

  private List<Piece> pieces(Plan plan) {
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    long size = 0;
    for (int i = 0; i < contrasts.size(); i++) {
      size += plan.coalitions().get(i).size();
      if (size >= BATCH || i == contrasts.size() - 1) {
        pieces.add(new Piece(from, i + 1));
        from = i + 1;
        size = 0;
      }
    }
    return pieces;
  }

  private List<Answer> piece(Plan plan, int first, int end) {
    int[] starts = new int[end - first + 1];
    for (int i = first; i < end; i++) {
      starts[i - first + 1] = starts[i - first] + plan.coalitions().get(i).size();
    }
    double[] scores = new double[starts[end - first]];
    for (int from = 0; from < scores.length; from += BATCH) {
      int to = Math.min(scores.length, from + BATCH);
      double[] batch = score.apply(masked(plan, first, starts, from, to));
      System.arraycopy(batch, 0, scores, from, to - from);
    }
    return IntStream.range(first, end)
        .mapToObj(
            i ->
                answer(
                    differing[i],
                    plan.coalitions().get(i),
                    Arrays.copyOfRange(scores, starts[i - first], starts[i - first + 1])))
        .toList();
  }

  private static Answer answer(int[] features, Coalitions coalitions, double[] scores) {
    return new Answer(features, coalitions.values(scores), scores[0], scores[scores.length - 1]);
  }

  /** Some of the masked rows of a piece of work, counted over its contrasts. */
  private Table masked(Plan plan, int first, int[] starts, int from, int to) {
    int[][] taken = new int[columns.size()][to - from];
    int contrast = 0;
    for (int at = from; at < to; ) {
      while (starts[contrast + 1] <= at) {
        contrast++;
      }
      int until = Math.min(to, starts[contrast + 1]);
      mask(
          first + contrast,
          plan.coalitions().get(first + contrast),
          at - starts[contrast],
          until - at,
          taken,
          at - from);
      at = until;
    }
    return Table.of(
        IntStream.range(0, taken.length)
            .mapToObj(feature -> columns.get(feature).take(taken[feature]))
            .toList());
  }

  private void mask(
      int index, Coalitions coalitions, int coalition, int count, int[][] taken, int place) {
    int row = contrasts.get(index).row;
    int reference = rows + contrasts.get(index).reference;
    for (int[] feature : taken) {
      Arrays.fill(feature, place, place + count, row);
    }
    int[] players = differing[index];
    for (int player = 0; player < players.length; player++) {
      int[] feature = taken[players[player]];
      for (int i = 0; i < count; i++) {
        if (!coalitions.contains(coalition + i, player)) {
          feature[place + i] = reference;
        }
      }
    }
  }
}
