package org.evenhand.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One input of a model.
 *
 * @param name as the model spells it; matched to columns by {@link Binding}
 * @param categories the values the model was trained with, empty when the file does not say
 * @param range the training range, null when the file does not say
 */
public record Input(String name, Type type, List<String> categories, @Nullable Range range) {

  /** What the model takes. */
  public enum Type {
    REAL,
    INTEGER,
    BOOLEAN,
    TEXT
  }

  /** The smallest and largest value seen in training, both included. */
  public record Range(double min, double max) {}

  public Input {
    categories = List.copyOf(categories);
  }

  /** An input of which nothing but name and type is known. */
  public static Input of(String name, Type type) {
    return new Input(name, type, List.of(), null);
  }
}
