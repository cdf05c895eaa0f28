package org.evenhand.workspace;

import java.util.List;
import org.evenhand.fairness.DisparityMeasure;
import org.evenhand.fairness.School;
import org.evenhand.metric.Metric;
import org.jspecify.annotations.Nullable;

/**
 * One bound of the gate: what a number may be at least or at most.
 *
 * @param subject what is bounded
 * @param by the attributes whose groups are compared; empty: the overall value
 * @param group the one group that is meant, a value per attribute; empty: every group
 * @param bound which number of it must be within
 * @param min the least allowed, null if unbounded; included
 * @param max the most allowed, null if unbounded; included
 * @param model the model that must keep it; null: each one
 * @param minRows groups with fewer rows are left out of the comparison; 0 leaves none out
 */
public record Limit(
    Subject subject,
    List<String> by,
    List<String> group,
    Bound bound,
    @Nullable Double min,
    @Nullable Double max,
    @Nullable String model,
    int minRows) {

  /** What a limit is on. */
  public sealed interface Subject {
    /** The name in files and answers. */
    String key();
  }

  /**
   * What is made of a metric of the groups.
   *
   * @param compare {@link Compare#VALUE} where there is one group or none
   */
  public record OfMetric(Metric metric, Compare compare) implements Subject {
    @Override
    public String key() {
      return metric.key();
    }
  }

  /**
   * How far groups are apart.
   *
   * @param school of {@link School#REFERENCE} every group must be within
   */
  public record OfMeasure(DisparityMeasure measure, School school) implements Subject {
    @Override
    public String key() {
      return measure.key();
    }
  }

  /** What of the groups' values is bounded. */
  public enum Compare {
    /** The smallest over the largest: 1 is equal. */
    RATIO,
    /** The largest minus the smallest: 0 is equal. */
    DIFFERENCE,
    /** Each group's own value. */
    VALUE
  }

  /** The number that must be within. */
  public enum Bound {
    VALUE,
    /** The low end of the 95 % interval. */
    LOW,
    /** The high end of the 95 % interval. */
    HIGH
  }

  public Limit {
    by = List.copyOf(by);
    group = List.copyOf(group);
  }
}
