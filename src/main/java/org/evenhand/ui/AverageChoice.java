package org.evenhand.ui;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.evenhand.data.InputException;
import org.evenhand.workspace.EffectRequest;
import org.evenhand.workspace.EffectRequest.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What the address asks of the curves over many rows.
 *
 * @param feature a column, not always one that the model reads
 * @param second another one for a map of both; null for curves of the first
 * @param by the attribute whose groups have a curve each; null for none
 * @param overlay whether all models have a curve
 */
record AverageChoice(
    String feature, @Nullable String second, Shown shown, @Nullable String by, boolean overlay) {
  static final String FEATURE = "feature";
  static final String SECOND = "second";
  static final String EFFECT = "effect";
  static final String BY = "by";
  static final String OVERLAY = "overlay";
  static final String YES = "yes";

  /** What is drawn of the features. */
  enum Shown {
    AVERAGE("Partial dependence: mean score", "Mean score of the rows", Kind.MEAN),
    CENTRED("Change from this row's value", null, Kind.FROM_OWN),
    FIRST("Change from the first value", null, Kind.FROM_FIRST),
    LOCAL("Accumulated local effects", null, Kind.LOCAL),
    ROW(null, "This row's score", null);

    private final @Nullable String ofOne;
    private final @Nullable String ofTwo;
    private final @Nullable Kind kind;

    Shown(@Nullable String ofOne, @Nullable String ofTwo, @Nullable Kind kind) {
      this.ofOne = ofOne;
      this.ofTwo = ofTwo;
      this.kind = kind;
    }

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Its name; null where it is not of that many features. */
    @Nullable String label(boolean two) {
      return two ? ofTwo : ofOne;
    }

    /** Those of one or of two features. */
    static List<Shown> of(boolean two) {
      return Arrays.stream(values()).filter(shown -> shown.label(two) != null).toList();
    }
  }

  /**
   * What the address asks for.
   *
   * @param usual the feature if the address names none
   * @throws InputException if the address asks for something that is not there
   */
  static AverageChoice of(Context now, String usual) {
    State state = now.state();
    String feature = state.get(FEATURE).orElse(usual);
    String second = state.get(SECOND).filter(column -> !column.equals(feature)).orElse(null);
    Shown asked = state.get(EFFECT).map(AverageChoice::shown).orElse(Shown.AVERAGE);
    String by = state.get(BY).orElse(null);
    if (by != null) {
      now.workspace().attribute(by);
    }
    return new AverageChoice(
        feature,
        second,
        asked.label(second != null) == null ? Shown.AVERAGE : asked,
        by,
        state.get(OVERLAY).isPresent());
  }

  private static Shown shown(String key) {
    return Arrays.stream(Shown.values())
        .filter(shown -> shown.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "the address asks for an effect '%s'; expected %s"
                        .formatted(
                            key,
                            Arrays.stream(Shown.values())
                                .map(Shown::key)
                                .collect(Collectors.joining(", ")))));
  }

  /** Whether the answer is another when the row's values are. */
  boolean followsRow() {
    return shown == Shown.CENTRED || shown == Shown.ROW;
  }

  EffectRequest request() {
    Kind kind = shown.kind == null ? Kind.MEAN : shown.kind;
    return new EffectRequest(feature, kind, by, overlay);
  }
}
