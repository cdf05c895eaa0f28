package org.evenhand.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.evenhand.data.InputException;
import org.evenhand.data.NumericColumn;
import org.evenhand.model.Flag;
import org.evenhand.ui.chart.ScorePanel;
import org.evenhand.whatif.EditedRow;
import org.evenhand.workspace.Answer;
import org.evenhand.workspace.LoadedModel;
import org.evenhand.workspace.ValueTarget;

/**
 * Every model's answer to an edited row and to the row as it was.
 *
 * @param panel what the answer panel draws
 * @param flags what the models say against a value, by column
 * @param scores by model, of those that could answer
 * @param originalScores the same for the row as it is in the data
 */
record RowAnswers(
    ScorePanel.Data panel,
    Map<String, String> flags,
    Map<String, Double> scores,
    Map<String, Double> originalScores) {

  static RowAnswers of(Context context, EditedRow row) {
    List<ScorePanel.Answer> answers = new ArrayList<>();
    Map<String, String> flags = new LinkedHashMap<>();
    Map<String, Double> scores = new LinkedHashMap<>();
    Map<String, Double> originals = new LinkedHashMap<>();
    for (LoadedModel model : context.models()) {
      Answer original = answer(context, model, row.original());
      put(originals, model, original);
      try {
        Answer edited = row.isChanged() ? answer(context, model, row.values()) : original;
        put(scores, model, edited);
        collectFlags(model, edited, flags);
        answers.add(shown(context, model, edited, original, row.isChanged()));
      } catch (InputException e) {
        answers.add(
            new ScorePanel.Answer(
                model.name(),
                null,
                original.score(),
                "no answer",
                row.isChanged(),
                e.getMessage(),
                null));
      }
    }
    boolean decides = !context.model().classes().isEmpty();
    ScorePanel.Data panel =
        new ScorePanel.Data(
            decides && context.model().classes().size() == 2 ? threshold(context, row) : null,
            decides ? List.of(0.0, 1.0) : domain(context, scores),
            decides ? "" : context.workspace().target() == null ? "" : targetName(context),
            answers);
    return new RowAnswers(panel, flags, scores, originals);
  }

  private static Answer answer(Context context, LoadedModel model, org.evenhand.data.Table row) {
    return model.answers(row, context.workspace().thresholds(row, context.threshold())).get(0);
  }

  private static void put(Map<String, Double> scores, LoadedModel model, Answer answer) {
    Double score = answer.score();
    if (score != null) {
      scores.put(model.name(), score);
    }
  }

  private static void collectFlags(LoadedModel model, Answer answer, Map<String, String> flags) {
    for (Flag flag : answer.flags()) {
      int input = model.signature().inputNames().indexOf(flag.input());
      flags.merge(
          model.binding().columns().get(input),
          model.name() + ": " + flag.message(),
          (first, second) -> first + "; " + second);
    }
  }

  private static ScorePanel.Answer shown(
      Context context, LoadedModel model, Answer answer, Answer original, boolean edited) {
    String warning =
        !model.editable() && edited
            ? "recorded scores do not change with edits"
            : answer.flags().isEmpty()
                ? null
                : answer.flags().stream().map(Flag::message).collect(Collectors.joining("; "));
    return new ScorePanel.Answer(
        model.name(),
        answer.score(),
        edited ? original.score() : null,
        decision(context, answer),
        edited,
        warning,
        model.classes().size() > 2 ? classes(answer, original, edited) : null);
  }

  private static String decision(Context context, Answer answer) {
    if (answer.score() == null) {
      return "the model gives no score for this row";
    }
    String prediction = answer.prediction();
    if (prediction == null) {
      return "predicted " + targetName(context);
    }
    return targetName(context) + ": " + prediction;
  }

  private static String targetName(Context context) {
    var target = context.workspace().target();
    return target == null ? "prediction" : target.column();
  }

  private static List<ScorePanel.ClassScore> classes(
      Answer answer, Answer original, boolean edited) {
    return answer.classes().entrySet().stream()
        .map(
            entry ->
                new ScorePanel.ClassScore(
                    entry.getKey(),
                    entry.getValue(),
                    edited ? original.classes().get(entry.getKey()) : null))
        .toList();
  }

  private static double threshold(Context context, EditedRow row) {
    return context.workspace().thresholds(row.values(), context.threshold())[0];
  }

  /** From the smallest to the largest value seen, the scores shown included. */
  private static List<Double> domain(Context context, Map<String, Double> scores) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    NumericColumn predicted = context.judged().score();
    double[] truth =
        context.workspace().target() instanceof ValueTarget target
            ? target.values()
            : predicted.toArray();
    for (double value : truth) {
      if (Double.isFinite(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    for (double score : scores.values()) {
      low = Math.min(low, score);
      high = Math.max(high, score);
    }
    return low <= high ? List.of(Math.min(0, low), high) : List.of(0.0, 1.0);
  }
}
