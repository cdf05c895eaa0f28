package org.evenhand.metric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.TreeSet;

/**
 * Chooses the points of a long curve that keep its shape: both ends, some at even steps so that
 * every stretch has points to look at, then again and again the point that is farthest from the
 * line through its kept neighbours (Ramer 1972, Douglas and Peucker 1973, stopped at a number of
 * points instead of a distance).
 */
final class Thinning {
  /** A curve of no more points is kept whole. */
  static final int MOST = 200;

  private static final int EVEN = 50;

  private final double[] x;
  private final double[] y;
  private final double width;
  private final double height;

  private Thinning(double[] x, double[] y) {
    this.x = x;
    this.y = y;
    width = extent(x);
    height = extent(y);
  }

  /** The points from one kept point to the next, and the one between that is farthest away. */
  private record Stretch(int from, int to, int farthest, double distance) {}

  /**
   * The indices to keep, ascending.
   *
   * @param x finite, as is {@code y}; as many
   * @param also an index to keep in any case
   */
  static int[] keep(double[] x, double[] y, int also) {
    int n = x.length;
    int[] all = new int[n];
    Arrays.setAll(all, i -> i);
    return n <= MOST ? all : new Thinning(x, y).keep(also);
  }

  private int[] keep(int also) {
    TreeSet<Integer> kept = new TreeSet<>();
    kept.add(also);
    for (int i = 0; i <= EVEN; i++) {
      kept.add((int) ((x.length - 1L) * i / EVEN));
    }
    PriorityQueue<Stretch> stretches =
        new PriorityQueue<>(Comparator.comparingDouble(Stretch::distance).reversed());
    int from = 0;
    for (int to : kept.tailSet(0, false)) {
      stretches.add(stretch(from, to));
      from = to;
    }
    while (kept.size() < MOST) {
      Stretch widest = stretches.remove();
      if (widest.farthest < 0) {
        break;
      }
      kept.add(widest.farthest);
      stretches.add(stretch(widest.from, widest.farthest));
      stretches.add(stretch(widest.farthest, widest.to));
    }
    return kept.stream().mapToInt(Integer::intValue).toArray();
  }

  private Stretch stretch(int from, int to) {
    double dx = (x[to] - x[from]) / width;
    double dy = (y[to] - y[from]) / height;
    double length = Math.hypot(dx, dy);
    int farthest = -1;
    double distance = -1;
    for (int i = from + 1; i < to; i++) {
      double across = (x[i] - x[from]) / width;
      double up = (y[i] - y[from]) / height;
      double away = length > 0 ? Math.abs(dx * up - dy * across) / length : Math.hypot(across, up);
      if (away > distance) {
        distance = away;
        farthest = i;
      }
    }
    return new Stretch(from, to, farthest, distance);
  }

  private static double extent(double[] values) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    return high > low ? high - low : 1;
  }
}
