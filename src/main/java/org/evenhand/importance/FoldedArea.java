package org.evenhand.importance;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.evenhand.metric.Intervals;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measures;
import org.evenhand.metric.Moments;
import org.evenhand.metric.ScoreOrder;
import org.jspecify.annotations.Nullable;

/**
 * How well values tell two groups apart: the area under the ROC curve of the share of the first
 * group among rows of the same value, learnt on all folds but the one that is judged. Rows are
 * compared within their fold only: a row of another fold helped to learn what this one is judged
 * by, which would count against the values.
 *
 * <p>Its variance is that of DeLong, DeLong and Clarke-Pearson 1988 over all folds together, times
 * 1 to 2: folds' areas are not independent (Bengio and Grandvalet 2004, No Unbiased Estimator of
 * the Variance of K-Fold Cross-Validation). What was learnt of a value is in part the chance of its
 * rows. If it is all chance, the area of a fold is a sum over the other folds of how far the two
 * agree by chance, so that each pair of folds counts twice in the mean of all folds, which doubles
 * its variance. So the variance is multiplied by 1 and the part of chance: by how much more than by
 * chance the shares of the values differ (Pearson's chi-square over its degrees of freedom, with
 * weights over what it is by chance) is 1 of values that say nothing and, as it varies, seldom more
 * than {@value #BY_CHANCE}; the part of chance is that limit over it, at most 1.
 *
 * <p>Values that few rows have may be in one group only by chance, and then their rows do not vary:
 * so {@value #MORE} rows are added to each group's that are spread like the other's, as Agresti and
 * Caffo 2000 (Simple and Effective Confidence Intervals for Proportions) add two to each sample.
 */
final class FoldedArea {
  private static final int BY_CHANCE = 4;
  private static final int MORE = 2;

  private final Sums first;
  private final Sums second;

  /**
   * The rows of a group.
   *
   * @param weights for each fold and value the sum of the rows' weights
   * @param squares that of their squares
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Sums(double[][] weights, double[][] squares) {
    static Sums none(int folds, int values) {
      return new Sums(new double[folds][values], new double[folds][values]);
    }

    void add(int fold, int value, double weight) {
      weights[fold][value] += weight;
      squares[fold][value] += weight * weight;
    }

    /** The effective number of rows (Kish). */
    private double rows(List<Fold> folds) {
      double weight = folds.stream().mapToDouble(fold -> sum(weights[fold.number])).sum();
      double square = folds.stream().mapToDouble(fold -> sum(squares[fold.number])).sum();
      return weight * weight / square;
    }
  }

  /**
   * A fold that has rows of both groups.
   *
   * @param above for each value the share of the second group's rows of the fold that a row of the
   *     first is put above, half of those that tie
   * @param below for each value the share of the first group's rows that a row of the second is put
   *     below
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Fold(int number, double[] above, double[] below) {}

  /** Both have as many folds and values as the other. */
  FoldedArea(Sums first, Sums second) {
    this.first = first;
    this.second = second;
  }

  /**
   * The area with Student's interval.
   *
   * @return from 0 to 1; 0.5 if the values say nothing
   */
  Measure measure(boolean small) {
    List<Fold> folds =
        IntStream.range(0, first.weights.length)
            .mapToObj(this::judged)
            .filter(Objects::nonNull)
            .toList();
    if (folds.isEmpty()) {
      return Measures.none("no fold has rows of both groups");
    }
    Moments above = new Moments();
    for (Fold fold : folds) {
      for (int value = 0; value < fold.above.length; value++) {
        above.add(fold.above[value], first.weights[fold.number][value]);
      }
    }
    double area = Math.clamp(above.mean(), 0, 1);
    double rows = first.rows(folds);
    double otherRows = second.rows(folds);
    double variance =
        variance(folds, rows, first, second, true)
            + variance(folds, otherRows, second, first, false);
    double fewer = Math.min(rows, otherRows);
    return Measures.number(
        area,
        Intervals.within(Intervals.mean(area, (1 + chance()) * variance * fewer, fewer), 0, 1),
        small);
  }

  private @Nullable Fold judged(int fold) {
    double[] own = first.weights[fold];
    double[] other = second.weights[fold];
    double ofFirst = sum(own);
    double ofSecond = sum(other);
    if (ofFirst == 0 || ofSecond == 0) {
      return null;
    }
    double[] shares = shares(fold);
    int[] order = ScoreOrder.descending(shares, IntStream.range(0, shares.length).toArray());
    double[] above = new double[shares.length];
    double[] below = new double[shares.length];
    double higher = 0;
    double otherHigher = 0;
    int to = 0;
    for (int from = 0; from < order.length; from = to) {
      double tied = 0;
      double otherTied = 0;
      for (; to < order.length && shares[order[to]] == shares[order[from]]; to++) {
        tied += own[order[to]];
        otherTied += other[order[to]];
      }
      for (int i = from; i < to; i++) {
        above[order[i]] = 1 - (otherHigher + otherTied / 2) / ofSecond;
        below[order[i]] = (higher + tied / 2) / ofFirst;
      }
      higher += tied;
      otherHigher += otherTied;
    }
    return new Fold(fold, above, below);
  }

  /** For each value the first group's share in the other folds; of one not seen there, of all. */
  private double[] shares(int fold) {
    double[] ofFirst = new double[first.weights[fold].length];
    double[] all = new double[ofFirst.length];
    for (int other = 0; other < first.weights.length; other++) {
      if (other != fold) {
        for (int value = 0; value < all.length; value++) {
          ofFirst[value] += first.weights[other][value];
          all[value] += first.weights[other][value] + second.weights[other][value];
        }
      }
    }
    double overall = sum(all) > 0 ? sum(ofFirst) / sum(all) : 0;
    return IntStream.range(0, all.length)
        .mapToDouble(value -> all[value] > 0 ? ofFirst[value] / all[value] : overall)
        .toArray();
  }

  /** What a group's rows add to the variance of the area. */
  private static double variance(
      List<Fold> folds, double rows, Sums own, Sums other, boolean first) {
    double weight = folds.stream().mapToDouble(fold -> sum(own.weights[fold.number])).sum();
    double otherWeight = folds.stream().mapToDouble(fold -> sum(other.weights[fold.number])).sum();
    Moments moments = new Moments();
    for (Fold fold : folds) {
      double[] placements = first ? fold.above : fold.below;
      for (int value = 0; value < placements.length; value++) {
        moments.add(
            placements[value],
            rows * own.weights[fold.number][value] / weight
                + MORE * other.weights[fold.number][value] / otherWeight);
      }
    }
    return moments.variance(rows + MORE) / rows;
  }

  /** The part of what was learnt that may be chance, from 0 to 1. */
  private double chance() {
    double[] ofFirst = byValue(first.weights);
    double[] ofSecond = byValue(second.weights);
    double[] squares = byValue(first.squares);
    double[] otherSquares = byValue(second.squares);
    double all = sum(ofFirst) + sum(ofSecond);
    double share = sum(ofFirst) / all;
    double differ = 0;
    double byChance = -(sum(squares) + sum(otherSquares)) / all;
    for (int value = 0; value < ofFirst.length; value++) {
      double weight = ofFirst[value] + ofSecond[value];
      if (weight > 0) {
        double off = ofFirst[value] / weight - share;
        differ += weight * off * off / (share * (1 - share));
        byChance += (squares[value] + otherSquares[value]) / weight;
      }
    }
    return differ > BY_CHANCE * byChance ? BY_CHANCE * byChance / differ : 1;
  }

  private static double[] byValue(double[]... byFold) {
    double[] sums = new double[byFold[0].length];
    for (double[] fold : byFold) {
      for (int value = 0; value < sums.length; value++) {
        sums[value] += fold[value];
      }
    }
    return sums;
  }

  private static double sum(double... values) {
    return Arrays.stream(values).sum();
  }
}
