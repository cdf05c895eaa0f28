package org.evenhand.counterfactual;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Adds one more change at a time to the points that come nearest to the target. */
final class Climb {
  /** So many points are continued at each step. */
  static final int WIDTH = 6;

  /** So many alternatives of each unit are tried at each step. */
  private static final int ALTERNATIVES = 6;

  private static final int MAX_STEPS = 12;

  /** Steps that may bring nothing. */
  private static final int PATIENCE = 2;

  private final Permit permit;
  private final Oracle oracle;
  private final Pool pool;
  private final int[][] alternatives;

  Climb(Permit permit, Oracle oracle, Pool pool, Sweep sweep) {
    this.permit = permit;
    this.oracle = oracle;
    this.pool = pool;
    this.alternatives =
        IntStream.range(0, permit.units().size())
            .mapToObj(unit -> sweep.nearest(unit, ALTERNATIVES))
            .toArray(int[][]::new);
  }

  /** Climbs until so many points are found or nothing gets nearer any more. */
  void from(List<double[]> start, int enough) {
    List<double[]> states = start;
    double best = Double.POSITIVE_INFINITY;
    int idle = 0;
    for (int step = 0; step < MAX_STEPS && idle < PATIENCE && pool.size() < enough; step++) {
      Batch batch = expand(states);
      double[] shortfalls = oracle.shortfalls(batch);
      if (shortfalls.length == 0) {
        return;
      }
      for (int i = 0; i < shortfalls.length; i++) {
        if (shortfalls[i] <= 0) {
          pool.add(batch.point(i));
        }
      }
      int[] order =
          IntStream.range(0, shortfalls.length)
              .filter(i -> shortfalls[i] > 0)
              .boxed()
              .sorted(Comparator.comparingDouble(i -> shortfalls[i]))
              .limit(WIDTH)
              .mapToInt(i -> i)
              .toArray();
      states = IntStream.of(order).mapToObj(batch::point).toList();
      double nearest = order.length == 0 ? Double.POSITIVE_INFINITY : shortfalls[order[0]];
      idle = nearest < best ? 0 : idle + 1;
      best = Math.min(best, nearest);
    }
  }

  private Batch expand(List<double[]> states) {
    Batch batch = new Batch(permit.origin().length);
    Set<List<Double>> seen = new HashSet<>();
    for (double[] state : states) {
      for (int index = 0; index < alternatives.length; index++) {
        Unit unit = permit.units().get(index);
        if (!unit.same(state, permit.origin())) {
          continue;
        }
        for (int alternative : alternatives[index]) {
          double[] point = state.clone();
          unit.set(point, alternative);
          if (permit.complete(point) && permit.permits(point) && seen.add(Batch.key(point))) {
            batch.add(point);
          }
        }
      }
    }
    return batch;
  }
}
