package org.evenhand.counterfactual;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How rows are told apart.
 *
 * @param unit in which the differences of numbers are measured
 * @param weights of columns, finite and not negative; 1 for those that are not named
 * @param excluded columns that do not count at all
 */
public record DistanceOptions(
    Kind kind, Unit unit, Map<String, Double> weights, List<String> excluded) {

  /** How the differences in single columns, each times its column's weight, make one number. */
  public enum Kind {
    /** Their sum. */
    L1(Unit.STANDARD_DEVIATION),
    /** The root of the sum of their squares, the weight before the square. */
    L2(Unit.STANDARD_DEVIATION),
    /**
     * Their weighted mean (Gower 1971, A General Coefficient of Similarity): from 0 to 1 among rows
     * of the data, above 1 only for values outside its range.
     */
    GOWER(Unit.RANGE);

    private final Unit usual;

    Kind(Unit usual) {
      this.usual = usual;
    }
  }

  /** What of a column of numbers counts 1. */
  public enum Unit {
    /** From its smallest to its largest value. */
    RANGE,
    /** Its standard deviation, estimated without bias. */
    STANDARD_DEVIATION,
    /**
     * Its median absolute deviation from the median times 1.4826, which is the standard deviation
     * of normal values; where that is 0, its interquartile range by 1.349, then its standard
     * deviation.
     */
    MEDIAN_DEVIATION
  }

  public DistanceOptions {
    weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    excluded = List.copyOf(excluded);
  }

  /** Every column alike, in the kind's usual unit: the range for Gower, else the deviation. */
  public static DistanceOptions of(Kind kind) {
    return of(kind, Map.of(), List.of());
  }

  /** In the kind's usual unit. */
  public static DistanceOptions of(Kind kind, Map<String, Double> weights, List<String> excluded) {
    return new DistanceOptions(kind, kind.usual, weights, excluded);
  }
}
