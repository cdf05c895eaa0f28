package org.evenhand.fairness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
   * @return for every wanted measure whose metrics are given, in the order of {@link
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
    List<DisparityMeasure> measures =
        DisparityMeasure.distinct(favorablePositive).stream()
            .filter(measure -> schools(measure, options).findAny().isPresent())
            .filter(
                measure ->
                    overall
                        .metrics()
                        .keySet()
                        .containsAll(measure.basis().metrics(favorablePositive)))
            .toList();
    Set<Metric> needed =
        measures.stream()
            .flatMap(measure -> measure.basis().metrics(favorablePositive).stream())
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Metric.class)));
    Map<Metric, Figures> figures = figures(grouping, groups, overall, options, rows, needed);
    int reference = ReferenceGroup.find(options.reference(), grouping, groups, favorablePositive);
    List<Disparity> disparities = new ArrayList<>();
    for (DisparityMeasure measure : measures) {
      List<Figures> parts =
          measure.basis().metrics(favorablePositive).stream()
              .map(metric -> Objects.requireNonNull(figures.get(metric)))
              .toList();
      Unsigned unsigned = new Unsigned(grouping.by(), measure, parts);
      schools(measure, options)
          .forEach(
              school -> {
                switch (school) {
                  case EXTREMES, OVERALL -> disparities.add(unsigned.disparity(school));
                  case REFERENCE ->
                      disparities.addAll(
                          new Signed(grouping.by(), measure, parts, reference, favorablePositive)
                              .disparities());
                }
              });
    }
    return List.copyOf(disparities);
  }

  private static Stream<School> schools(DisparityMeasure measure, DisparityOptions options) {
    return Arrays.stream(School.values())
        .filter(school -> measure.schools().contains(school))
        .filter(school -> options.wanted().test(measure, school));
  }

  private static Map<Metric, Figures> figures(
      Grouping grouping,
      List<GroupFigures> groups,
      GroupFigures overall,
      DisparityOptions options,
      RowDraws rows,
      Set<Metric> needed) {
    Replicates replicates = Replicates.of(options, grouping.groups(), groups, overall, rows);
    Map<Metric, Figures> figures = new EnumMap<>(Metric.class);
    for (Metric metric : needed) {
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
