package org.evenhand.model;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.data.Column;
import org.evenhand.data.Names;
import org.evenhand.data.NumericColumn;
import org.jspecify.annotations.Nullable;

/**
 * A value that the model was not trained for: its answer is a guess there.
 *
 * @param input the name of the input
 * @param message what is unusual, for people to read
 */
public record Flag(String input, String message) {

  /**
   * The flags of one row: categories that were not in training, numbers outside the training range,
   * missing values where the input has none. An input of which the model's file says neither
   * categories nor range is never flagged for them.
   *
   * @param inputs one column per input of the signature, in its order
   */
  public static List<Flag> of(Signature signature, List<? extends Column> inputs, int row) {
    List<Flag> flags = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      Input input = signature.inputs().get(i);
      String message = message(input, inputs.get(i), row);
      if (message != null) {
        flags.add(new Flag(input.name(), message));
      }
    }
    return flags;
  }

  private static @Nullable String message(Input input, Column column, int row) {
    String text = column.text(row);
    if (text == null) {
      return missing(input);
    }
    if (!input.categories().isEmpty() && !input.categories().contains(text)) {
      return "'%s' was not in training: the model knows %s"
          .formatted(text, Names.list(named(input.categories())));
    }
    Input.Range range = input.range();
    if (range != null
        && column instanceof NumericColumn numbers
        && (numbers.get(row) < range.min() || numbers.get(row) > range.max())) {
      return "%s is outside the training range %s to %s"
          .formatted(text, NumericColumn.format(range.min()), NumericColumn.format(range.max()));
    }
    return null;
  }

  private static @Nullable String missing(Input input) {
    return switch (input.type()) {
      case REAL -> null;
      case INTEGER -> "the value is missing, and the model takes only whole numbers";
      case BOOLEAN -> "the value is missing, and the model takes only true or false";
      case TEXT ->
          input.categories().isEmpty() || input.categories().contains("")
              ? null
              : "the value is missing, which was not in training: the model knows "
                  + Names.list(input.categories());
    };
  }

  /** Categories as people read them: the empty text stands for a missing value. */
  private static List<String> named(List<String> categories) {
    return categories.stream().map(value -> value.isEmpty() ? "(missing)" : value).toList();
  }
}
