package org.evenhand.model.onnx;

import java.util.List;
import java.util.stream.IntStream;
import org.evenhand.data.InputException;
import org.evenhand.model.ModelFile;
import org.evenhand.model.ModelSource;
import org.evenhand.model.ModelSource.Activation;
import org.evenhand.model.ModelSource.Task;
import org.evenhand.model.Output;

/**
 * What the numbers of a graph mean: from the file where it says so, from the workspace where not.
 *
 * @param output what the scores are
 * @param activation what makes the scores of the numbers
 */
record ScoreMeaning(Output output, Activation activation) {
  private static final List<String> REGRESSORS =
      List.of("TreeEnsembleRegressor", "LinearRegressor", "SVMRegressor");

  /**
   * Settles what the scores mean.
   *
   * @param width the number of scores that the graph gives for each row
   * @throws InputException if neither the file nor the source says it, or they contradict
   */
  static ScoreMeaning of(ModelSource source, ScoreOutput from, int width) {
    return switch (task(source, from, width)) {
      case REGRESSION -> regression(source, from, width);
      case CLASSIFICATION ->
          new ScoreMeaning(
              new Output.Classes(classes(source, from, width)), activation(source, from, width));
    };
  }

  private static Task task(ModelSource source, ScoreOutput from, int width) {
    Task said = source.task();
    if (said != null) {
      return said;
    }
    boolean regressor =
        width == 1
            && !from.labelled()
            && source.activation() == null
            && REGRESSORS.contains(from.operator());
    return regressor ? Task.REGRESSION : Task.CLASSIFICATION;
  }

  private static ScoreMeaning regression(ModelSource source, ScoreOutput from, int width) {
    if (from.labelled()) {
      throw ModelFile.problem(
          source, "it is a classifier, but the target is a number; take a regression model");
    }
    if (width != 1) {
      throw ModelFile.problem(
          source,
          "its output '%s' has %d numbers a row; a regression gives one"
              .formatted(from.name(), width));
    }
    Activation said = source.activation();
    if (said != null && said != Activation.NONE) {
      throw ModelFile.problem(
          source, "the target is a number, which takes no activation; remove `activation:`");
    }
    return new ScoreMeaning(new Output.Value(), Activation.NONE);
  }

  private static Activation activation(ModelSource source, ScoreOutput from, int width) {
    Activation said = source.activation();
    if (said == null) {
      if (!from.probabilities()) {
        throw ModelFile.problem(
            source,
            "the output '%s' is the raw result of %s, not a probability: add `activation: %s` (or %s, or none) to the model"
                .formatted(
                    from.name(),
                    from.operator(),
                    width == 1 ? "sigmoid" : "softmax",
                    width == 1 ? "softmax" : "sigmoid"));
      }
      return Activation.NONE;
    }
    if (said != Activation.NONE && from.probabilities()) {
      throw ModelFile.problem(
          source,
          "the output '%s' already is a probability, made by %s; remove `activation:`"
              .formatted(from.name(), from.operator()));
    }
    if (said == Activation.SOFTMAX && width == 1) {
      throw ModelFile.problem(
          source, "softmax of one number is always 1; did you mean `activation: sigmoid`?");
    }
    if (said == Activation.SIGMOID && width > 1) {
      throw ModelFile.problem(
          source,
          "sigmoid is for one number a row, and the output '%s' has %d; did you mean `activation: softmax`?"
              .formatted(from.name(), width));
    }
    return said;
  }

  private static List<String> classes(ModelSource source, ScoreOutput from, int width) {
    int count = Math.max(2, width);
    List<String> said = source.classes();
    List<String> known = from.classes();
    if (!known.isEmpty() && known.size() != count) {
      throw ModelFile.problem(
          source,
          "it names %d classes (%s) but scores %d"
              .formatted(known.size(), String.join(", ", known), count));
    }
    if (said.isEmpty()) {
      return known.isEmpty()
          ? IntStream.range(0, count).mapToObj(Integer::toString).toList()
          : known;
    }
    if (said.size() != count) {
      throw ModelFile.problem(
          source, "`classes:` names %d classes; the model has %d".formatted(said.size(), count));
    }
    if (!said.equals(known) && said.containsAll(known) && !known.isEmpty()) {
      throw ModelFile.problem(
          source,
          "`classes:` has another order than the file: %s; remove it or put it in that order"
              .formatted(String.join(", ", known)));
    }
    return said;
  }
}
