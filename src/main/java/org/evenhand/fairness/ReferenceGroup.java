package org.evenhand.fairness;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.evenhand.data.InputException;
import org.evenhand.metric.Metric;

/** Finds the group that the others are compared with. */
final class ReferenceGroup {
  private ReferenceGroup() {}

  /**
   * Its place in the grouping.
   *
   * @throws InputException if a named group does not occur
   */
  static int find(
      Reference reference,
      Grouping grouping,
      List<GroupFigures> figures,
      boolean favorablePositive) {
    return switch (reference) {
      case Reference.Named named -> {
        named.requireAmong(grouping.groups());
        yield grouping.groups().stream().map(Group::values).toList().indexOf(named.values());
      }
      case Reference.Largest largest -> most(figures, group -> group.decisions().total().rows());
      case Reference.BestOff bestOff -> {
        double all = figures.stream().mapToDouble(ReferenceGroup::rows).sum();
        yield most(
            figures,
            group -> {
              double selected = selected(group, favorablePositive);
              boolean large = rows(group) >= ImpactRatio.LEAST_SHARE * all;
              // Between 0 and 1, so that any large group comes before any small one.
              return Double.isNaN(selected) ? -2 : large ? selected : selected - 1.5;
            });
      }
    };
  }

  private static int rows(GroupFigures group) {
    return group.decisions().total().rows();
  }

  private static double selected(GroupFigures group, boolean favorablePositive) {
    return group.decisions().share(Metric.SELECTION_RATE, favorablePositive).value();
  }

  /** The first of the groups with the most. */
  private static int most(List<GroupFigures> figures, ToDoubleFunction<GroupFigures> value) {
    return IntStream.range(0, figures.size())
        .reduce(
            (best, next) ->
                value.applyAsDouble(figures.get(next)) > value.applyAsDouble(figures.get(best))
                    ? next
                    : best)
        .orElse(-1);
  }
}
