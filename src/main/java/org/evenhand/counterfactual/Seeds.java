package org.evenhand.counterfactual;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Goes from the row toward real rows that have the wanted answer, one change at a time, always the
 * one that comes nearest to the target, until it is reached: as NICE does (Brughmans et al. 2023),
 * but only where the constraints permit.
 */
final class Seeds {
  private static final int WANTED = 6;

  /** How many real rows are looked at first; then four times as many. */
  private static final int FIRST = 64;

  private final Background background;
  private final Rules rules;
  private final RealRows real;
  private final Permit permit;
  private final Oracle oracle;
  private final Pool pool;

  Seeds(
      Background background, Rules rules, RealRows real, Permit permit, Oracle oracle, Pool pool) {
    this.background = background;
    this.rules = rules;
    this.real = real;
    this.permit = permit;
    this.oracle = oracle;
    this.pool = pool;
  }

  /**
   * Walks toward the nearest real rows that have the wanted answer when what may not change is left
   * as it is.
   */
  void walk() {
    walk(seeds());
  }

  private List<double[]> seeds() {
    double[] distances = rules.distances(permit.origin());
    int reaching = real.reaching();
    Set<List<Double>> seen = new HashSet<>();
    List<double[]> seeds = new ArrayList<>();
    int looked = 0;
    int floor = oracle.left() / 2;
    for (int count = FIRST; looked < reaching && oracle.left() > floor; count *= 4) {
      int[] near = Neighbors.nearest(distances, Math.min(count, reaching), real::reached);
      Batch batch = new Batch(permit.origin().length);
      for (; looked < near.length; looked++) {
        double[] point = project(near[looked]);
        if (permit.relationsHold(point) && seen.add(Batch.key(point))) {
          batch.add(point);
        }
      }
      double[] shortfalls = oracle.shortfalls(batch);
      for (int i = 0; i < shortfalls.length && seeds.size() < WANTED; i++) {
        if (shortfalls[i] <= 0) {
          seeds.add(batch.point(i));
        }
      }
      if (seeds.size() == WANTED || shortfalls.length < batch.size()) {
        return seeds;
      }
    }
    return seeds;
  }

  /** The row, with what may change set to what a real row has, as far as it is permitted. */
  private double[] project(int row) {
    double[] point = permit.origin().clone();
    for (Unit unit : permit.units()) {
      for (int feature : unit.features()) {
        double value = background.features().get(feature).value(row);
        double given = unit.joint() || Double.isNaN(value) ? value : permit.nearest(feature, value);
        point[feature] = given;
      }
      if (!permitted(unit, point)) {
        unit.copy(permit.origin(), point);
      }
    }
    permit.complete(point);
    return point;
  }

  private boolean permitted(Unit unit, double[] point) {
    for (int feature : unit.features()) {
      if (!Feature.same(point[feature], permit.origin()[feature])
          && !permit.gives(feature, point[feature])) {
        return false;
      }
    }
    return true;
  }

  private void walk(List<double[]> seeds) {
    List<double[]> at = new ArrayList<>();
    List<double[]> toward = new ArrayList<>(seeds);
    seeds.forEach(seed -> at.add(permit.origin().clone()));
    int most = 2 * permit.units().size(); // implications may undo a step, not for ever
    for (int step = 0; step < most && !toward.isEmpty(); step++) {
      Batch batch = new Batch(permit.origin().length);
      int[] ends = new int[toward.size()];
      for (int i = 0; i < ends.length; i++) {
        steps(at.get(i), toward.get(i), batch);
        ends[i] = batch.size();
      }
      double[] shortfalls = oracle.shortfalls(batch);
      if (shortfalls.length < batch.size()) {
        return;
      }
      for (int i = ends.length - 1; i >= 0; i--) {
        int best = least(shortfalls, i == 0 ? 0 : ends[i - 1], ends[i]);
        boolean done = best < 0 || shortfalls[best] <= 0;
        if (best >= 0 && done) {
          pool.add(batch.point(best));
        }
        if (done) {
          at.remove(i);
          toward.remove(i);
        } else {
          at.set(i, batch.point(best));
        }
      }
    }
  }

  private void steps(double[] at, double[] toward, Batch batch) {
    for (Unit unit : permit.units()) {
      if (!unit.same(at, toward)) {
        double[] point = at.clone();
        unit.copy(toward, point);
        if (permit.complete(point) && permit.permits(point)) {
          batch.add(point);
        }
      }
    }
  }

  private static int least(double[] values, int from, int to) {
    int least = -1;
    for (int i = from; i < to; i++) {
      least = least < 0 || values[i] < values[least] ? i : least;
    }
    return least;
  }
}
