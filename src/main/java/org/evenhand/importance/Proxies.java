package org.evenhand.importance;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.evenhand.data.Bins;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.Table;
import org.evenhand.metric.CrossAuc;
import org.evenhand.metric.Intervals;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measures;
import org.evenhand.metric.ScoredGroup;
import org.evenhand.metric.ScoredRows;

/**
 * How well a single feature tells two groups apart: the area under the ROC curve of the share of
 * the first group among rows with the same value (numbers in bins of like size), the share being
 * learnt on other rows than those it is asked of: rows are dealt into {@value #FOLDS} folds, each
 * judged by the others. Rows are compared within their fold only: a row of another fold helped to
 * learn what this one is judged by, which would count against the feature. 0.5 says nothing of the
 * group, 1 tells it always. The interval is DeLong's of all folds together: of the rows judged,
 * what was learnt being as it is, so that of features that say nothing about one in six misses 0.5.
 */
final class Proxies {
  private static final int FOLDS = 5;
  private static final int BINS = 10;

  private final Table rows;
  private final byte[] labels;
  private final double[] weights;
  private final int[] folds;
  private final int smaller;
  private final int minGroup;

  Proxies(GapSide first, GapSide second, GapOptions options) {
    this.rows = Stacked.of(first.rows(), second.rows(), first.rows().names());
    int size = rows.rows();
    int ofFirst = first.weights().length;
    this.labels = new byte[size];
    Arrays.fill(labels, 0, ofFirst, (byte) 1);
    this.weights =
        DoubleStream.concat(Arrays.stream(first.weights()), Arrays.stream(second.weights()))
            .toArray();
    SplittableRandom random = new SplittableRandom(options.seed());
    this.folds = IntStream.concat(dealt(ofFirst, random), dealt(size - ofFirst, random)).toArray();
    this.smaller = Math.min(ofFirst, size - ofFirst);
    this.minGroup = options.minGroup();
  }

  /** A fold for each row of a group, as many of each as of any other. */
  private static IntStream dealt(int rows, SplittableRandom random) {
    int[] folds = IntStream.range(0, rows).map(row -> row % FOLDS).toArray();
    for (int i = rows - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = folds[i];
      folds[i] = folds[other];
      folds[other] = kept;
    }
    return Arrays.stream(folds);
  }

  /** One for each feature, in their order. */
  List<Measure> of(List<String> features) {
    return features.stream().map(feature -> proxy(rows.column(feature))).toList();
  }

  private Measure proxy(Column column) {
    int[] codes = codes(column);
    double[][] ofFirst = new double[FOLDS][Arrays.stream(codes).max().orElse(0) + 1];
    double[][] all = new double[FOLDS][ofFirst[0].length];
    for (int row = 0; row < codes.length; row++) {
      all[folds[row]][codes[row]] += weights[row];
      ofFirst[folds[row]][codes[row]] += weights[row] * labels[row];
    }
    double[] shares = new double[codes.length];
    for (int row = 0; row < codes.length; row++) {
      shares[row] = share(ofFirst, all, folds[row], codes[row]);
    }
    return smaller < 2
        ? Measures.none("a group of one row leaves none to learn from")
        : area(shares);
  }

  /** The mean area of the folds, each by its number of pairs of a row of either group. */
  private Measure area(double... shares) {
    double sum = 0;
    double variance = 0;
    double pairs = 0;
    for (int fold = 0; fold < FOLDS; fold++) {
      int own = fold;
      int[] rows = IntStream.range(0, folds.length).filter(row -> folds[row] == own).toArray();
      ScoredGroup group = ScoredRows.of(shares, labels, weights, rows).all();
      if (CrossAuc.of(group, group, minGroup) instanceof Measure.Estimate area) {
        double ofFold = weight(rows, 1) * weight(rows, 0);
        sum += ofFold * area.value();
        variance += ofFold * ofFold * variance(area);
        pairs += ofFold;
      }
    }
    double area = sum / pairs;
    return Measures.number(
        area,
        Intervals.within(Intervals.normal(area, variance / (pairs * pairs)), 0, 1),
        smaller < minGroup);
  }

  private double weight(int[] rows, int label) {
    return Arrays.stream(rows)
        .filter(row -> labels[row] == label)
        .mapToDouble(row -> weights[row])
        .sum();
  }

  /** That of a symmetric interval, one end of which may have been cut off at 0 or at 1. */
  private static double variance(Measure.Estimate area) {
    Measure.Interval interval = area.interval();
    if (interval == null) {
      return 0;
    }
    double half = Math.max(area.value() - interval.low(), interval.high() - area.value());
    double error = Intervals.standardError(new Measure.Interval(-half, half));
    return error * error;
  }

  /** The share of the first group in the other folds; that of all values for one not seen there. */
  private static double share(double[][] ofFirst, double[][] all, int fold, int code) {
    double first = 0;
    double total = 0;
    double firstOfAll = 0;
    double totalOfAll = 0;
    for (int other = 0; other < FOLDS; other++) {
      if (other != fold) {
        first += ofFirst[other][code];
        total += all[other][code];
        firstOfAll += Arrays.stream(ofFirst[other]).sum();
        totalOfAll += Arrays.stream(all[other]).sum();
      }
    }
    return total > 0 ? first / total : totalOfAll > 0 ? firstOfAll / totalOfAll : 0;
  }

  /** The place of each row's value among those that occur; missing ones have a place too. */
  private static int[] codes(Column column) {
    CategoricalColumn values =
        switch (column) {
          case CategoricalColumn names -> names;
          case NumericColumn numbers -> binned(numbers);
        };
    return IntStream.range(0, values.size()).map(row -> values.code(row) + 1).toArray();
  }

  private static CategoricalColumn binned(NumericColumn numbers) {
    long distinct = Arrays.stream(numbers.toArray()).distinct().count();
    return distinct > BINS
        ? Bins.quantiles(numbers, BINS).of(numbers)
        : CategoricalColumn.of(
            numbers.name(),
            numbers.type(),
            IntStream.range(0, numbers.size()).mapToObj(numbers::text).toList());
  }
}
