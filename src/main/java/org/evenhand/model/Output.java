package org.evenhand.model;

import java.util.List;

/** What a model's scores mean. */
public sealed interface Output {

  /** A probability for each class, in the order of {@code names}; at least two. */
  record Classes(List<String> names) implements Output {
    public Classes {
      names = List.copyOf(names);
    }
  }

  /** One number: a regression, in the unit of its target. */
  record Value() implements Output {}

  /** The number of scores per row. */
  default int width() {
    return switch (this) {
      case Classes classes -> classes.names().size();
      case Value value -> 1;
    };
  }
}
