package org.evenhand.counterfactual;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Points that have the wanted answer. Of those that change the same features alike (numbers the
 * same way, categories to the same) only the nearest is kept: the others are copies of it.
 */
final class Pool {
  /** A point with what it costs. */
  static final class Entry {
    private final double[] point;
    private final int changed;
    private final double distance;

    Entry(double[] point, int changed, double distance) {
      this.point = point;
      this.changed = changed;
      this.distance = distance;
    }

    double[] point() {
      return point;
    }

    int changed() {
      return changed;
    }

    double distance() {
      return distance;
    }
  }

  static final Comparator<Entry> FEWEST =
      Comparator.comparingInt(Entry::changed).thenComparingDouble(Entry::distance);

  private static final Comparator<Entry> NEAREST =
      Comparator.comparingDouble(Entry::distance).thenComparingInt(Entry::changed);

  private final Permit permit;
  private final List<Feature> features;
  private final Distance distance;
  private final Map<List<Integer>, Entry> nearest = new LinkedHashMap<>();

  Pool(Permit permit, Background background) {
    this.permit = permit;
    this.features = background.features();
    this.distance = background.distance();
  }

  void add(double[] point) {
    Entry entry = new Entry(point, permit.changes(point), distance.between(permit.origin(), point));
    nearest.merge(
        signature(point), entry, (old, other) -> other.distance() < old.distance() ? other : old);
  }

  private List<Integer> signature(double[] point) {
    List<Integer> signature = new ArrayList<>();
    for (int feature = 0; feature < point.length; feature++) {
      double from = permit.origin()[feature];
      double to = point[feature];
      if (!Feature.same(from, to)) {
        signature.add(feature);
        signature.add(features.get(feature).isNumber() ? (to < from ? -1 : 1) : (int) to);
      }
    }
    return signature;
  }

  int size() {
    return nearest.size();
  }

  /** The fewest changes in a point; 0 if there is none. */
  int fewest() {
    return nearest.values().stream().mapToInt(Entry::changed).min().orElse(0);
  }

  /** Those with the fewest changes and then the nearest of the others, each so many at most. */
  List<double[]> best(int fewest, int near) {
    List<Entry> byChanges = nearest.values().stream().sorted(FEWEST).limit(fewest).toList();
    Stream<Entry> others =
        nearest.values().stream().filter(entry -> !byChanges.contains(entry)).sorted(NEAREST);
    return Stream.concat(byChanges.stream(), others.limit(near)).map(Entry::point).toList();
  }

  List<Entry> entries() {
    return nearest.values().stream().sorted(FEWEST).toList();
  }
}
