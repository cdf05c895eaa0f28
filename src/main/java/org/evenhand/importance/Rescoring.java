package org.evenhand.importance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.evenhand.data.Column;
import org.evenhand.data.Parallel;
import org.evenhand.data.Table;
import org.evenhand.job.Progress;
import org.evenhand.model.Scores;

/**
 * Scores of rows with permuted values, of several features one after the other. Batches may hold
 * rows of more than one feature and are scored on all cores.
 */
final class Rescoring {
  /** Rows per call of the model, as {@link org.evenhand.model.Scorer} has them. */
  private static final int BATCH = 4096;

  private final Table rows;
  private final List<Rewritten> features;
  private final int[] starts;
  private final double[][] answers;

  private Rescoring(Table rows, List<Rewritten> features, int outputs) {
    this.rows = rows;
    this.features = features;
    this.starts = new int[features.size() + 1];
    for (int i = 0; i < features.size(); i++) {
      starts[i + 1] = Math.addExact(starts[i], features.get(i).size());
    }
    this.answers = new double[outputs][starts[features.size()]];
  }

  static Rescoring of(
      Table rows,
      List<Rewritten> features,
      Function<Table, Scores> model,
      int outputs,
      String task,
      Progress progress) {
    Rescoring rescoring = new Rescoring(rows, features, outputs);
    List<Callable<Boolean>> batches = new ArrayList<>();
    int size = rescoring.starts[features.size()];
    for (int from = 0; from < size; from += BATCH) {
      int begin = from;
      int end = Math.min(size, from + BATCH);
      batches.add(() -> rescoring.score(model, begin, end));
    }
    progress.report(task, 0, batches.size());
    if (!batches.isEmpty()) {
      Parallel.run(task, batches, progress, () -> {});
    }
    return rescoring;
  }

  private boolean score(Function<Table, Scores> model, int from, int to) {
    Scores scores = model.apply(batch(from, to));
    for (int output = 0; output < answers.length; output++) {
      System.arraycopy(scores.column(output), 0, answers[output], from, to - from);
    }
    return true;
  }

  /** Every column as it is in the rows, but where its feature is permuted, in their sources. */
  private Table batch(int from, int to) {
    int[] own = new int[to - from];
    int first = feature(from);
    int last = feature(to - 1);
    for (int i = first; i <= last; i++) {
      for (int at = Math.max(from, starts[i]); at < Math.min(to, starts[i + 1]); at++) {
        own[at - from] = features.get(i).row(at - starts[i]);
      }
    }
    List<Column> columns = new ArrayList<>();
    for (Column column : rows.columns()) {
      int[] taken = own;
      for (int i = first; i <= last; i++) {
        if (features.get(i).feature().columns().contains(column.name())) {
          taken = taken == own ? own.clone() : taken;
          for (int at = Math.max(from, starts[i]); at < Math.min(to, starts[i + 1]); at++) {
            taken[at - from] = features.get(i).source(at - starts[i]);
          }
        }
      }
      columns.add(column.take(taken));
    }
    return Table.of(columns);
  }

  /** The feature that the answer at that place is of; those without any are passed over. */
  private int feature(int place) {
    int i = Arrays.binarySearch(starts, place);
    if (i < 0) {
      return -i - 2;
    }
    while (starts[i + 1] == place) {
      i++;
    }
    return i;
  }

  /** Whether every row of a feature got finite scores. */
  boolean isComplete(int feature) {
    return Arrays.stream(answers)
        .allMatch(
            column ->
                Arrays.stream(column, starts[feature], starts[feature + 1])
                    .allMatch(Double::isFinite));
  }

  /** The scores of all rows in one repeat of a feature. */
  Scores scores(int feature, int repeat, Scores baseline) {
    double[][] scores = new double[answers.length][];
    for (int output = 0; output < scores.length; output++) {
      scores[output] =
          features
              .get(feature)
              .scores(repeat, baseline.column(output), answers[output], starts[feature]);
    }
    return new Scores(scores);
  }
}
