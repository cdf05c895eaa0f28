package org.evenhand.counterfactual;

import org.evenhand.counterfactual.Relation.Move;

/** An implication between two features by their indices. */
record Implied(int cause, Move when, int effect, Move then, double least) {
  private static final double SLACK = 1e-9;

  boolean holds(double[] origin, double[] point) {
    return !moves(origin[cause], point[cause], when, 0)
        || moves(origin[effect], point[effect], then, least);
  }

  private static boolean moves(double from, double to, Move move, double least) {
    double slack = SLACK * Math.max(1, Math.abs(least));
    return switch (move) {
      case RISES -> to > from && to - from >= least - slack;
      case FALLS -> to < from && from - to >= least - slack;
      case CHANGES -> !Feature.same(from, to);
    };
  }

  /** The smallest value of the effect that satisfies the demand; NaN if none is known. */
  double smallest(double from, Values values) {
    return switch (then) {
      case RISES -> values.atLeast(least > 0 ? from + least : Math.nextUp(from));
      case FALLS -> values.atMost(least > 0 ? from - least : Math.nextDown(from));
      case CHANGES -> Double.NaN;
    };
  }
}
