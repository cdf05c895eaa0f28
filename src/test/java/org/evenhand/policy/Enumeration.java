package org.evenhand.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.evenhand.metric.Metric;
import org.evenhand.metric.Payoff;
import org.evenhand.metric.ScoredGroup;
import org.jspecify.annotations.Nullable;

/** The best of all combinations of thresholds, found by trying each of them. */
final class Enumeration {
  private final List<ScoredGroup> groups;
  private final Payoff payoff;
  private final boolean favorablePositive;

  /**
   * @param gap 0 if fewer than two groups are compared
   */
  record Best(List<Integer> points, double gain, double gap, double low) {}

  Enumeration(List<ScoredGroup> groups, Payoff payoff, boolean favorablePositive) {
    this.groups = groups;
    this.payoff = payoff;
    this.favorablePositive = favorablePositive;
  }

  /** The choice that a kind stands for; groups have to have rows and both classes. */
  Best best(PolicyKind kind, double tolerance) {
    List<Best> choices = new ArrayList<>();
    collect(kind, new ArrayList<>(), choices);
    double smallest = choices.stream().mapToDouble(Best::gap).min().orElseThrow();
    double allowed = Math.max(tolerance, smallest) + 1e-12;
    Best best = null;
    for (Best choice : choices) {
      if (choice.gap() <= allowed && (best == null || better(choice, best))) {
        best = choice;
      }
    }
    return Objects.requireNonNull(best);
  }

  /** Larger gain, then smaller gap, then higher rates, then higher thresholds. */
  private static boolean better(Best a, Best b) {
    if (Math.abs(a.gain() - b.gain()) > 1e-9) {
      return a.gain() > b.gain();
    }
    if (Math.abs(a.gap() - b.gap()) > 1e-12) {
      return a.gap() < b.gap();
    }
    if (Math.abs(a.low() - b.low()) > 1e-12) {
      return a.low() > b.low();
    }
    int higher = 0;
    int lower = 0;
    for (int group = 0; group < a.points().size(); group++) {
      higher += a.points().get(group) < b.points().get(group) ? 1 : 0;
      lower += a.points().get(group) > b.points().get(group) ? 1 : 0;
    }
    return higher > 0 && lower == 0;
  }

  private void collect(PolicyKind kind, List<Integer> points, List<Best> into) {
    if (points.size() == groups.size()) {
      Best choice = judge(kind, List.copyOf(points));
      if (choice != null) {
        into.add(choice);
      }
      return;
    }
    for (int point = 0; point < groups.get(points.size()).points(); point++) {
      points.addLast(point);
      collect(kind, points, into);
      points.removeLast();
    }
  }

  /** Null if a rate of the kind is not estimable there. */
  private @Nullable Best judge(PolicyKind kind, List<Integer> points) {
    double gain = 0;
    for (int group = 0; group < points.size(); group++) {
      gain += payoff.of(groups.get(group).confusion(points.get(group)));
    }
    double gap = 0;
    double lowest = 0;
    for (Metric rate : kind.measures(favorablePositive)) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int group = 0; group < points.size(); group++) {
        double value = groups.get(group).curve(rate, favorablePositive)[points.get(group)];
        if (Double.isNaN(value)) {
          return null;
        }
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
      gap = Math.max(gap, high - low);
      lowest = low;
    }
    return new Best(points, gain, gap, lowest);
  }
}
