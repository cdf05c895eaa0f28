package org.evenhand.importance;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.evenhand.metric.Confusion;
import org.evenhand.metric.ConfusionMatrix;
import org.evenhand.metric.LogLoss;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measures;
import org.evenhand.metric.Metric;
import org.evenhand.metric.Payoff;
import org.evenhand.metric.ScoredRows;
import org.evenhand.metric.Tally;
import org.evenhand.model.Scores;
import org.jspecify.annotations.Nullable;

/** The true classes of rows, and where decisions about them are made. */
public final class ClassTruth {
  private final List<String> classes;
  private final int[] truth;
  private final int positive;
  private final byte[] labels;
  private final double @Nullable [] weights;
  private final double[] thresholds;
  private final int minGroup;

  /**
   * Arrays hold one value per row and are not copied.
   *
   * @param classes the model's, in its order
   * @param truth the index of each row's class among them; below 0 for a class that the model does
   *     not know
   * @param positive the class held against the rest
   * @param weights finite and not negative; null when all rows weigh 1
   * @param thresholds positive if the score is at or above; a row keeps its own whatever is
   *     permuted
   * @param minGroup a metric of fewer rows is small
   */
  public ClassTruth(
      List<String> classes,
      int[] truth,
      int positive,
      double @Nullable [] weights,
      double[] thresholds,
      int minGroup) {
    this.classes = List.copyOf(classes);
    this.truth = truth;
    this.positive = positive;
    this.labels = new byte[truth.length];
    for (int row = 0; row < truth.length; row++) {
      labels[row] = (byte) (truth[row] == positive ? 1 : 0);
    }
    this.weights = weights;
    this.thresholds = thresholds;
    this.minGroup = minGroup;
  }

  /**
   * A metric of the scores.
   *
   * @throws IllegalArgumentException for a metric of regressions
   */
  public Measure measure(Metric metric, Scores scores, int... rows) {
    return switch (metric.family()) {
      case SCORE ->
          metric == Metric.LOG_LOSS
              ? logLoss(scores.column(positive), rows)
              : scored(scores, rows).all().measure(metric, 0, true, minGroup);
      case DECISION -> decisions(scores, rows).measure(metric, true, minGroup);
      case CLASSES -> matrix(scores, rows).measure(metric, minGroup);
      case REGRESSION -> throw new IllegalArgumentException(metric.key());
    };
  }

  /** The rows in order of their scores of the positive class. */
  public ScoredRows scored(Scores scores, int... rows) {
    return ScoredRows.of(scores.column(positive), labels, weights, rows);
  }

  /** Most metrics of scores need them sorted; this one does not. */
  private Measure logLoss(double[] score, int... rows) {
    LogLoss loss = new LogLoss();
    for (int row : rows) {
      loss.add(score[row], labels[row] == 1, weight(row));
    }
    return loss.measure(minGroup);
  }

  private double weight(int row) {
    return weights == null ? 1 : weights[row];
  }

  /**
   * What the scores of the true classes cost, all classes together. Rows of a class that the model
   * does not know are left out.
   */
  public Measure multiclassLogLoss(Scores scores, int... rows) {
    LogLoss loss = new LogLoss();
    for (int row : rows) {
      if (truth[row] >= 0) {
        loss.add(scores.get(truth[row], row), true, weight(row));
      }
    }
    return loss.measure(minGroup);
  }

  /** What the decisions are worth, per row or unit of weight. */
  public Measure gainPerRow(Payoff payoff, Scores scores, int... rows) {
    Confusion decisions = decisions(scores, rows);
    Tally all = decisions.total();
    if (all.weight() <= 0) {
      return Measures.none(rows.length == 0 ? "no rows" : "the weights of all rows are 0");
    }
    return Measures.number(payoff.of(decisions) / all.weight(), null, all.rows() < minGroup);
  }

  private Confusion decisions(Scores scores, int... rows) {
    double[] score = scores.column(positive);
    int[] counts = new int[4];
    double[] sums = new double[4];
    double[] squares = new double[4];
    for (int row : rows) {
      double weight = weight(row);
      int cell = (score[row] >= thresholds[row] ? 0 : 2) + (labels[row] == 1 ? 0 : 1);
      counts[cell]++;
      sums[cell] += weight;
      squares[cell] += weight * weight;
    }
    List<Tally> cells =
        IntStream.range(0, counts.length)
            .mapToObj(cell -> new Tally(counts[cell], sums[cell], squares[cell]))
            .toList();
    return new Confusion(cells.get(0), cells.get(1), cells.get(2), cells.get(3));
  }

  private ConfusionMatrix matrix(Scores scores, int... rows) {
    int[] predicted = new int[truth.length];
    for (int row : rows) {
      predicted[row] = scores.best(row);
    }
    int[] known = Arrays.stream(rows).filter(row -> truth[row] >= 0).toArray();
    return ConfusionMatrix.byGroup(
            classes, truth, predicted, weights, known, new int[truth.length], 1)
        .getFirst();
  }
}
