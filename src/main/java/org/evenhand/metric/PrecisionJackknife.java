package org.evenhand.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The average precision of a group without each of the blocks that its rows were dealt into: all of
 * them in one pass over the rows in order of score.
 *
 * <p>Rows are dealt whatever their label, so that blocks differ in their share of positives as
 * samples do: an average precision depends on it. Dealt by label, intervals of nominal 95 % hold
 * the true value in 87 to 95 of 100 simulated samples; dealt so, in 92 to 97.
 */
public final class PrecisionJackknife {
  private static final int MOST_BLOCKS = 100;

  /** With fewer positives than this each leave-out is too far from the others. */
  private static final int LEAST_BLOCKS = 10;

  private final Strata strata;
  private final int from;
  private final int to;

  /** For each row of the group its block. */
  private final byte[] blockOf;

  /** By block: the weight of its rows so far, that of its positives, and the precision without. */
  private final double[] flagged;

  private final double[] hits;
  private final double[] precision;

  /** By block: the precisions at the positives of other blocks, each times its weight. */
  private final double[] sums;

  PrecisionJackknife(Strata strata, int group, byte[] blockOf, int blocks) {
    this.strata = strata;
    this.blockOf = blockOf;
    from = strata.start(group);
    to = strata.end(group);
    flagged = new double[blocks];
    hits = new double[blocks];
    precision = new double[blocks];
    sums = new double[blocks];
  }

  /**
   * One per group, each from as many blocks as it has positives (weighted ones by their effective
   * number) but at most 100.
   *
   * @param groupOf for each row of the table its group, from 0; below 0 for none
   * @param seeds one per group
   * @return null for a group of fewer than 10 positives
   */
  public static List<@Nullable Jackknife> of(ScoredRows rows, int[] groupOf, long[] seeds) {
    Strata strata = rows.strata(groupOf, seeds.length);
    Jackknife[] found = new Jackknife[seeds.length];
    IntStream.range(0, seeds.length)
        .parallel()
        .forEach(
            group -> {
              int blocks = (int) Math.min(MOST_BLOCKS, positives(strata, group).effectiveRows());
              if (blocks >= LEAST_BLOCKS) {
                int size = strata.end(group) - strata.start(group);
                byte[] blockOf = deal(size, blocks, new SplittableRandom(seeds[group]));
                found[group] =
                    Jackknife.of(
                        new PrecisionJackknife(strata, group, blockOf, blocks).withoutEach());
              }
            });
    List<@Nullable Jackknife> all = new ArrayList<>();
    for (Jackknife each : found) {
      all.add(each);
    }
    return all;
  }

  private static Tally positives(Strata strata, int group) {
    int rows = 0;
    double weight = 0;
    double squares = 0;
    for (int row = strata.start(group); row < strata.end(group); row++) {
      double own = strata.truth[row] * strata.weight[row];
      rows += own > 0 ? 1 : 0;
      weight += own;
      squares += own * own;
    }
    return new Tally(rows, weight, squares);
  }

  /** Blocks of sizes that differ by at most one, dealt to rows in random order (Fisher, Yates). */
  private static byte[] deal(int rows, int blocks, SplittableRandom random) {
    byte[] dealt = new byte[rows];
    for (int row = 0; row < rows; row++) {
      int other = random.nextInt(row + 1);
      dealt[row] = dealt[other];
      dealt[other] = (byte) (row % blocks);
    }
    return dealt;
  }

  /** The average precision without each block; NaN where no positive is left. */
  double[] withoutEach() {
    double allFlagged = 0;
    double allHits = 0;
    int tie = from;
    double hitsOfTie = 0;
    for (int row = from; row < to; row++) {
      int block = blockOf[row - from];
      double weight = strata.weight[row];
      double hit = strata.truth[row] * weight;
      allFlagged += weight;
      flagged[block] += weight;
      allHits += hit;
      hits[block] += hit;
      hitsOfTie += hit;
      if (strata.lastOfGroup[row]) {
        if (hitsOfTie > 0) {
          add(hitsOfTie, allHits, allFlagged);
          takeBack(tie, row);
        }
        tie = row + 1;
        hitsOfTie = 0;
      }
    }
    double all = allHits;
    return IntStream.range(0, sums.length)
        .mapToDouble(block -> Math.clamp(sums[block] / (all - hits[block]), 0, 1))
        .toArray();
  }

  /** Adds positives of one score as if they were of no block. */
  private void add(double hitsOfTie, double allHits, double allFlagged) {
    for (int block = 0; block < sums.length; block++) {
      // Where all rows so far are of the block, differences of sums are rounding or 0.
      double left = Math.max(allFlagged - flagged[block], Double.MIN_NORMAL);
      precision[block] = Math.min(1, Math.max(0, allHits - hits[block]) / left);
      sums[block] += hitsOfTie * precision[block];
    }
  }

  /** Takes what was added for positives from the sums of their own blocks. */
  private void takeBack(int first, int last) {
    for (int row = first; row <= last; row++) {
      int block = blockOf[row - from];
      sums[block] -= strata.truth[row] * strata.weight[row] * precision[block];
    }
  }
}
