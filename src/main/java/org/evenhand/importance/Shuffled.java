package org.evenhand.importance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.evenhand.data.Parallel;
import org.evenhand.data.Table;
import org.evenhand.job.Progress;
import org.evenhand.metric.Intervals;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measures;

/**
 * The gap between two groups that is left when one feature's values are shuffled over the rows of
 * both, for each feature, with Student's interval over the shuffles.
 */
final class Shuffled {
  private static final int BATCH = 4096;

  private final GapSide first;
  private final GapSide second;
  private final List<String> features;
  private final Function<Table, double[]> score;
  private final GapOptions options;
  private final Table rows;

  Shuffled(
      GapSide first,
      GapSide second,
      List<String> features,
      Function<Table, double[]> score,
      GapOptions options) {
    this.first = first;
    this.second = second;
    this.features = features;
    this.score = score;
    this.options = options;
    this.rows = Stacked.of(first.rows(), second.rows(), features);
  }

  /** The gaps, in the order of the features. */
  List<Measure> gaps(Progress progress) {
    List<Callable<Measure>> work = new ArrayList<>();
    for (String feature : features) {
      work.add(() -> gap(feature));
    }
    return work.isEmpty()
        ? List.of()
        : Parallel.run("Shuffling one feature at a time", work, progress, () -> {});
  }

  private Measure gap(String feature) {
    Shuffles shuffles = Shuffles.of(options.seed(), rows.rows());
    double[] gaps =
        IntStream.range(0, options.shuffles())
            .mapToDouble(
                repeat -> {
                  int[] order = shuffles.of(FeatureGroup.of(feature), repeat);
                  return gap(rows.with(rows.column(feature).take(order)));
                })
            .toArray();
    if (!Arrays.stream(gaps).allMatch(Double::isFinite)) {
      return Measures.none("the model gives no score to some of the shuffled rows");
    }
    double mean = StatUtils.mean(gaps);
    boolean small = Math.min(first.weights().length, second.weights().length) < options.minGroup();
    return Measures.number(
        mean, Intervals.mean(mean, StatUtils.variance(gaps), gaps.length), small);
  }

  private double gap(Table shuffled) {
    double[] scores = new double[shuffled.rows()];
    for (int from = 0; from < scores.length; from += BATCH) {
      int to = Math.min(scores.length, from + BATCH);
      System.arraycopy(score.apply(shuffled.slice(from, to)), 0, scores, from, to - from);
    }
    return GapSearch.mean(scores, 0, first.weights())
        - GapSearch.mean(scores, first.weights().length, second.weights());
  }
}
