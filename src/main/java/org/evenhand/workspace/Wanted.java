package org.evenhand.workspace;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.evenhand.counterfactual.Target;
import org.evenhand.data.InputException;
import org.evenhand.data.Names;
import org.evenhand.data.Table;
import org.jspecify.annotations.Nullable;

/**
 * The targets that rows of a model can have. Of two classes the positive one is predicted from the
 * threshold on; of more the one with the highest score.
 */
final class Wanted {
  private static final Pattern RANGE = Pattern.compile("(?<low>.*?)\\.\\.(?<high>.*)");

  private final LoadedModel model;
  private final Function<Table, double[]> thresholds;

  Wanted(Workspace workspace, LoadedModel model, Threshold threshold) {
    this.model = model;
    this.thresholds = rows -> workspace.thresholds(rows, threshold);
  }

  /** The decision of a classifier for the positive class, or against it. */
  Target decision(boolean positive) {
    return new Target.Decision(model.positiveIndex(), positive, thresholds);
  }

  /**
   * The target that all rows have.
   *
   * @param text a class or a range, as {@link CounterfactualRequest#target} names it
   * @return null without a text: each row has its own, {@link #other}
   * @throws InputException if it is neither, or there is none for a regression, which decides
   *     nothing
   */
  @Nullable Target common(@Nullable String text) {
    List<String> classes = model.classes();
    if (text == null) {
      if (classes.isEmpty()) {
        throw new InputException(
            "model '%s' is a regression: say which values are wanted, such as 10..20, 10.. or ..20"
                .formatted(model.name()));
      }
      return null;
    }
    int output = classes.indexOf(text);
    if (output >= 0) {
      return classes.size() == 2
          ? decision(output == model.positiveIndex())
          : new Target.ChosenClass(output, text);
    }
    Matcher range = RANGE.matcher(text);
    if (range.matches() && text.length() > 2) {
      return new Target.ScoreRange(
          model.positiveIndex(),
          end(range.group("low"), Double.NEGATIVE_INFINITY, text),
          end(range.group("high"), Double.POSITIVE_INFINITY, text));
    }
    throw new InputException(
        classes.isEmpty()
            ? "target '%s': expected a range of values such as 10..20, 10.. or ..20".formatted(text)
            : "target '%s': expected a class or a range of scores such as 0.2..0.4%s"
                .formatted(text, Names.hint(text, classes)));
  }

  private static double end(String text, double open, String whole) {
    if (text.isBlank()) {
      return open;
    }
    try {
      double number = Double.parseDouble(text.strip());
      if (!Double.isNaN(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Refused below, with the same words as NaN.
    }
    throw new InputException(
        "target '%s': '%s' is not a number; expected a range such as 0.2..0.4"
            .formatted(whole, text.strip()));
  }

  /**
   * Another answer of a classifier than the row has.
   *
   * @param answer the row's
   * @return null if the model gave it no score
   */
  @Nullable Target other(Answer answer) {
    String prediction = answer.prediction();
    if (prediction == null) {
      return null;
    }
    int output = model.classes().indexOf(prediction);
    return model.classes().size() == 2
        ? decision(output != model.positiveIndex())
        : new Target.AnotherClass(output, prediction);
  }
}
