package org.evenhand.fairness;

import java.util.List;
import java.util.Objects;
import org.evenhand.fairness.Disparity.Excluded;
import org.evenhand.metric.Metric;

/**
 * One metric of every group and of all rows together.
 *
 * @param all one per group, in the grouping's order
 */
record Figures(Metric metric, List<Figure> all, Figure overall) {

  List<Figure> estimable() {
    return all.stream().filter(figure -> figure.absence() == null).toList();
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
