package org.evenhand.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evenhand.data.InputException;
import org.evenhand.metric.Metric;
import org.evenhand.workspace.GapRequest;
import org.evenhand.workspace.Product;
import org.jspecify.annotations.Nullable;

/** What the address asks of the gap. */
final class GapChoice {
  /** The metric whose gap it is. */
  static final String METRIC = "gap";

  /** The values of the one group and of the other: {@code yes}, {@code yes*no}. */
  static final String GROUP = "group";

  static final String REFERENCE = "reference";

  /** How many rows are taken of each group at most. */
  static final String ROWS = "each";

  private GapChoice() {}

  /**
   * @throws InputException if the address asks for something that is not there
   */
  static GapRequest of(Context now) {
    State state = now.state();
    List<String> by = by(now);
    Metric metric = state.get(METRIC).map(Metric::of).orElseGet(() -> metrics(now).getFirst());
    return new GapRequest(
        metric,
        by,
        values(state.get(GROUP), by),
        values(state.get(REFERENCE), by),
        // The others do not depend on it: where it moves their question stays the same.
        metric.family() == Metric.Family.DECISION ? now.threshold() : now.workspace().threshold(),
        state.number(ROWS, GapRequest.ROWS),
        state.seed(GapRequest.SEED));
  }

  private static List<String> by(Context now) {
    List<String> asked = PermutationChoice.by(now.state());
    List<String> known = now.workspace().protectedAttributes();
    if (asked.isEmpty() && known.isEmpty()) {
      throw new InputException(
          "The workspace names no protected attribute: choose a column under “Groups of”.");
    }
    return asked.isEmpty() ? known.subList(0, 1) : asked;
  }

  private static @Nullable List<String> values(Optional<String> text, List<String> by) {
    return text.map(values -> Product.splitValues(values, by.size())).orElse(null);
  }

  /** The metrics whose gaps can be taken apart. */
  static List<Metric> metrics(Context now) {
    boolean regression = now.model().classes().isEmpty();
    return GapRequest.METRICS.stream()
        .filter(metric -> (metric == Metric.MEAN_PREDICTION) == regression)
        .filter(metric -> !metric.needsLabels() || now.workspace().target() != null)
        .toList();
  }

  /** The groups that there may be, each as the text of its values. */
  static List<String> groups(Context now, List<String> by) {
    List<List<String>> groups = List.of(List.of());
    for (String name : by) {
      List<List<String>> longer = new ArrayList<>();
      for (List<String> group : groups) {
        for (String value : now.workspace().attribute(name).dictionary()) {
          List<String> values = new ArrayList<>(group);
          values.add(value);
          longer.add(values);
        }
      }
      groups = longer;
    }
    return groups.stream().map(Product::joinValues).toList();
  }
}
