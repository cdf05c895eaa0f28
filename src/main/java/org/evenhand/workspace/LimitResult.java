package org.evenhand.workspace;

import java.util.List;
import org.evenhand.fairness.Group;
import org.evenhand.metric.Measure;
import org.jspecify.annotations.Nullable;

/**
 * Whether a limit holds.
 *
 * @param holds false also when what it bounds cannot be estimated: a gate that cannot be checked is
 *     shut
 * @param measured what it bounds, value and interval: of several the one farthest out
 * @param groups the groups that {@code measured} is from
 * @param leftOut the groups that are not compared, as they have fewer rows than the limit asks for
 * @param reason why it does not hold; null when it does
 */
public record LimitResult(
    Limit limit,
    boolean holds,
    Measure measured,
    List<Group> groups,
    List<Group> leftOut,
    @Nullable String reason) {
  public LimitResult {
    groups = List.copyOf(groups);
    leftOut = List.copyOf(leftOut);
  }
}
