package org.evenhand.fairness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.ColumnType;
import org.evenhand.data.RowSet;
import org.evenhand.metric.Confusion;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Metric;
import org.evenhand.metric.Rows;
import org.evenhand.metric.ScoredGroup;
import org.evenhand.metric.ScoredRows;
import org.jspecify.annotations.Nullable;

/**
 * Made-up scored rows in groups "0", "1", ... whose scores are even from 0 to 1 and whose labels
 * have a known chance p(s) to be positive.
 *
 * <p>With p = s, s² and 1/4 + s/2, by integration: the areas under the ROC curve are 5/6, 7/8 and
 * 2/3, the average precisions 5/6, 47/60 and 31/48, and the calibration errors 0, 1/6 and 1/8.
 */
record ScoredSample(ScoredRows rows, Grouping grouping, List<ScoredGroup> groups) {

  static double calibrated(double score) {
    return score;
  }

  static double square(double score) {
    return score * score;
  }

  static double flat(double score) {
    return 0.25 + score / 2;
  }

  /** Groups of as many rows each. */
  static ScoredSample of(SplittableRandom random, int rowsPerGroup, DoubleUnaryOperator... chance) {
    int[] groupOf =
        IntStream.range(0, rowsPerGroup * chance.length).map(row -> row / rowsPerGroup).toArray();
    return of(random, groupOf, chance);
  }

  static ScoredSample of(SplittableRandom random, int[] groupOf, DoubleUnaryOperator... chance) {
    double[] scores = new double[groupOf.length];
    byte[] labels = new byte[groupOf.length];
    for (int row = 0; row < groupOf.length; row++) {
      scores[row] = random.nextDouble();
      double positive = chance[groupOf[row]].applyAsDouble(scores[row]);
      labels[row] = (byte) (random.nextDouble() < positive ? 1 : 0);
    }
    return of(scores, labels, null, groupOf, chance.length);
  }

  static ScoredSample of(
      double[] scores, byte[] labels, double @Nullable [] weights, int[] groupOf, int groups) {
    ScoredRows rows = ScoredRows.of(scores, labels, weights, Rows.first(scores.length));
    List<String> names = Arrays.stream(groupOf).mapToObj(String::valueOf).toList();
    Grouping grouping =
        Grouping.by(
            List.of(CategoricalColumn.of("g", ColumnType.CATEGORY, names)),
            RowSet.all(scores.length));
    return new ScoredSample(rows, grouping, rows.split(grouping.groupOf(), groups));
  }

  /** All in one group. */
  static ScoredSample of(ScoredRows rows) {
    int count = rows.size();
    CategoricalColumn one =
        CategoricalColumn.of(
            "g", ColumnType.CATEGORY, IntStream.range(0, count).mapToObj(i -> "0").toList());
    Grouping grouping = Grouping.by(List.of(one), RowSet.all(count));
    return new ScoredSample(rows, grouping, rows.split(grouping.groupOf(), 1));
  }

  RowDraws draws(Bootstrap bootstrap) {
    return RowDraws.of(rows, grouping.groups(), grouping.groupOf(), bootstrap);
  }

  /** Those of metrics of scores. */
  List<Disparity> disparities(DisparityOptions options) {
    RowDraws draws = draws(options.bootstrap());
    List<GroupFigures> figures = new ArrayList<>();
    for (int group = 0; group < groups.size(); group++) {
      figures.add(figures(groups.get(group), draws, group));
    }
    GroupFigures all = figures(rows.all(), draws, groups.size());
    return Disparities.of(grouping, figures, all, options, draws);
  }

  private static GroupFigures figures(ScoredGroup group, RowDraws draws, int index) {
    Map<Metric, Measure> metrics = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      if (metric.family() == Metric.Family.SCORE) {
        metrics.put(metric, draws.withInterval(index, metric, group.measure(metric, 0, true, 1)));
      }
    }
    Confusion none = group.decisions(Double.POSITIVE_INFINITY);
    return new GroupFigures(metrics, none, group.labelled());
  }
}
