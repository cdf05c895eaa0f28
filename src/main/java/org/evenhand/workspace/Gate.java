package org.evenhand.workspace;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.evenhand.data.NumericColumn;
import org.evenhand.fairness.Group;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.NotEstimable;
import org.evenhand.metric.Metric;

/** Holds audits against the limits of their workspace. */
final class Gate {
  private Gate() {}

  /** The limits that a model must keep. */
  static List<Limit> limits(Workspace workspace, LoadedModel model) {
    return workspace.file().limits().stream()
        .filter(limit -> limit.model() == null || limit.model().equals(model.name()))
        .toList();
  }

  static List<LimitResult> check(
      Workspace workspace,
      LoadedModel model,
      GroupResult overall,
      Map<List<String>, List<GroupResult>> groups) {
    return limits(workspace, model).stream()
        .map(
            limit ->
                check(
                    limit,
                    limit.by().isEmpty()
                        ? List.of(overall)
                        : groups.getOrDefault(limit.by(), List.of())))
        .toList();
  }

  private static LimitResult check(Limit limit, List<GroupResult> groups) {
    List<GroupResult> large = groups.stream().filter(g -> g.rows() >= limit.minRows()).toList();
    int needed = limit.compare() == Limit.Compare.VALUE ? 1 : 2;
    if (large.size() < needed) {
      return broken(
          limit,
          "%d of %d groups have %d rows or more; %s"
              .formatted(
                  large.size(),
                  groups.size(),
                  limit.minRows(),
                  needed == 1 ? "one is needed" : "a comparison takes two"),
          List.of());
    }
    for (GroupResult group : large) {
      if (group.measure(limit.metric()) instanceof NotEstimable none) {
        return broken(
            limit,
            "%s of group '%s' is not estimable: %s"
                .formatted(limit.metric().key(), group.group().label(), none.reason()),
            List.of(group));
      }
    }
    return switch (limit.compare()) {
      case RATIO, DIFFERENCE -> compare(limit, large);
      case VALUE ->
          large.stream()
              .map(group -> judge(limit, group.measure(limit.metric()), List.of(group)))
              .min(Comparator.comparing(Gate::room))
              .orElseThrow();
    };
  }

  /** The smallest against the largest. */
  private static LimitResult compare(Limit limit, List<GroupResult> groups) {
    Comparator<GroupResult> byValue = Comparator.comparingDouble(g -> value(limit.metric(), g));
    GroupResult low = groups.stream().min(byValue).orElseThrow();
    GroupResult high = groups.stream().max(byValue).orElseThrow();
    double least = value(limit.metric(), low);
    double most = value(limit.metric(), high);
    boolean small = isSmall(limit.metric(), low) || isSmall(limit.metric(), high);
    List<GroupResult> both = List.of(low, high);
    if (limit.compare() == Limit.Compare.DIFFERENCE) {
      return judge(limit, new Estimate(most - least, null, null, small), both);
    }
    if (least < 0 || most == 0) {
      return broken(
          limit,
          "no ratio: %s is %s"
              .formatted(limit.metric().key(), most == 0 ? "0 in every group" : "below 0"),
          both);
    }
    return judge(limit, new Estimate(least / most, null, null, small), both);
  }

  private static LimitResult judge(Limit limit, Measure measured, List<GroupResult> from) {
    double value = ((Estimate) measured).value();
    String reason = null;
    if (limit.min() != null && value < limit.min()) {
      reason =
          "%s is below %s"
              .formatted(NumericColumn.format(value), NumericColumn.format(limit.min()));
    } else if (limit.max() != null && value > limit.max()) {
      reason =
          "%s is above %s"
              .formatted(NumericColumn.format(value), NumericColumn.format(limit.max()));
    }
    return new LimitResult(limit, reason == null, measured, groups(from), reason);
  }

  private static LimitResult broken(Limit limit, String reason, List<GroupResult> from) {
    return new LimitResult(
        limit, false, new NotEstimable(reason, null), groups(from), "cannot be checked: " + reason);
  }

  /** How far a value is within the limit; below 0 when outside. */
  private static double room(LimitResult result) {
    Limit limit = result.limit();
    double value = ((Estimate) result.measured()).value();
    double above = limit.min() == null ? Double.POSITIVE_INFINITY : value - limit.min();
    double below = limit.max() == null ? Double.POSITIVE_INFINITY : limit.max() - value;
    return Math.min(above, below);
  }

  private static double value(Metric metric, GroupResult group) {
    return ((Estimate) group.measure(metric)).value();
  }

  private static boolean isSmall(Metric metric, GroupResult group) {
    return ((Estimate) group.measure(metric)).small();
  }

  private static List<Group> groups(List<GroupResult> results) {
    return results.stream().map(GroupResult::group).toList();
  }
}
