package org.evenhand.policy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.evenhand.metric.ScoreOrder;

/**
 * What mixing the decisions of two points can reach at most: the upper convex hull of a group's
 * points, from their smallest to their largest x (Andrew 1979, Another Efficient Algorithm for
 * Convex Hulls in Two Dimensions).
 */
final class Hull {
  private final List<Vertex> vertices;

  /**
   * @param point the group's point with these coordinates
   */
  record Vertex(int point, double x, double y) {}

  /** A part of the way from one vertex to another: 0 is the first one. */
  record Between(Vertex from, Vertex to, double part) {}

  private Hull(List<Vertex> vertices) {
    this.vertices = vertices;
  }

  /**
   * @param x by point
   * @param y by point
   */
  static Hull of(double[] x, double[] y) {
    int[] order = ScoreOrder.descending(x, IntStream.range(0, x.length).toArray());
    Deque<Vertex> chain = new ArrayDeque<>();
    for (int i = order.length - 1; i >= 0; i--) {
      Vertex next = new Vertex(order[i], x[order[i]], y[order[i]]);
      if (!chain.isEmpty() && chain.peekLast().x == next.x) {
        if (chain.peekLast().y >= next.y) {
          continue;
        }
        chain.removeLast();
      }
      while (chain.size() > 1 && !turnsRight(chain, next)) {
        chain.removeLast();
      }
      chain.addLast(next);
    }
    return new Hull(new ArrayList<>(chain));
  }

  private static boolean turnsRight(Deque<Vertex> chain, Vertex next) {
    Vertex last = chain.removeLast();
    Vertex before = chain.getLast();
    chain.addLast(last);
    return (last.x - before.x) * (next.y - before.y) < (last.y - before.y) * (next.x - before.x);
  }

  List<Vertex> vertices() {
    return vertices;
  }

  /** The vertex that is highest; of several the one with the smallest x. */
  Vertex peak() {
    Vertex peak = vertices.getFirst();
    for (Vertex vertex : vertices) {
      peak = vertex.y > peak.y ? vertex : peak;
    }
    return peak;
  }

  /** Where the hull is at x, which must be within its ends. */
  Between at(double x) {
    int low = 0;
    int high = vertices.size() - 1;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (vertices.get(middle).x <= x) {
        low = middle;
      } else {
        high = middle;
      }
    }
    Vertex from = vertices.get(low);
    Vertex to = vertices.get(high);
    return new Between(from, to, to.x > from.x ? (x - from.x) / (to.x - from.x) : 0);
  }

  double y(double x) {
    Between between = at(x);
    return between.from.y + between.part * (between.to.y - between.from.y);
  }
}
