package org.evenhand.counterfactual;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.evenhand.data.Table;
import org.evenhand.job.Progress;
import org.evenhand.model.Scores;

/**
 * Asks the model about points and counts every row. It answers until its budget is spent or the
 * clock has run out; of a part of both, what was found before is finished with. For one search, on
 * one thread.
 */
final class Oracle {
  /** Rows per call of the model, between which the clock and the progress are looked at. */
  static final int CHUNK = 8192;

  private static final int MAX_RESERVE = 3000;

  private final Frame frame;
  private final Function<Table, Scores> model;
  private final Target target;
  private final SearchOptions options;
  private final Progress progress;

  private int limit;
  private long allowed;
  private final long start = System.nanoTime();
  private int evaluations;
  private int unscored;
  private boolean budgetSpent;
  private boolean stopped;
  private double[] best;
  private double bestShortfall = Double.POSITIVE_INFINITY;
  private double bestScore = Double.NaN;
  private double lowest = Double.POSITIVE_INFINITY;
  private double highest = Double.NEGATIVE_INFINITY;

  Oracle(
      Frame frame,
      Function<Table, Scores> model,
      Target target,
      SearchOptions options,
      Progress progress) {
    this.frame = frame;
    this.model = model;
    this.target = target;
    this.options = options;
    this.progress = progress;
    this.best = frame.origin();
    this.limit = total() - Math.min(MAX_RESERVE, options.budget() / 4);
    this.allowed = nanos(options.clock());
  }

  private static long nanos(Duration duration) {
    try {
      return duration.toNanos();
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE / 2; // longer than 292 years
    }
  }

  /** What is left of the budget when the answers themselves have been asked for once more. */
  private int total() {
    return Math.max(0, options.budget() - options.count());
  }

  /** Lets what was kept back be used: the rest of the budget, and half the clock once more. */
  void finish() {
    limit = total();
    allowed += allowed / 2;
  }

  /** How many rows may still be asked for. */
  int left() {
    return stopped ? 0 : Math.max(0, limit - evaluations);
  }

  /** The scores of points whatever the budget, such as those of answers. */
  Scores scores(Batch batch) {
    evaluations += batch.size();
    return model.apply(frame.table(batch, 0, batch.size()));
  }

  /**
   * How far each of the points is from the target, as {@link Target#shortfalls}; of fewer points,
   * the first ones, if the budget or the clock does not last.
   */
  double[] shortfalls(Batch batch) {
    double[] shortfalls = new double[Math.min(batch.size(), Math.max(0, limit - evaluations))];
    budgetSpent |= shortfalls.length < batch.size() && !stopped;
    for (int from = 0; from < shortfalls.length; from += CHUNK) {
      progress.report("Searching counterfactuals", evaluations, options.budget());
      stopped |= System.nanoTime() - start > allowed;
      if (stopped) {
        return Arrays.copyOf(shortfalls, from);
      }
      int to = Math.min(shortfalls.length, from + CHUNK);
      Table rows = frame.table(batch, from, to);
      Scores scores = model.apply(rows);
      evaluations += to - from;
      double[] part = target.shortfalls(rows, scores);
      System.arraycopy(part, 0, shortfalls, from, part.length);
      note(batch, from, part, scores.column(target.output()));
    }
    return shortfalls;
  }

  private void note(Batch batch, int from, double[] shortfalls, double[] scores) {
    for (int i = 0; i < shortfalls.length; i++) {
      if (shortfalls[i] < bestShortfall) {
        bestShortfall = shortfalls[i];
        bestScore = scores[i];
        best = batch.point(from + i);
      }
      unscored += Double.isNaN(scores[i]) ? 1 : 0;
      lowest = scores[i] < lowest ? scores[i] : lowest;
      highest = scores[i] > highest ? scores[i] : highest;
    }
  }

  /** The scores of one of several rows, by output. */
  static List<Double> scoresOf(Scores scores, int row) {
    return IntStream.range(0, scores.width()).mapToObj(output -> scores.get(output, row)).toList();
  }

  int evaluations() {
    return evaluations;
  }

  /** How many of the points had no score. */
  int unscored() {
    return unscored;
  }

  boolean budgetSpent() {
    return budgetSpent;
  }

  /** Whether the clock ran out. */
  boolean stopped() {
    return stopped;
  }

  /** The point nearest to the target so far. */
  double[] best() {
    return best;
  }

  double bestScore() {
    return bestScore;
  }

  /** Whether all points so far had the same score. */
  boolean allTheSame() {
    return !(lowest < highest);
  }
}
