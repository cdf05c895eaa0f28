package org.evenhand.counterfactual;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Chooses a few counterfactuals of many: the one with the fewest changes, the nearest, the one most
 * like real rows that agree, and then those that differ most from what is chosen, for little.
 */
final class Choice {
  /** One to choose, with where it lies among the real rows. */
  record Option(Pool.Entry entry, RealRows.Place place) {
    double[] point() {
      return entry.point();
    }

    int changed() {
      return entry.changed();
    }

    double distance() {
      return entry.distance();
    }
  }

  private static final Comparator<Option> FEWEST =
      Comparator.comparingInt(Option::changed).thenComparingDouble(Option::distance);

  /** What a whole range's change counts, in changes of one feature. */
  private static final double WORTH_OF_DISTANCE = 2;

  /** With more changes than the fewest and so many, none is worth to be chosen. */
  static final int MORE_CHANGES = 1;

  private static final double NO_MORE_THAN_ROUNDING = 1e-9;

  private final double[] origin;
  private final List<Option> left;
  private final List<Option> chosen = new ArrayList<>();

  private Choice(double[] origin, List<Option> options) {
    this.origin = origin;
    this.left = new ArrayList<>(options.stream().sorted(FEWEST).toList());
  }

  /** At most so many, the fewest changes first, then the nearest. */
  static List<Option> of(double[] origin, List<Option> options, int count) {
    Choice choice = new Choice(origin, options);
    if (count > 0 && !options.isEmpty()) {
      choice.take(choice.left.getFirst());
    }
    if (count > 1) {
      choice.better(Option::distance);
    }
    if (count > 2) {
      choice.better(option -> -option.place().agreeing());
    }
    while (choice.chosen.size() < count && !choice.left.isEmpty()) {
      choice.take(choice.left.stream().min(Comparator.comparingDouble(choice::cost)).orElseThrow());
    }
    return choice.chosen.stream().sorted(FEWEST).toList();
  }

  private void take(Option option) {
    chosen.add(option);
    left.remove(option);
  }

  /** Takes the least by a measure, if it is better than all that are chosen. */
  private void better(ToDoubleFunction<Option> measure) {
    double known = chosen.stream().mapToDouble(measure).min().orElse(Double.POSITIVE_INFINITY);
    left.stream()
        .min(Comparator.comparingDouble(measure).thenComparing(FEWEST))
        .filter(option -> measure.applyAsDouble(option) < known - NO_MORE_THAN_ROUNDING)
        .ifPresent(this::take);
  }

  private double cost(Option option) {
    double alike = chosen.stream().mapToDouble(other -> alike(option, other)).max().orElse(0);
    return option.changed() + WORTH_OF_DISTANCE * option.distance() + alike;
  }

  /** The features that both change, of those that either does. */
  private double alike(Option one, Option other) {
    int both = 0;
    int either = 0;
    for (int feature = 0; feature < origin.length; feature++) {
      boolean first = !Feature.same(one.point()[feature], origin[feature]);
      boolean second = !Feature.same(other.point()[feature], origin[feature]);
      both += first && second ? 1 : 0;
      either += first || second ? 1 : 0;
    }
    return either == 0 ? 0 : (double) both / either;
  }
}
