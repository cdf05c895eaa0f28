package org.evenhand.fairness;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.evenhand.data.InputException;
import org.evenhand.metric.Confusion;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Metric;
import org.jspecify.annotations.Nullable;

/** The disparities between groups of rows, by every measure and school. */
public final class Disparities {
  private Disparities() {}

  /**
   * The disparities of decisions and scores.
   *
   * @param groups what is known of each group of the grouping, in its order
   * @param overall of all these rows together, the same metrics
   * @return for every measure whose metrics are given, in the order of {@link
   *     DisparityMeasure#all}, first over all groups, then each group against the reference
   * @throws InputException if the reference names a group that does not occur
   */
  public static List<Disparity> of(
      Grouping grouping,
      List<GroupFigures> groups,
      GroupFigures overall,
      DisparityOptions options) {
    return of(grouping, groups, overall, options, RowDraws.NONE);
  }

  /**
   * The same with what drawn rows say of metrics of scores.
   *
   * @param rows of this grouping
   */
  public static List<Disparity> of(
      Grouping grouping,
      List<GroupFigures> groups,
      GroupFigures overall,
      DisparityOptions options,
      RowDraws rows) {
    if (groups.size() != grouping.groups().size()) {
      throw new IllegalArgumentException(
          grouping.groups().size() + " groups, " + groups.size() + " figures");
    }
    if (groups.isEmpty()) {
      return List.of();
    }
    boolean favorablePositive = options.favorablePositive();
    Map<Metric, Figures> figures = figures(grouping, groups, overall, options, rows);
    int reference = ReferenceGroup.find(options.reference(), grouping, groups, favorablePositive);
    List<Disparity> disparities = new ArrayList<>();
    for (DisparityMeasure measure : DisparityMeasure.distinct(favorablePositive)) {
      List<Metric> metrics = measure.basis().metrics(favorablePositive);
      if (figures.keySet().containsAll(metrics)) {
        List<Figures> parts =
            metrics.stream().map(metric -> Objects.requireNonNull(figures.get(metric))).toList();
        Unsigned unsigned = new Unsigned(grouping.by(), measure, parts);
        for (School school : School.values()) {
          if (measure.schools().contains(school)) {
            switch (school) {
              case EXTREMES, OVERALL -> disparities.add(unsigned.disparity(school));
              case REFERENCE ->
                  disparities.addAll(
                      new Signed(grouping.by(), measure, parts, reference, favorablePositive)
                          .disparities());
            }
          }
        }
      }
    }
    return List.copyOf(disparities);
  }

  private static Map<Metric, Figures> figures(
      Grouping grouping,
      List<GroupFigures> groups,
      GroupFigures overall,
      DisparityOptions options,
      RowDraws rows) {
    Replicates replicates = Replicates.of(options, grouping.groups(), groups, overall, rows);
    Map<Metric, Figures> figures = new EnumMap<>(Metric.class);
    for (Metric metric : overall.metrics().keySet()) {
      List<@Nullable Draws> draws = replicates.of(metric);
      List<Figure> all = new ArrayList<>();
      for (int i = 0; i < groups.size(); i++) {
        Group group = grouping.groups().get(i);
        all.add(figure(metric, group, groups.get(i), draws.get(i), options));
      }
      Group together = new Group(List.of(), List.of());
      figures.put(
          metric,
          Figures.of(
              metric,
              List.copyOf(all),
              figure(metric, together, overall, draws.getLast(), options)));
    }
    return figures;
  }

  private static Figure figure(
      Metric metric,
      Group group,
      GroupFigures figures,
      @Nullable Draws draws,
      DisparityOptions options) {
    Measure measure = Objects.requireNonNull(figures.metrics().get(metric));
    boolean decided = metric.family() == Metric.Family.DECISION;
    Confusion decisions = figures.decisions();
    boolean favorablePositive = options.favorablePositive();
    return new Figure(
        metric,
        group,
        measure,
        decided && metric.isRate() ? decisions.share(metric, favorablePositive) : null,
        decided ? decisions.risingShare(metric, favorablePositive) : null,
        draws);
  }
}
