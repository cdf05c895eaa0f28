package org.evenhand.workspace;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.evenhand.data.NumericColumn;
import org.evenhand.fairness.Group;
import org.evenhand.fairness.School;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.NotEstimable;
import org.jspecify.annotations.Nullable;

/** Holds audits against the limits of their workspace. */
final class Gate {
  private Gate() {}

  /** The limits that a model must keep. */
  static List<Limit> limits(Workspace workspace, LoadedModel model) {
    return workspace.file().limits().stream()
        .filter(limit -> limit.model() == null || limit.model().equals(model.name()))
        .toList();
  }

  /** Groups by some attributes, those with fewer rows left out. */
  record Compared(List<String> by, int minRows) {
    /** Every group. */
    static Compared all(List<String> by) {
      return new Compared(by, 0);
    }
  }

  /** Whether a limit is on a gap over all groups, which leaving some out makes another one. */
  static boolean isOverSome(Limit limit) {
    return limit.minRows() > 0
        && limit.subject() instanceof Limit.OfMeasure of
        && of.school() != School.REFERENCE;
  }

  /**
   * @param measured what is measured of the groups by each list of attributes that a limit names,
   *     and of only the larger ones where the limit {@link #isOverSome}
   */
  static List<LimitResult> check(
      Workspace workspace,
      LoadedModel model,
      GroupResult overall,
      Map<Compared, RowGroups.Measured> measured) {
    LimitSubjects subjects = new LimitSubjects(workspace.favorablePositive(), overall, measured);
    return limits(workspace, model).stream()
        .map(
            limit ->
                subjects.of(limit).stream()
                    .map(found -> judge(limit, found, subjects.leftOut(limit)))
                    .min(Comparator.comparingDouble(Gate::room))
                    .orElseThrow())
        .toList();
  }

  private static LimitResult judge(Limit limit, LimitSubjects.Found found, List<Group> leftOut) {
    Double number =
        switch (found.measure()) {
          case Estimate estimate -> number(limit.bound(), estimate);
          case NotEstimable none -> null;
        };
    String reason =
        number == null
            ? "cannot be checked: " + absence(limit, found.measure())
            : outside(limit, number);
    return new LimitResult(limit, reason == null, found.measure(), found.groups(), leftOut, reason);
  }

  private static @Nullable Double number(Limit.Bound bound, Estimate estimate) {
    Measure.Interval interval = estimate.interval();
    return switch (bound) {
      case VALUE -> estimate.value();
      case LOW -> interval == null ? null : interval.low();
      case HIGH -> interval == null ? null : interval.high();
    };
  }

  private static String absence(Limit limit, Measure measure) {
    return switch (measure) {
      case NotEstimable none -> none.reason();
      case Estimate estimate ->
          limit.subject() instanceof Limit.OfMetric of && of.compare() != Limit.Compare.VALUE
              ? "the %s of a metric has no 95 %% interval here; a limit on a 'measure' has one"
                  .formatted(of.compare() == Limit.Compare.RATIO ? "ratio" : "difference")
              : limit.subject().key() + " has no 95 % interval";
    };
  }

  private static @Nullable String outside(Limit limit, double number) {
    String name =
        switch (limit.bound()) {
          case VALUE -> "";
          case LOW -> "the low end of the 95 % interval, ";
          case HIGH -> "the high end of the 95 % interval, ";
        };
    String text = name + NumericColumn.format(number) + (name.isEmpty() ? " is " : ", is ");
    if (limit.min() != null && number < limit.min()) {
      return text + "below " + NumericColumn.format(limit.min());
    }
    return limit.max() != null && number > limit.max()
        ? text + "above " + NumericColumn.format(limit.max())
        : null;
  }

  /** How far a number is within its limit; below 0 when outside, least when there is none. */
  private static double room(LimitResult result) {
    Limit limit = result.limit();
    Double number =
        result.measured() instanceof Estimate estimate ? number(limit.bound(), estimate) : null;
    if (number == null) {
      return Double.NEGATIVE_INFINITY;
    }
    double above = limit.min() == null ? Double.POSITIVE_INFINITY : number - limit.min();
    double below = limit.max() == null ? Double.POSITIVE_INFINITY : limit.max() - number;
    return Math.min(above, below);
  }
}
