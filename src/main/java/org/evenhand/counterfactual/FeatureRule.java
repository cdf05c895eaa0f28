package org.evenhand.counterfactual;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a search may give a feature. A rule is about new values only: a feature that is not changed
 * keeps its value, even one that the rule would not give.
 *
 * @param immutable whether it keeps its value whatever else is said
 * @param direction which way a number may change; {@link Direction#ANY} for categories. A missing
 *     number may be set to any
 * @param min the smallest number it may get; null: the smallest in the data
 * @param max the largest number it may get; null: the largest in the data
 * @param step numbers are {@code min} and a multiple of this, or multiples of it without a {@code
 *     min}; above 0; null: any
 * @param whole whether only whole numbers are given; a column of whole numbers gets no others
 *     anyhow
 * @param allowed the values it may get, as the data writes them; empty: all that the data has
 */
public record FeatureRule(
    boolean immutable,
    Direction direction,
    @Nullable Double min,
    @Nullable Double max,
    @Nullable Double step,
    boolean whole,
    List<String> allowed) {
  /** May change to anything that the data has. */
  public static final FeatureRule FREE =
      new FeatureRule(false, Direction.ANY, null, null, null, false, List.of());

  /** May not change. */
  public static final FeatureRule FROZEN =
      new FeatureRule(true, Direction.ANY, null, null, null, false, List.of());

  public FeatureRule {
    allowed = List.copyOf(allowed);
  }

  /** May change in one direction. */
  public static FeatureRule only(Direction direction) {
    return new FeatureRule(false, direction, null, null, null, false, List.of());
  }

  /** May change to numbers from {@code min} to {@code max}, both included; null: as the data. */
  public static FeatureRule between(@Nullable Double min, @Nullable Double max) {
    return new FeatureRule(false, Direction.ANY, min, max, null, false, List.of());
  }

  /** May change to one of these values. */
  public static FeatureRule oneOf(String... values) {
    return new FeatureRule(false, Direction.ANY, null, null, null, false, List.of(values));
  }

  /** The same, with whole numbers only. */
  public FeatureRule wholeOnly() {
    return new FeatureRule(immutable, direction, min, max, step, true, allowed);
  }

  /** The same for a feature that may not change. */
  public FeatureRule frozen() {
    return new FeatureRule(true, direction, min, max, step, whole, allowed);
  }
}
