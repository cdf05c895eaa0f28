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
import org.evenhand.importance.FoldedArea.Sums;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measures;

/**
 * How well a single feature tells two groups apart, numbers in bins of like size: a {@link
 * FoldedArea} of {@value #FOLDS} folds. 0.5 says nothing of the group, 1 tells it always. In
 * simulation its intervals hold 0.5 of features that say nothing, and of others what shares learnt
 * on all rows reach on further rows, in 93 to 99 of 100 samples.
 */
final class Proxies {
  private static final int FOLDS = 5;
  private static final int BINS = 10;

  private final Table rows;
  private final int first;
  private final double[] weights;
  private final int[] folds;
  private final int smaller;
  private final int minGroup;

  Proxies(GapSide first, GapSide second, GapOptions options) {
    this.rows = Stacked.of(first.rows(), second.rows(), first.rows().names());
    int size = rows.rows();
    this.first = first.weights().length;
    this.weights =
        DoubleStream.concat(Arrays.stream(first.weights()), Arrays.stream(second.weights()))
            .toArray();
    SplittableRandom random = new SplittableRandom(options.seed());
    this.folds =
        IntStream.concat(dealt(this.first, random), dealt(size - this.first, random)).toArray();
    this.smaller = Math.min(this.first, size - this.first);
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
    if (smaller < 2) {
      return Measures.none("a group of one row leaves none to learn from");
    }
    int[] codes = codes(column);
    int values = Arrays.stream(codes).max().orElse(0) + 1;
    Sums ofFirst = Sums.none(FOLDS, values);
    Sums ofSecond = Sums.none(FOLDS, values);
    for (int row = 0; row < codes.length; row++) {
      (row < first ? ofFirst : ofSecond).add(folds[row], codes[row], weights[row]);
    }
    return new FoldedArea(ofFirst, ofSecond).measure(smaller < minGroup);
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
