package org.evenhand.importance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.evenhand.data.Parallel;
import org.evenhand.data.Table;
import org.evenhand.job.Progress;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measures;

/**
 * How much pairs of features act together: the H² statistic of Friedman and Popescu 2008,
 * Predictive Learning via Rule Ensembles, section 8.1. It is the share of the variance of a pair's
 * partial dependence that the sum of the two features' own does not have, at the rows of the table:
 * {@code sum (PD_jk - PD_j - PD_k)² / sum PD_jk²}, all centred at 0. 0 where the two only add up, 1
 * where neither does anything without the other; above 1 is possible where the two work against
 * each other. Not estimable where the pair moves nothing.
 */
public final class Interactions {
  private static final int BATCH = 4096;

  /** What is no further from the mean than this, relative to it, is there but for rounding. */
  private static final double ROUNDING = 1e-12;

  private final Table rows;
  private final double[] weights;
  private final double total;
  private final ScaledScores score;

  private Interactions(Table rows, double[] weights, ScaledScores score) {
    this.rows = rows;
    this.weights = weights;
    this.total = Arrays.stream(weights).sum();
    this.score = score;
  }

  /**
   * The statistic of each pair of features.
   *
   * @param rows with the columns that the score reads; n of them take n² model rows for each
   *     feature and each pair
   * @param weights one for each row, above 0
   * @param features some of these columns
   * @param scale on which scores are averaged and added
   * @return at {@code [j][k]} with j < k that of the pair in rows j and columns k; the list of row
   *     j holds those of k = j + 1 and on
   * @throws org.evenhand.job.CancelledException if the progress says so
   */
  public static List<List<Measure>> of(
      Table rows,
      double[] weights,
      List<String> features,
      Function<Table, double[]> score,
      Scale scale,
      Progress progress) {
    return new Interactions(rows, weights, new ScaledScores(score, scale))
        .pairs(features, progress);
  }

  private List<List<Measure>> pairs(List<String> features, Progress progress) {
    List<Callable<double[]>> work = new ArrayList<>();
    for (String feature : features) {
      work.add(() -> dependence(List.of(feature)));
    }
    for (int j = 0; j < features.size(); j++) {
      for (int k = j + 1; k < features.size(); k++) {
        List<String> pair = List.of(features.get(j), features.get(k));
        work.add(() -> dependence(pair));
      }
    }
    if (work.isEmpty()) {
      return List.of();
    }
    List<double[]> all = Parallel.run("Looking for interactions", work, progress, () -> {});
    List<List<Measure>> measures = new ArrayList<>();
    int next = features.size();
    for (int j = 0; j < features.size(); j++) {
      List<Measure> own = new ArrayList<>();
      for (int k = j + 1; k < features.size(); k++) {
        own.add(share(all.get(next++), all.get(j), all.get(k)));
      }
      measures.add(List.copyOf(own));
    }
    return List.copyOf(measures);
  }

  private Measure share(double[] pair, double[] one, double[] other) {
    double together = 0;
    double moved = 0;
    for (int row = 0; row < pair.length; row++) {
      double beyond = pair[row] - one[row] - other[row];
      together += weights[row] * beyond * beyond;
      moved += weights[row] * pair[row] * pair[row];
    }
    if (Double.isNaN(moved + together)) {
      return Measures.none(score.reason());
    }
    return moved <= 0
        ? Measures.none("the two move nothing on average")
        : Measures.number(together / moved, null, false);
  }

  /** The centred mean score of all rows with the features' values of each row in turn. */
  private double[] dependence(List<String> features) {
    int size = rows.rows();
    double[] means = new double[size];
    int together = Math.max(1, BATCH / size);
    for (int first = 0; first < size; first += together) {
      int count = Math.min(together, size - first);
      int start = first;
      int[] own = IntStream.range(0, count * size).map(i -> start + i / size).toArray();
      int[] others = IntStream.range(0, count * size).map(i -> i % size).toArray();
      double[] scores =
          score.apply(
              Table.of(
                  rows.columns().stream()
                      .map(column -> column.take(features.contains(column.name()) ? own : others))
                      .toList()));
      for (int i = 0; i < scores.length; i++) {
        means[first + i / size] += scores[i] * weights[i % size] / total;
      }
    }
    double sum = 0;
    for (int row = 0; row < size; row++) {
      sum += weights[row] * means[row];
    }
    double center = sum / total;
    return Arrays.stream(means)
        .map(mean -> Math.abs(mean - center) <= ROUNDING * Math.abs(center) ? 0 : mean - center)
        .toArray();
  }
}
