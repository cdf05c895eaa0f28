package org.evenhand.counterfactual;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Takes changes back until none can be. */
final class Prune {
  /** Of so many changes all parts are tried, of more only those with one change less. */
  private static final int ALL_PARTS = 4;

  private final Permit permit;
  private final Oracle oracle;
  private final Background background;

  Prune(Permit permit, Oracle oracle, Background background) {
    this.permit = permit;
    this.oracle = oracle;
    this.background = background;
  }

  /**
   * The least part of each point's changes that has the wanted answer: by the number of changes,
   * then the distance.
   *
   * @param points that have the wanted answer
   * @return as many; null where the budget ended before it was known
   */
  List<double @Nullable []> least(List<double[]> points) {
    List<double @Nullable []> pruned = new ArrayList<>(points);
    int[] open = IntStream.range(0, points.size()).toArray();
    while (open.length > 0) {
      Batch batch = new Batch(permit.origin().length);
      int[] ends = new int[open.length];
      boolean[] again = new boolean[open.length];
      for (int i = 0; i < open.length; i++) {
        again[i] = parts(point(pruned, open[i]), batch);
        ends[i] = batch.size();
      }
      double[] shortfalls = oracle.shortfalls(batch);
      List<Integer> left = new ArrayList<>();
      for (int i = 0; i < open.length; i++) {
        if (ends[i] > shortfalls.length) {
          pruned.set(open[i], null);
          continue;
        }
        double[] part = best(batch, shortfalls, i == 0 ? 0 : ends[i - 1], ends[i]);
        if (part != null) {
          pruned.set(open[i], part);
          if (again[i]) {
            left.add(open[i]);
          }
        }
      }
      open = left.stream().mapToInt(i -> i).toArray();
    }
    return pruned;
  }

  private static double[] point(List<double @Nullable []> points, int index) {
    double[] point = points.get(index);
    if (point == null) {
      throw new IllegalStateException("nothing is known of point " + index);
    }
    return point;
  }

  /** Adds the parts to try; returns whether what is left then may have smaller parts. */
  private boolean parts(double[] point, Batch batch) {
    double[] origin = permit.origin();
    int[] changed =
        IntStream.range(0, point.length)
            .filter(feature -> !Feature.same(point[feature], origin[feature]))
            .toArray();
    if (changed.length > ALL_PARTS) {
      for (int feature : changed) {
        double[] part = point.clone();
        part[feature] = origin[feature];
        add(part, batch);
      }
      for (Unit unit : permit.units()) {
        if (unit.joint() && !unit.same(point, origin)) {
          double[] part = point.clone();
          unit.copy(origin, part);
          add(part, batch);
        }
      }
      return true;
    }
    for (int kept = 1; kept < (1 << changed.length) - 1; kept++) {
      double[] part = origin.clone();
      for (int i = 0; i < changed.length; i++) {
        if ((kept & (1 << i)) != 0) {
          part[changed[i]] = point[changed[i]];
        }
      }
      add(part, batch);
    }
    return false;
  }

  private void add(double[] part, Batch batch) {
    if (permit.permits(part) && permit.jointsHold(part)) {
      batch.add(part);
    }
  }

  private double @Nullable [] best(Batch batch, double[] shortfalls, int from, int to) {
    Pool reached = new Pool(permit, background);
    for (int i = from; i < to; i++) {
      if (shortfalls[i] <= 0) {
        reached.add(batch.point(i));
      }
    }
    return reached.size() == 0 ? null : reached.entries().getFirst().point();
  }
}
