package org.evenhand.counterfactual;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Moves changed numbers back toward what they were, as far as the answer stays the wanted one: one
 * number after the other, the most changed first, each time several values between the nearest that
 * is known to do and what lies before it. Nothing is taken that was not itself asked for.
 */
final class Tighten {
  /** Values tried at once between two. */
  private static final int PROBES = 8;

  private final Permit permit;
  private final Oracle oracle;
  private final Distance distance;

  Tighten(Permit permit, Oracle oracle, Background background) {
    this.permit = permit;
    this.oracle = oracle;
    this.distance = background.distance();
  }

  /** One point under way: the number being moved is between {@code near} and the point's value. */
  private final class Course {
    private double[] point;
    private final int[] order;
    private int at;
    private double near;

    Course(double[] start) {
      point = start;
      double[] parts = distance.parts(permit.origin(), start);
      order =
          IntStream.range(0, start.length)
              .filter(i -> !Feature.same(start[i], permit.origin()[i]) && permit.movable(i))
              .boxed()
              .sorted(Comparator.comparingDouble(i -> -parts[i]))
              .mapToInt(i -> i)
              .toArray();
      begin();
    }

    private void begin() {
      if (at < order.length) {
        near = permit.origin()[order[at]];
      }
    }

    /** The next values to try, from the origin on; empty when all is done. */
    double[] probes() {
      while (at < order.length) {
        int feature = order[at];
        double to = point[feature];
        double from = near;
        double[] probes =
            IntStream.rangeClosed(1, PROBES)
                .mapToDouble(i -> permit.nearest(feature, from + (to - from) * i / (PROBES + 1)))
                .filter(value -> (value - from) * (to - value) > 0)
                .distinct()
                .filter(value -> permit.permits(with(feature, value)))
                .toArray();
        if (probes.length > 0) {
          return probes;
        }
        at++;
        begin();
      }
      return new double[0];
    }

    double[] with(int feature, double value) {
      double[] moved = point.clone();
      moved[feature] = value;
      return moved;
    }

    int feature() {
      return order[at];
    }

    /** Takes the first of the probes that reaches the target. */
    void take(double[] probes, double[] shortfalls, int from) {
      for (int i = 0; i < probes.length; i++) {
        if (shortfalls[from + i] <= 0) {
          point = with(feature(), probes[i]);
          return;
        }
        near = probes[i];
      }
    }
  }

  /** The points, which have the wanted answer, moved nearer to the row where that is possible. */
  List<double[]> nearer(List<double[]> points) {
    List<Course> courses = points.stream().map(Course::new).toList();
    while (true) {
      Batch batch = new Batch(permit.origin().length);
      double[][] probes = new double[courses.size()][];
      for (int i = 0; i < probes.length; i++) {
        Course course = courses.get(i);
        probes[i] = course.probes();
        for (double value : probes[i]) {
          batch.add(course.with(course.feature(), value));
        }
      }
      double[] shortfalls = batch.size() == 0 ? new double[0] : oracle.shortfalls(batch);
      if (batch.size() == 0 || shortfalls.length < batch.size()) {
        return courses.stream().map(course -> course.point).toList();
      }
      int from = 0;
      for (int i = 0; i < probes.length; i++) {
        courses.get(i).take(probes[i], shortfalls, from);
        from += probes[i].length;
      }
    }
  }
}
