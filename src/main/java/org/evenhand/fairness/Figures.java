package org.evenhand.fairness;

import java.util.List;
import java.util.Objects;
import org.evenhand.fairness.Disparity.Excluded;
import org.evenhand.metric.Metric;
import org.jspecify.annotations.Nullable;

/**
 * One metric of every group and of all rows together.
 *
 * @param all one per group, in the grouping's order
 * @param estimable those of them that have a value
 * @param range the smallest and the largest value in each replicate; null without replicates
 */
record Figures(
    Metric metric,
    List<Figure> all,
    Figure overall,
    List<Figure> estimable,
    Draws.@Nullable Range range) {

  static Figures of(Metric metric, List<Figure> all, Figure overall) {
    List<Figure> estimable = all.stream().filter(figure -> figure.absence() == null).toList();
    boolean drawn =
        !estimable.isEmpty() && estimable.stream().allMatch(figure -> figure.draws() != null);
    return new Figures(
        metric,
        all,
        overall,
        estimable,
        drawn
            ? Draws.range(
                estimable.stream().map(figure -> Objects.requireNonNull(figure.draws())).toList())
            : null);
  }

  List<Excluded> excluded() {
    return all.stream()
        .filter(figure -> figure.absence() != null)
        .map(
            figure ->
                new Excluded(figure.group(), metric, Objects.requireNonNull(figure.absence())))
        .toList();
  }
}
