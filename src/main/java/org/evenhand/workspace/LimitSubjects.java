package org.evenhand.workspace;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.evenhand.data.Names;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.Group;
import org.evenhand.fairness.School;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.NotEstimable;
import org.evenhand.metric.Measures;
import org.evenhand.metric.Metric;

/** Finds the numbers that limits are on among what was measured. */
record LimitSubjects(
    boolean favorablePositive,
    GroupResult overall,
    Map<Gate.Compared, RowGroups.Measured> measured) {

  /**
   * A number that must be within a limit.
   *
   * @param measure not estimable, with the reason, if the limit cannot be checked
   * @param groups the groups that it is from
   */
  record Found(Measure measure, List<Group> groups) {}

  /** All numbers that must be within the limit, at least one. */
  List<Found> of(Limit limit) {
    List<GroupResult> groups = limit.by().isEmpty() ? List.of(overall) : measured(limit).groups();
    if (!limit.group().isEmpty()
        && groups.stream().noneMatch(result -> isMeant(limit, result.group()))) {
      List<String> known = groups.stream().map(result -> result.group().label()).toList();
      String label = String.join(", ", limit.group());
      return none(
          "no group '%s' by %s among the judged rows%s"
              .formatted(label, String.join("*", limit.by()), Names.hint(label, known)));
    }
    List<GroupResult> large =
        groups.stream().filter(group -> group.rows() >= limit.minRows()).toList();
    return switch (limit.subject()) {
      case Limit.OfMetric of -> ofMetric(limit, of, groups.size(), large);
      case Limit.OfMeasure of -> ofMeasure(limit, of, large);
    };
  }

  private RowGroups.Measured measured(Limit limit) {
    return Objects.requireNonNull(measured.get(Gate.Compared.all(limit.by())));
  }

  /** The groups that the limit does not ask about; none for a limit on one group. */
  List<Group> leftOut(Limit limit) {
    return limit.by().isEmpty() || !limit.group().isEmpty()
        ? List.of()
        : measured(limit).groups().stream()
            .filter(group -> group.rows() < limit.minRows())
            .map(GroupResult::group)
            .toList();
  }

  private RowGroups.Measured compared(Limit limit) {
    return Gate.isOverSome(limit)
        ? Objects.requireNonNull(measured.get(new Gate.Compared(limit.by(), limit.minRows())))
        : measured(limit);
  }

  private static List<Found> tooFew(Limit limit, int all, int large, int needed) {
    return none(
        "%d of %d groups have %d rows or more; %s"
            .formatted(
                large,
                all,
                limit.minRows(),
                needed == 1 ? "one is needed" : "a comparison takes two"));
  }

  private static boolean isMeant(Limit limit, Group group) {
    return limit.group().isEmpty() || limit.group().equals(group.values());
  }

  private static List<Found> ofMetric(
      Limit limit, Limit.OfMetric of, int all, List<GroupResult> large) {
    List<GroupResult> meant =
        large.stream().filter(result -> isMeant(limit, result.group())).toList();
    int needed = of.compare() == Limit.Compare.VALUE ? 1 : 2;
    if (meant.size() < needed) {
      return limit.group().isEmpty()
          ? tooFew(limit, all, meant.size(), needed)
          : none(
              "group '%s' has fewer than %d rows"
                  .formatted(String.join(", ", limit.group()), limit.minRows()));
    }
    for (GroupResult result : meant) {
      Measure measure = measure(of.metric(), result);
      if (measure instanceof NotEstimable none) {
        return List.of(
            new Found(
                Measures.none(notEstimable(of.key(), result.group(), none.reason())),
                List.of(result.group())));
      }
    }
    return of.compare() == Limit.Compare.VALUE
        ? meant.stream()
            .map(result -> new Found(measure(of.metric(), result), List.of(result.group())))
            .toList()
        : List.of(compare(of, meant));
  }

  private static Measure measure(Metric metric, GroupResult result) {
    Measure measure = result.metrics().get(metric);
    return measure == null ? Measures.none("it is not measured of this model") : measure;
  }

  private static String notEstimable(String key, Group group, String reason) {
    return "%s of group '%s' is not estimable: %s".formatted(key, group.label(), reason);
  }

  /** The smallest against the largest. */
  private static Found compare(Limit.OfMetric of, List<GroupResult> groups) {
    Comparator<GroupResult> byValue =
        Comparator.comparingDouble(group -> estimate(of.metric(), group).value());
    GroupResult low = groups.stream().min(byValue).orElseThrow();
    GroupResult high = groups.stream().max(byValue).orElseThrow();
    Estimate least = estimate(of.metric(), low);
    Estimate most = estimate(of.metric(), high);
    boolean small = least.small() || most.small();
    Measure measure =
        of.compare() == Limit.Compare.DIFFERENCE
            ? Measures.number(most.value() - least.value(), null, small)
            : least.value() < 0 || most.value() == 0
                ? Measures.none(
                    "no ratio: %s is %s"
                        .formatted(of.key(), most.value() == 0 ? "0 in every group" : "below 0"))
                : Measures.number(least.value() / most.value(), null, small);
    return new Found(measure, List.of(low.group(), high.group()));
  }

  private static Estimate estimate(Metric metric, GroupResult group) {
    return (Estimate) measure(metric, group);
  }

  private List<Found> ofMeasure(Limit limit, Limit.OfMeasure of, List<GroupResult> large) {
    if (Gate.isOverSome(limit) && large.size() < 2) {
      return tooFew(limit, measured(limit).groups().size(), large.size(), 2);
    }
    List<Disparity> ofSchool =
        compared(limit).disparities().stream()
            .filter(gap -> gap.school() == of.school())
            .filter(gap -> gap.measure().isSame(of.measure(), favorablePositive))
            .toList();
    if (ofSchool.isEmpty()) {
      return none(
          measured(limit).groups().size() < 2
              ? "there is one group by %s; a comparison takes two"
                  .formatted(String.join("*", limit.by()))
              : of.key() + " is not measured of this model");
    }
    List<Group> kept = large.stream().map(GroupResult::group).toList();
    List<Found> found =
        ofSchool.stream()
            .filter(gap -> of.school() != School.REFERENCE || isMeant(limit, kept, gap))
            .map(gap -> found(of, gap))
            .toList();
    return !found.isEmpty()
        ? found
        : none(
            limit.group().isEmpty() || limit.minRows() > 0
                ? "no group to compare has %d rows or more".formatted(limit.minRows())
                : "group '%s' is the one that the others are compared with"
                    .formatted(String.join(", ", limit.group())));
  }

  private static boolean isMeant(Limit limit, List<Group> kept, Disparity gap) {
    Group group = gap.from();
    return group != null && kept.contains(group) && isMeant(limit, group);
  }

  /** A gap over all groups that leaves one out as not estimable cannot vouch for it. */
  private static Found found(Limit.OfMeasure of, Disparity gap) {
    List<Group> groups =
        Stream.of(gap.from(), gap.to())
            .filter(Objects::nonNull)
            .map(group -> Objects.requireNonNull(group))
            .toList();
    if (gap.value() instanceof NotEstimable none) {
      return new Found(
          Measures.none("%s is not estimable: %s".formatted(of.key(), none.reason())), groups);
    }
    if (!gap.excluded().isEmpty()) {
      Disparity.Excluded left = gap.excluded().getFirst();
      return new Found(
          Measures.none(notEstimable(left.rate().key(), left.group(), left.reason())),
          List.of(left.group()));
    }
    return new Found(gap.value(), groups);
  }

  private static List<Found> none(String reason) {
    return List.of(new Found(Measures.none(reason), List.of()));
  }
}
