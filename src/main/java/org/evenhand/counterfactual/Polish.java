package org.evenhand.counterfactual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Leaves of points that have the wanted answer what is needed for it. */
final class Polish {
  private static final int ROUNDS = 3;

  private final Prune prune;
  private final Tighten tighten;

  Polish(Permit permit, Oracle oracle, Background background) {
    this.prune = new Prune(permit, oracle, background);
    this.tighten = new Tighten(permit, oracle, background);
  }

  /**
   * The points with no change that could be left out, each number as near to the row's as it was
   * found to do; those for which the budget did not last are left out.
   */
  List<double[]> finish(List<double[]> points) {
    List<double[]> done = known(prune.least(points));
    for (int round = 0; round < ROUNDS; round++) {
      List<double[]> before = done;
      List<double[]> nearer = tighten.nearer(before);
      int[] moved =
          IntStream.range(0, before.size())
              .filter(i -> !Arrays.equals(before.get(i), nearer.get(i)))
              .toArray();
      if (moved.length == 0) {
        return done;
      }
      // In another place another change may have become needless.
      List<double @Nullable []> pruned =
          prune.least(IntStream.of(moved).mapToObj(nearer::get).toList());
      done = new ArrayList<>(before);
      boolean again = false;
      for (int i = 0; i < moved.length; i++) {
        double[] point = pruned.get(i);
        if (point != null) {
          done.set(moved[i], point);
          again |= !Arrays.equals(point, nearer.get(moved[i]));
        }
      }
      if (!again) {
        return done;
      }
    }
    return done;
  }

  private static List<double[]> known(List<double @Nullable []> points) {
    List<double[]> known = new ArrayList<>();
    for (double[] point : points) {
      if (point != null) {
        known.add(point);
      }
    }
    return known;
  }
}
