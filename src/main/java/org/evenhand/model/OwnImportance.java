package org.evenhand.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * How much a model uses its inputs, as its file says: of how it was made, not of what it does to
 * any rows. An input that the model knows as several features has the sum of theirs.
 *
 * @param output the output that it is about, {@link #ALL} for all together
 * @param byInput one figure per input, not below 0; 0 for one that is not used
 */
public record OwnImportance(Figure figure, int output, Map<String, Double> byInput) {
  /** Stands for all outputs together. */
  public static final int ALL = -1;

  /** What is told. */
  public enum Figure {
    WEIGHT("sum of absolute weights, each per unit of its input"),
    SCALED_WEIGHT("sum of absolute weights, of inputs scaled as in training"),
    TOTAL_GAIN("total gain of its splits, in units of the training loss"),
    TOTAL_COVER("total cover of its splits, in training rows weighted by curvature"),
    SPLITS("number of splits");

    private final String words;

    Figure(String words) {
      this.words = words;
    }

    /** The name in files and answers: {@code total_gain}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** What it is, to go after a name: "number of splits". */
    public String words() {
      return words;
    }
  }

  public OwnImportance {
    byInput = Collections.unmodifiableMap(new LinkedHashMap<>(byInput));
  }

  /** The same with other names for the inputs; those of one name are added up. */
  public OwnImportance renamed(UnaryOperator<String> name) {
    Map<String, Double> renamed = new LinkedHashMap<>();
    byInput.forEach((input, value) -> renamed.merge(name.apply(input), value, Double::sum));
    return new OwnImportance(figure, output, renamed);
  }
}
