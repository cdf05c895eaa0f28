package org.evenhand.ui;

import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evenhand.data.InputException;
import org.jspecify.annotations.Nullable;

/**
 * What the address says: the choices that every page depends on, and each page's own. A copied link
 * brings the same picture. Immutable.
 */
final class State {
  static final String WORKSPACE = "workspace";
  static final String MODEL = "model";

  /** The class that is held against the rest, unless it is the one that the file names. */
  static final String POSITIVE = "positive";

  static final String PART = "part";
  static final String THRESHOLD = "threshold";
  static final String WHERE = "where";

  /** The key of rows that were picked one by one, in {@link Selections}. */
  static final String SELECTED = "selected";

  /** The chosen row. */
  static final String ROW = "row";

  /** The seed of what a page draws at random. */
  static final String SEED = "seed";

  static final State EMPTY = new State(Map.of());

  private final Map<String, String> values;

  private State(Map<String, String> values) {
    this.values = values;
  }

  static State of(QueryParameters parameters) {
    Map<String, String> values = new LinkedHashMap<>();
    parameters.getParameters().keySet().stream()
        .sorted()
        .forEach(key -> parameters.getSingleParameter(key).ifPresent(v -> values.put(key, v)));
    return new State(values);
  }

  Optional<String> get(String key) {
    return Optional.ofNullable(values.get(key)).filter(value -> !value.isBlank());
  }

  /**
   * A number that is not negative.
   *
   * @throws InputException if the address has something else
   */
  int number(String key, int usual) {
    String text = get(key).orElse(null);
    if (text == null) {
      return usual;
    }
    if (!text.matches("\\d{1,9}")) {
      throw new InputException(
          "the address has %s=%s; expected a whole number".formatted(key, text));
    }
    return Integer.parseInt(text);
  }

  /**
   * The seed of what is drawn, as the command line takes it.
   *
   * @throws InputException if the address has something else
   */
  long seed(long usual) {
    String text = get(SEED).orElse(null);
    try {
      return text == null ? usual : Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new InputException(
          "the address has %s=%s; expected a whole number".formatted(SEED, text), e);
    }
  }

  /** This state with one value set, or taken out when it is null. */
  State with(String key, @Nullable String value) {
    Map<String, String> changed = new LinkedHashMap<>(values);
    if (value == null || value.isBlank()) {
      changed.remove(key);
    } else {
      changed.put(key, value);
    }
    return new State(changed);
  }

  /** This state without a selection. */
  State unselected() {
    return with(WHERE, null).with(SELECTED, null);
  }

  /**
   * This state with another class held against the rest, null for that of the file; the threshold,
   * which is of a class's score, is taken out.
   */
  State holding(@Nullable String positive) {
    return with(POSITIVE, positive).with(THRESHOLD, null);
  }

  /** Only what every page depends on: what a link to another page carries along. */
  State shared() {
    Map<String, String> kept = new LinkedHashMap<>(values);
    kept.keySet()
        .retainAll(List.of(WORKSPACE, MODEL, POSITIVE, PART, THRESHOLD, WHERE, SELECTED, ROW));
    return new State(kept);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof State state && values.equals(state.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  QueryParameters toParameters() {
    return QueryParameters.simple(values);
  }
}
