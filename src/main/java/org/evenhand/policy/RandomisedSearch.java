package org.evenhand.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.evenhand.metric.Confusion;
import org.evenhand.metric.Metric;
import org.evenhand.metric.Payoff;
import org.evenhand.metric.ScoredGroup;
import org.jspecify.annotations.Nullable;

/** Finds randomised policies, exactly at the vertices of the groups' hulls. */
final class RandomisedSearch {
  private final PolicySearch search;
  private final PolicyKind kind;
  private final List<Metric> rates;
  private final Comparison compared;

  /** The groups that have all rates of the kind. */
  private final List<Integer> members;

  RandomisedSearch(PolicySearch search, PolicyKind kind) {
    this.search = search;
    this.kind = kind;
    rates = kind.measures(search.favorablePositive());
    compared = search.comparison(kind);
    members =
        IntStream.range(0, search.groups().size())
            .filter(group -> rates.stream().allMatch(rate -> compared.absence(group, rate) == null))
            .boxed()
            .toList();
  }

  RandomisedPolicy find() {
    List<Map<Integer, Double>> chances = rates.size() == 1 ? oneRate() : commonPoint();
    List<Mix> mixes = new ArrayList<>();
    List<ExpectedCounts> expected = new ArrayList<>();
    for (int group = 0; group < search.groups().size(); group++) {
      int member = members.indexOf(group);
      Map<Integer, Double> points =
          member < 0 ? Map.of(search.bestPoint(group), 1.0) : chances.get(member);
      mixes.add(mix(group, points));
      expected.add(expected(search.groups().get(group), points));
    }
    double gain =
        expected.stream().mapToDouble(counts -> counts.gain(search.payoff())).sorted().sum();
    List<GroupNote> notes = new Notes(search, compared).ofGroups(rates, false);
    return new RandomisedPolicy(kind, mixes, expected, gain, gap(expected), notes);
  }

  private Mix mix(int group, Map<Integer, Double> points) {
    return new Mix(
        points.entrySet().stream()
            .map(part -> new Mix.Part(search.threshold(group, part.getKey()), part.getValue()))
            .toList());
  }

  private static ExpectedCounts expected(ScoredGroup group, Map<Integer, Double> points) {
    ExpectedCounts expected = ExpectedCounts.NONE;
    for (Map.Entry<Integer, Double> part : points.entrySet()) {
      Confusion counts = group.confusion(part.getKey());
      expected = expected.plus(counts, part.getValue());
    }
    return expected;
  }

  /**
   * The groups' rates within a window as wide as the tolerance, where the hulls of their gains are
   * highest together. The sum of the largest gains in the window is a concave function of where it
   * starts, straight between the vertices and the vertices less the tolerance.
   */
  private List<Map<Integer, Double>> oneRate() {
    if (members.isEmpty()) {
      return List.of();
    }
    List<Hull> hulls =
        members.stream()
            .map(group -> Hull.of(curve(group, rates.getFirst()), gains(group)))
            .toList();
    List<Double> peaks = hulls.stream().map(hull -> hull.peak().x()).toList();
    double[] starts = starts(hulls);
    DoubleUnaryOperator gain =
        low ->
            IntStream.range(0, hulls.size())
                .mapToDouble(i -> hulls.get(i).y(nearest(peaks.get(i), low)))
                .sorted()
                .sum();
    double start = Concave.argmax(starts, gain);
    List<Map<Integer, Double>> chances = new ArrayList<>();
    for (int i = 0; i < hulls.size(); i++) {
      Map<Integer, Double> points = new TreeMap<>();
      add(points, hulls.get(i).at(nearest(peaks.get(i), start)), 1);
      chances.add(points);
    }
    return chances;
  }

  /** Where a window may start, from high to low. */
  private double[] starts(List<Hull> hulls) {
    double[] ascending =
        hulls.stream()
            .flatMap(hull -> hull.vertices().stream())
            .flatMapToDouble(vertex -> DoubleStream.of(vertex.x(), vertex.x() - search.tolerance()))
            .filter(low -> low >= 0)
            .sorted()
            .distinct()
            .toArray();
    return IntStream.range(0, ascending.length)
        .mapToDouble(i -> ascending[ascending.length - 1 - i])
        .toArray();
  }

  /** The rate in the window that starts at {@code low} which is nearest to a hull's peak. */
  private double nearest(double peak, double low) {
    return Math.clamp(peak, low, Math.min(1, low + search.tolerance()));
  }

  private List<Map<Integer, Double>> commonPoint() {
    List<Hull> hulls =
        members.stream()
            .map(
                group ->
                    Hull.of(
                        curve(group, Metric.FALSE_POSITIVE_RATE),
                        curve(group, Metric.TRUE_POSITIVE_RATE)))
            .toList();
    Payoff payoff = search.payoff();
    double positives = 0;
    double negatives = 0;
    for (int group : members) {
      Confusion rows = search.groups().get(group).confusion(0);
      positives += rows.falseNegatives();
      negatives += rows.trueNegatives();
    }
    CommonPoint point =
        CommonPoint.best(
            hulls,
            positives * (payoff.truePositive() - payoff.falseNegative()),
            negatives * (payoff.falsePositive() - payoff.trueNegative()));
    List<Map<Integer, Double>> chances = new ArrayList<>();
    for (int i = 0; i < hulls.size(); i++) {
      int everybody = search.groups().get(members.get(i)).points() - 1;
      chances.add(reach(point, hulls.get(i), everybody));
    }
    return chances;
  }

  /** A point of the hull, with so many rows decided without looking that the rates are met. */
  private static Map<Integer, Double> reach(CommonPoint point, Hull hull, int everybody) {
    double x = point.falsePositiveRate();
    double above = hull.y(x) - point.truePositiveRate();
    double height = hull.y(x) - x;
    double unseen = above > 0 && height > 0 ? Math.min(1, above / height) : 0;
    Map<Integer, Double> points = new TreeMap<>();
    add(points, hull.at(x), 1 - unseen);
    add(points, everybody, unseen * x);
    add(points, 0, unseen * (1 - x));
    return points;
  }

  private static void add(Map<Integer, Double> points, Hull.Between between, double part) {
    add(points, between.from().point(), part * (1 - between.part()));
    add(points, between.to().point(), part * between.part());
  }

  private static void add(Map<Integer, Double> points, int point, double probability) {
    if (probability > 0) {
      points.merge(point, probability, Double::sum);
    }
  }

  private double[] curve(int group, Metric rate) {
    return search.groups().get(group).curve(rate, search.favorablePositive());
  }

  private double[] gains(int group) {
    return search.payoff().at(search.groups().get(group));
  }

  private @Nullable Double gap(List<ExpectedCounts> expected) {
    Double largest = null;
    for (Metric rate : rates) {
      double[] all = values(rate, expected);
      double[] values =
          IntStream.range(0, all.length)
              .filter(group -> compared.absence(group, rate) == null)
              .mapToDouble(group -> all[group])
              .sorted()
              .toArray();
      if (values.length > 1) {
        double gap = values[values.length - 1] - values[0];
        largest = largest == null ? gap : Math.max(largest, gap);
      }
    }
    return largest;
  }

  private double[] values(Metric rate, List<ExpectedCounts> expected) {
    double[] values = new double[expected.size()];
    Confusion.values(
        rate,
        search.favorablePositive(),
        expected.stream().mapToDouble(ExpectedCounts::truePositives).toArray(),
        expected.stream().mapToDouble(ExpectedCounts::falsePositives).toArray(),
        expected.stream().mapToDouble(ExpectedCounts::falseNegatives).toArray(),
        expected.stream().mapToDouble(ExpectedCounts::trueNegatives).toArray(),
        values);
    return values;
  }
}
