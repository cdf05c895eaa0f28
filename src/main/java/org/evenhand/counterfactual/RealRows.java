package org.evenhand.counterfactual;

import java.util.Arrays;
import org.evenhand.data.Table;
import org.evenhand.job.Progress;
import org.jspecify.annotations.Nullable;

/** Where points lie among the real rows, of which some have the wanted answer. */
final class RealRows {
  /** Of so many rows it is measured how far the nearest other one is. */
  private static final int MEASURED = 200;

  /** What share of them is to be no farther. */
  private static final double NEARLY_ALL = 0.99;

  private static final int FEWEST = 20;

  private final Background background;
  private final double[] shortfalls;

  /** The rows' answers as a target sees them. */
  RealRows(Background background, Target target) {
    this.background = background;
    this.shortfalls =
        background.rows().rows() == 0
            ? new double[0]
            : target.shortfalls(background.rows(), background.scores());
  }

  /**
   * Where a point lies.
   *
   * @param agreeing the share of the nearest rows that have the wanted answer; NaN without rows
   * @param nearest the distance to the nearest row; NaN without rows
   */
  record Place(double agreeing, double nearest) {}

  /** How far nearly all rows are at most from another row; NaN with too few to say. */
  static double typicalGap(Table rows, Distance distance, Progress progress) {
    int count = Math.min(MEASURED, rows.rows());
    if (rows.rows() < FEWEST) {
      return Double.NaN;
    }
    double[] gaps = new double[count];
    for (int i = 0; i < count; i++) {
      progress.report("Looking at the data", i, count);
      int row = (int) ((long) i * rows.rows() / count);
      double[] distances = distance.toAll(distance.point(rows, row));
      gaps[i] = distances[Neighbors.nearest(distances, 1, other -> other != row)[0]];
    }
    Arrays.sort(gaps);
    return gaps[(int) Math.ceil(NEARLY_ALL * count) - 1];
  }

  boolean reached(int row) {
    return shortfalls[row] <= 0;
  }

  /** How many rows have the wanted answer. */
  int reaching() {
    return (int) Arrays.stream(shortfalls).filter(shortfall -> shortfall <= 0).count();
  }

  int size() {
    return shortfalls.length;
  }

  Place place(double[] point) {
    double[] distances = background.distance().toAll(point);
    int[] near =
        Neighbors.nearest(
            distances, Background.NEIGHBORS, row -> !Double.isNaN(background.scores().get(0, row)));
    return near.length == 0
        ? new Place(Double.NaN, Double.NaN)
        : new Place(
            (double) Arrays.stream(near).filter(this::reached).count() / near.length,
            distances[near[0]]);
  }

  /** Why a changed row lies outside the data, as a sentence; null if it does not. */
  @Nullable String outside(Frame frame, double[] point, Place place) {
    for (int i = 0; i < point.length; i++) {
      Feature feature = frame.features().get(i);
      double[] values = feature.values();
      boolean changed = !Feature.same(point[i], frame.origin()[i]);
      if (changed && feature.isNumber() && values.length > 0) {
        double last = values[values.length - 1];
        if (point[i] < values[0] || point[i] > last) {
          return "'%s' is %s, but all real rows have %s to %s"
              .formatted(
                  feature.name(),
                  frame.shown(i, point[i]),
                  frame.shown(i, values[0]),
                  frame.shown(i, last));
        }
      }
    }
    double gap = background.typicalGap();
    return place.nearest() > gap
        ? "no real row is like it: the nearest is %s away, and 99 %% of the real rows have another"
                .formatted(Decimals.shown(place.nearest()))
            + " within "
            + Decimals.shown(gap)
        : null;
  }
}
