package org.evenhand.workspace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evenhand.counterfactual.DistanceOptions;
import org.evenhand.data.InputException;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of the data near to one are wanted.
 *
 * @param count how many at most
 * @param threshold where decisions are made
 * @param apart of a regression: rows are unlike if their values differ by at least this, in the
 *     target's unit; null: by one standard deviation of the model's values
 */
public record NeighborRequest(
    Which which, int count, DistanceOptions distance, Threshold threshold, @Nullable Double apart) {

  /** Which rows are taken. */
  public enum Which {
    /** Those with another answer. */
    UNLIKE,
    /** Those with the same answer. */
    LIKE,
    ALL
  }

  /**
   * Weights as people write them.
   *
   * @param texts each a column and a number, such as {@code lvrat=2}; blank ones are passed over
   * @throws InputException if one is not, or a column is there twice
   */
  public static Map<String, Double> weights(List<String> texts) {
    Map<String, Double> weights = new LinkedHashMap<>();
    for (String text : texts) {
      if (!text.isBlank()) {
        int equals = text.lastIndexOf('=');
        String column = text.substring(0, Math.max(0, equals)).strip();
        if (weights.put(column, weight(text.strip(), equals)) != null) {
          throw new InputException(
              "weight '%s': column '%s' is there twice".formatted(text, column));
        }
      }
    }
    return weights;
  }

  private static double weight(String text, int equals) {
    try {
      if (equals > 0) {
        return Double.parseDouble(text.substring(text.lastIndexOf('=') + 1));
      }
    } catch (NumberFormatException e) {
      throw noWeight(text, e);
    }
    throw noWeight(text, null);
  }

  private static InputException noWeight(String text, @Nullable Throwable cause) {
    String message =
        "weight '%s': expected a column and a number, such as income=2".formatted(text);
    return cause == null ? new InputException(message) : new InputException(message, cause);
  }
}
