package org.evenhand.model;

import java.util.List;
import org.evenhand.data.Column;
import org.evenhand.data.InputException;

/**
 * Scores that are already in a column of the data: a model of which only the answers are known.
 *
 * <p>For two classes the column holds the probability of one of them, in [0, 1]; otherwise the one
 * value of a regression. A missing score is NaN. A column of log-odds is taken through the sigmoid
 * if it is said to be one.
 */
public final class RecordedScores implements Model {
  private final String column;
  private final Signature signature;
  private final int positiveIndex;
  private final boolean logits;

  private RecordedScores(String column, Output output, int positiveIndex, boolean logits) {
    this.column = column;
    this.logits = logits;
    this.signature = new Signature(List.of(Input.of(column, Input.Type.REAL)), output);
    this.positiveIndex = positiveIndex;
  }

  /**
   * The scores in a column.
   *
   * @param output two classes, or a value
   * @param positiveIndex the class whose probability the column holds, 0 or 1; ignored for a value
   * @throws InputException if there are more than two classes: one column cannot tell them apart
   */
  public static RecordedScores of(String column, Output output, int positiveIndex) {
    if (output.width() > 2) {
      throw new InputException(
          "score column '%s': one column of scores cannot tell %d classes apart; only two classes or a regression have recorded scores"
              .formatted(column, output.width()));
    }
    return new RecordedScores(column, output, positiveIndex, false);
  }

  /** The same scores, of which the column holds the logarithms of the odds. */
  public RecordedScores ofLogits() {
    return new RecordedScores(column, signature.output(), positiveIndex, true);
  }

  @Override
  public Signature signature() {
    return signature;
  }

  /**
   * The scores of the given rows, which the messages number from 0.
   *
   * @throws InputException if one is not a number, or a probability is outside [0, 1]
   */
  @Override
  public Scores score(List<? extends Column> inputs) {
    double[] recorded = Numbers.of("score column '" + column + "'", inputs.get(0));
    return switch (signature.output()) {
      case Output.Value value -> new Scores(new double[][] {recorded});
      case Output.Classes classes -> probabilities(recorded);
    };
  }

  private Scores probabilities(double[] recorded) {
    double[] others = new double[recorded.length];
    for (int row = 0; row < recorded.length; row++) {
      if (logits) {
        recorded[row] = 1 / (1 + Math.exp(-recorded[row]));
      }
      if (recorded[row] < 0 || recorded[row] > 1) {
        throw new InputException(
            ("score column '%s', row %d: %s is not a probability between 0 and 1; if the column holds"
                    + " log-odds, add 'activation: sigmoid' to the model")
                .formatted(column, row, recorded[row]));
      }
      others[row] = 1 - recorded[row];
    }
    return new Scores(
        positiveIndex == 0 ? new double[][] {recorded, others} : new double[][] {others, recorded});
  }

  @Override
  public void close() {}
}
