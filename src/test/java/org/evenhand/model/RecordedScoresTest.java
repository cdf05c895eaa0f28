package org.evenhand.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.ColumnType;
import org.evenhand.data.InputException;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.Table;
import org.evenhand.job.Progress;
import org.junit.jupiter.api.Test;

class RecordedScoresTest {
  private static final Output TWO = new Output.Classes(List.of("no", "yes"));

  @Test
  void theOtherClassGetsTheRest() {
    Column column = NumericColumn.of("vendor", ColumnType.REAL, 0, 0.25, 1);
    Scores positiveLast = RecordedScores.of("vendor", TWO, 1).score(List.of(column));
    assertThat(positiveLast.column(0)).containsExactly(1, 0.75, 0);
    assertThat(positiveLast.column(1)).containsExactly(0, 0.25, 1);
    Scores positiveFirst = RecordedScores.of("vendor", TWO, 0).score(List.of(column));
    assertThat(positiveFirst.column(0)).containsExactly(0, 0.25, 1);
    assertThat(positiveFirst.column(1)).containsExactly(1, 0.75, 0);
  }

  @Test
  void aRegressionIsTakenAsItIs() {
    Column column = NumericColumn.of("price", ColumnType.REAL, -3, 1e9, Double.NaN);
    Scores scores = RecordedScores.of("price", new Output.Value(), 0).score(List.of(column));
    assertThat(scores.width()).isEqualTo(1);
    assertThat(scores.column(0)).containsExactly(-3, 1e9, Double.NaN);
  }

  @Test
  void aMissingScoreIsUndefinedForBothClasses() {
    Column column = NumericColumn.of("vendor", ColumnType.REAL, Double.NaN);
    Scores scores = RecordedScores.of("vendor", TWO, 1).score(List.of(column));
    assertThat(scores.get(0, 0)).isNaN();
    assertThat(scores.get(1, 0)).isNaN();
  }

  @Test
  void aScoreThatIsNoProbabilityIsRefusedWithItsRowInTheTable() {
    double[] values = new double[10_000];
    Arrays.fill(values, 0.5);
    values[9_000] = 1.5;
    Table table = Table.of(List.of(NumericColumn.of("vendor", ColumnType.REAL, values)));
    Model model = RecordedScores.of("vendor", TWO, 1);
    Binding binding = Binding.of("v", model.signature(), table.names());
    assertThatThrownBy(() -> Scorer.score(model, binding, table, "Scoring", Progress.NONE))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "score column 'vendor', row 9000: 1.5 is not a probability between 0 and 1; if the"
                + " column holds log-odds, add 'activation: sigmoid' to the model");
  }

  @Test
  void numbersAmongCategoriesAreReadAndTextsRefused() {
    Model model = RecordedScores.of("vendor", TWO, 1);
    Column numbers =
        CategoricalColumn.of("vendor", ColumnType.CATEGORY, Arrays.asList("0", "0.5", null));
    assertThat(model.score(List.of(numbers)).column(1)).containsExactly(0, 0.5, Double.NaN);
    Column texts = CategoricalColumn.of("vendor", ColumnType.CATEGORY, List.of("0", "high"));
    assertThatThrownBy(() -> model.score(List.of(texts)))
        .isInstanceOf(InputException.class)
        .hasMessage("score column 'vendor', row 1: 'high' is not a number");
  }

  @Test
  void oneColumnCannotHoldThreeClasses() {
    Output three = new Output.Classes(List.of("a", "b", "c"));
    assertThatThrownBy(() -> RecordedScores.of("vendor", three, 0))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("cannot tell 3 classes apart");
  }

  /** Log-odds of 0 and ln 3 are probabilities of 1/2 and 3/4. */
  @Test
  void logOddsGoThroughTheSigmoid() {
    NumericColumn column = NumericColumn.of("vendor", ColumnType.REAL, 0, Math.log(3), Double.NaN);

    Scores scores = RecordedScores.of("vendor", TWO, 1).ofLogits().score(List.of(column));

    assertThat(scores.get(1, 0)).isEqualTo(0.5);
    assertThat(scores.get(1, 1)).isCloseTo(0.75, within(1e-15));
    assertThat(scores.get(1, 2)).isNaN();
  }
}
