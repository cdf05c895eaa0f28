package org.evenhand.metric;

import java.util.Arrays;
import java.util.SplittableRandom;

/** A sample of each group's rows, as many as it has, with replacement. */
final class ScoreSample {
  private static final long LOW_HALF = 0xFFFFFFFFL;

  private final Strata strata;

  /** For each row how often it was drawn: once on average, 127 times practically never. */
  final byte[] drawn;

  private final boolean[] upwards;

  ScoreSample(Strata strata) {
    this.strata = strata;
    drawn = new byte[strata.rows()];
    upwards = new boolean[strata.groups()];
  }

  /** The rows as they are, each once. */
  static ScoreSample each(Strata strata) {
    ScoreSample sample = new ScoreSample(strata);
    Arrays.fill(sample.drawn, (byte) 1);
    return sample;
  }

  void draw(int group, SplittableRandom random) {
    int start = strata.start(group);
    int rows = strata.end(group) - start;
    Arrays.fill(drawn, start, start + rows, (byte) 0);
    // Each half of a random number times the rows: uneven by no more than rows in 2^32.
    for (int i = 1; i < rows; i += 2) {
      long bits = random.nextLong();
      drawn[start + (int) (((bits >>> 32) * rows) >>> 32)]++;
      drawn[start + (int) (((bits & LOW_HALF) * rows) >>> 32)]++;
    }
    if (rows % 2 == 1) {
      drawn[start + random.nextInt(rows)]++;
    }
    upwards[group] = random.nextBoolean();
  }

  /** A fair coin tossed with the group's rows; of all groups' coins together with all rows. */
  boolean upwards(int group) {
    return upwards[group];
  }

  boolean upwards() {
    boolean all = false;
    for (boolean each : upwards) {
      all ^= each;
    }
    return all;
  }

  /** Those of each group, and last of all rows together. */
  ScoreSums[] sums() {
    ScoreSums[] sums = new ScoreSums[strata.groups() + 1];
    sums[strata.groups()] = new ScoreSums();
    for (int group = 0; group < strata.groups(); group++) {
      sums[group] = new ScoreSums();
      sums[group].add(strata, group, drawn);
      sums[strata.groups()].add(sums[group]);
    }
    return sums;
  }

  Rank rank(int group) {
    return rank(strata.byGroup, strata.lastOfGroup, strata.start(group), strata.end(group));
  }

  /** Of all rows together. */
  Rank rank() {
    return rank(strata.byScore, strata.lastOfAll, 0, strata.rows());
  }

  /** NaN where there is no positive, or for the area no negative. */
  record Rank(double auc, double averagePrecision) {}

  private Rank rank(int[] order, boolean[] last, int from, int to) {
    double tp = 0;
    double fp = 0;
    double positives = 0;
    double negatives = 0;
    double area = 0;
    double precision = 0;
    for (int i = from; i < to; i++) {
      int row = order[i];
      double weight = drawn[row] * strata.weight[row];
      double positive = strata.truth[row] * weight;
      positives += positive;
      negatives += weight - positive;
      if (last[i]) {
        area += negatives * (tp + positives / 2);
        tp += positives;
        fp += negatives;
        // The least number only keeps 0 / 0 away, before any row was drawn.
        precision += positives * (tp / Math.max(tp + fp, Double.MIN_NORMAL));
        positives = 0;
        negatives = 0;
      }
    }
    return new Rank(Math.min(1, area / (tp * fp)), Math.min(1, precision / tp));
  }
}
