package org.evenhand.counterfactual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Tries all single changes, then all pairs of them or, if they are too many, those of promise. */
final class Sweep {
  /** Of the rows that may still be asked for, the part that pairs may take. */
  private static final double SHARE_OF_PAIRS = 0.75;

  /** Where single changes do, pairs are but other ways. */
  private static final int PAIRS_BESIDE_SINGLES = 2000;

  /** With too many pairs, so many alternatives of each unit are paired. */
  private static final int PAIRED = 8;

  /** A part of a change: an alternative of a unit. */
  record Choice(int unit, int alternative) {}

  private final Permit permit;
  private final Oracle oracle;
  private final Pool pool;
  private final List<Unit> units;

  /** What each alternative alone came to: NaN if it is not permitted alone or was not tried. */
  private final double[][] alone;

  private int singles;
  private int singlesReaching;
  private boolean allSingles;
  private int pairs;
  private int pairsReaching;
  private boolean allPairs;
  private final List<Pool.Entry> nearly = new ArrayList<>();

  Sweep(Permit permit, Oracle oracle, Pool pool) {
    this.permit = permit;
    this.oracle = oracle;
    this.pool = pool;
    this.units = permit.units();
    this.alone = new double[units.size()][];
  }

  /** Tries single changes, with what implications demand besides. */
  void singles() {
    Batch batch = new Batch(permit.origin().length);
    List<Choice> pure = new ArrayList<>();
    Batch completed = new Batch(permit.origin().length);
    for (int unit = 0; unit < units.size(); unit++) {
      alone[unit] = new double[units.get(unit).size()];
      Arrays.fill(alone[unit], Double.NaN);
      for (int alternative = 0; alternative < alone[unit].length; alternative++) {
        double[] point = permit.origin().clone();
        units.get(unit).set(point, alternative);
        if (permit.permits(point)) {
          batch.add(point);
          pure.add(new Choice(unit, alternative));
        } else if (permit.complete(point) && permit.permits(point)) {
          completed.add(point);
        }
      }
    }
    double[] shortfalls = oracle.shortfalls(batch);
    singles = shortfalls.length;
    allSingles = singles == batch.size();
    for (int i = 0; i < singles; i++) {
      alone[pure.get(i).unit()][pure.get(i).alternative()] = shortfalls[i];
      if (shortfalls[i] <= 0) {
        singlesReaching++;
        pool.add(batch.point(i));
      }
    }
    collect(completed, oracle.shortfalls(completed));
  }

  private int collect(Batch batch, double[] shortfalls) {
    int reaching = 0;
    for (int i = 0; i < shortfalls.length; i++) {
      if (shortfalls[i] <= 0) {
        reaching++;
        pool.add(batch.point(i));
      }
    }
    return reaching;
  }

  /** Tries pairs of single changes neither of which has the wanted answer alone. */
  void pairs(int startWith) {
    Integer most = permit.maxChanges();
    if (most != null && most < 2) {
      return;
    }
    int share = (int) (oracle.left() * SHARE_OF_PAIRS);
    int limit = singlesReaching > 0 ? Math.min(share, PAIRS_BESIDE_SINGLES) : share;
    int[][] open = new int[units.size()][];
    for (int unit = 0; unit < open.length; unit++) {
      double[] known = alone[unit];
      open[unit] = IntStream.range(0, known.length).filter(i -> !(known[i] <= 0)).toArray();
    }
    allPairs = allSingles && count(open) <= limit;
    if (!allPairs) {
      thin(open, limit);
    }
    Batch batch = new Batch(permit.origin().length);
    double[] point = permit.origin().clone();
    for (int one = 0; one < open.length; one++) {
      for (int other = one + 1; other < open.length; other++) {
        for (int first : open[one]) {
          for (int second : open[other]) {
            units.get(one).set(point, first);
            units.get(other).set(point, second);
            if (permit.permits(point)) {
              batch.add(point);
            }
          }
        }
        units.get(other).copy(permit.origin(), point);
      }
      units.get(one).copy(permit.origin(), point);
    }
    double[] shortfalls = oracle.shortfalls(batch);
    pairs = shortfalls.length;
    allPairs &= pairs == batch.size();
    pairsReaching = collect(batch, shortfalls);
    IntStream.range(0, pairs)
        .filter(i -> shortfalls[i] > 0)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> shortfalls[i]))
        .limit(startWith)
        .forEach(i -> nearly.add(new Pool.Entry(batch.point(i), 2, shortfalls[i])));
  }

  private static long count(int[][] open) {
    long sum = 0;
    long squares = 0;
    for (int[] alternatives : open) {
      sum += alternatives.length;
      squares += (long) alternatives.length * alternatives.length;
    }
    return (sum * sum - squares) / 2;
  }

  /** Leaves a few alternatives of each unit, and of the units those of most promise. */
  private void thin(int[][] open, int limit) {
    int[][] kept = new int[open.length][0];
    List<Integer> order =
        IntStream.range(0, open.length)
            .boxed()
            .sorted(Comparator.comparingDouble(unit -> least(alone[unit])))
            .toList();
    for (int unit : order) {
      kept[unit] = promising(alone[unit], open[unit]);
      if (count(kept) > limit) {
        kept[unit] = new int[0];
        break;
      }
    }
    System.arraycopy(kept, 0, open, 0, open.length);
  }

  /** Half of them those that come nearest alone, the others spread over the rest. */
  private static int[] promising(double[] alone, int[] open) {
    List<Integer> best =
        Arrays.stream(open)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> alone[i]))
            .limit(PAIRED / 2)
            .toList();
    int[] rest = Arrays.stream(open).filter(i -> !best.contains(i)).toArray();
    int more = Math.min(rest.length, PAIRED - PAIRED / 2);
    IntStream spread =
        IntStream.range(0, more).map(i -> rest[more == 1 ? 0 : i * (rest.length - 1) / (more - 1)]);
    return IntStream.concat(best.stream().mapToInt(i -> i), spread).sorted().toArray();
  }

  private static double least(double[] values) {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value)).min().orElse(0);
  }

  /** The alternatives of a unit that come nearest to the target alone, so many at most. */
  int[] nearest(int unit, int most) {
    return IntStream.range(0, alone[unit].length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> alone[unit][i]))
        .limit(most)
        .mapToInt(i -> i)
        .toArray();
  }

  /** The pairs that came nearest to the target without reaching it, the nearest first. */
  List<double[]> nearly() {
    return nearly.stream().map(Pool.Entry::point).toList();
  }

  /** What has the wanted answer. */
  Pool pool() {
    return pool;
  }

  Proof proof() {
    return new Proof(
        singles,
        singlesReaching,
        allSingles,
        units.stream().allMatch(Unit::all),
        pairs,
        pairsReaching,
        allPairs);
  }
}
