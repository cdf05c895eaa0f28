package org.evenhand.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.Fraction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
  private static final Offset<Double> CLOSE = Offset.offset(1e-12);
  private static final int[] TRUTH = {0, 0, 1, 1, 2, 2, 2};
  private static final int[] PREDICTED = {0, 1, 1, 2, 2, 2, 0};
  private static final int[] GROUP = {0, 0, 0, 0, 0, 1, -1};

  private static final List<ConfusionMatrix> MATRICES =
      ConfusionMatrix.byGroup(
          List.of("no", "maybe", "yes"), TRUTH, PREDICTED, null, Rows.first(7), GROUP, 3);

  @Test
  void cellsCountTrueAgainstPredictedClasses() {
    assertThat(MATRICES.get(0).cells())
        .isDeepEqualTo(new double[][] {{1, 1, 0}, {0, 1, 1}, {0, 0, 1}});
    assertThat(MATRICES.get(1).cells())
        .isDeepEqualTo(new double[][] {{0, 0, 0}, {0, 0, 0}, {0, 0, 1}});
  }

  @Test
  void oneClassAgainstTheRestIsAConfusionOfTwo() {
    assertThat(MATRICES.get(0).against(1)).isEqualTo(Confusion.of(1, 1, 1, 2));
  }

  @Test
  void accuracyIsTheDiagonal() {
    Estimate accuracy = (Estimate) MATRICES.get(0).accuracy(1);

    assertThat(accuracy.fraction()).isEqualTo(new Fraction(3, 5));
    assertThat(accuracy.interval()).isEqualTo(Intervals.wilson(0.6, 5));
    assertThat(Rows.reason(MATRICES.get(2).accuracy(1))).isEqualTo("no rows");
  }

  @Test
  void weightsAreSummed() {
    ConfusionMatrix matrix =
        ConfusionMatrix.byGroup(
                List.of("a", "b"),
                new int[] {0, 0, 1},
                new int[] {0, 0, 0},
                new double[] {0.5, 2, 4},
                Rows.first(3),
                new int[3],
                1)
            .get(0);

    assertThat(matrix.cells()).isDeepEqualTo(new double[][] {{2.5, 0}, {4, 0}});
    assertThat(matrix.cell(0, 0).rows()).isEqualTo(2);
  }

  /**
   * scikit-learn 1.9: precision_score, recall_score and f1_score with average="macro" and
   * zero_division=nan; recall is balanced_accuracy_score too. Class 3 is never predicted, class 4
   * never true, class 5 neither.
   */
  @Test
  void macroAveragesAreThoseOfScikitLearnWithoutTheClassesThatHaveNone() {
    ConfusionMatrix matrix = matrix("0 0 0 1 1 2 2 2 2 3", "0 1 0 1 2 2 2 0 4 2", null);

    assertThat(value(matrix, Metric.MULTICLASS_ACCURACY)).isEqualTo(0.5);
    assertThat(value(matrix, Metric.MACRO_PRECISION)).isCloseTo(0.41666666666666663, CLOSE);
    assertThat(value(matrix, Metric.MACRO_RECALL)).isCloseTo(0.41666666666666663, CLOSE);
    assertThat(value(matrix, Metric.MACRO_F1)).isCloseTo(0.3333333333333333, CLOSE);
    assertThat(matrix.absent()).containsExactly("five");

    ConfusionMatrix weighted =
        matrix("0 0 0 1 1 2 2 2 2 3", "0 1 0 1 2 2 2 0 4 2", "1 2 1 .5 1 3 1 1 2 1");
    assertThat(value(weighted, Metric.MULTICLASS_ACCURACY)).isCloseTo(0.48148148148148145, CLOSE);
    assertThat(value(weighted, Metric.MACRO_PRECISION)).isCloseTo(0.3833333333333333, CLOSE);
    assertThat(value(weighted, Metric.MACRO_RECALL)).isCloseTo(0.35119047619047616, CLOSE);
    assertThat(value(weighted, Metric.MACRO_F1)).isCloseTo(0.28736263736263734, CLOSE);
  }

  /** LIT, metrics tests: class 0 stands for no class and is in no average. */
  @Test
  void microAveragesLeaveClassesOutAsInLit() {
    Confusion three = matrix("1 2 0 1", "2 2 2 1", null).micro(Set.of(1, 2));
    assertThat(Rows.value(three.measure(Metric.PRECISION, true, 1))).isEqualTo(0.5);
    assertThat(Rows.value(three.measure(Metric.TRUE_POSITIVE_RATE, true, 1)))
        .isCloseTo(2 / 3.0, CLOSE);
    assertThat(Rows.value(three.measure(Metric.F1, true, 1))).isCloseTo(4 / 7.0, CLOSE);

    ConfusionMatrix four = matrix("1 0 2 3", "1 0 2 2", null);
    assertThat(value(four, Metric.MULTICLASS_ACCURACY)).isEqualTo(0.75);
    Confusion named = four.micro(Set.of(1, 2, 3));
    for (Metric metric : List.of(Metric.PRECISION, Metric.TRUE_POSITIVE_RATE, Metric.F1)) {
      assertThat(Rows.value(named.measure(metric, true, 1))).isCloseTo(2 / 3.0, CLOSE);
    }
  }

  @Test
  void microAveragesOfAllClassesAreTheAccuracy() {
    Confusion all =
        matrix("0 0 0 1 1 2 2 2 2 3", "0 1 0 1 2 2 2 0 4 2", null).micro(Set.of(0, 1, 2, 3, 4, 5));

    for (Metric metric : List.of(Metric.PRECISION, Metric.TRUE_POSITIVE_RATE, Metric.F1)) {
      assertThat(Rows.value(all.measure(metric, true, 1))).isEqualTo(0.5);
    }
  }

  /** AIF360, test of a favorable set: classes 0 and 1 against 2. */
  @Test
  void someClassesAgainstTheRest() {
    ConfusionMatrix matrix = matrix("1 0 0 1 0 2 1 0 2 1", "1 0 0 1 0 2 1 0 2 2", null);

    assertThat(matrix.against(Set.of(0, 1))).isEqualTo(Confusion.of(7, 0, 1, 2));
    assertThat(matrix("0 1", "1 0", null).against(Set.of(0, 1)))
        .isEqualTo(Confusion.of(2, 0, 0, 0));
  }

  @Test
  void aMeanOverClassesIsSmallWhereOneOfThemIs() {
    ConfusionMatrix matrix = matrix("0 0 0 0 1", "0 0 0 0 1", null);

    assertThat(matrix.measure(Metric.MACRO_RECALL, 2))
        .isEqualTo(
            new Estimate(1, null, Rows.interval(matrix.measure(Metric.MACRO_RECALL, 1)), true));
    assertThat(((Estimate) matrix.measure(Metric.MULTICLASS_ACCURACY, 2)).small()).isFalse();
    assertThat(Rows.reason(MATRICES.get(2).measure(Metric.MACRO_F1, 1))).isEqualTo("no rows");
    assertThat(Rows.reason(matrix("0", "0", "0").measure(Metric.MACRO_RECALL, 1)))
        .isEqualTo("the weights of all rows are 0");
  }

  /**
   * The plebiscite sample's logistic regression: four classes, of which the first is never found.
   * The 2.5 % and 97.5 % quantiles of 20,000 multinomial draws (numpy, seed 1) are 0.4526 and
   * 0.4976. The F1 of classes are not independent: rows of one are mistaken for another.
   */
  @Test
  void theIntervalOfMacroF1KnowsThatClassesAreMistakenForEachOther() {
    int[][] counts = {{0, 36, 22, 17}, {0, 305, 31, 20}, {0, 72, 78, 85}, {0, 21, 45, 281}};

    Measure measure = matrix(counts, 1).measure(Metric.MACRO_F1, 1);

    assertThat(Rows.value(measure)).isCloseTo(0.47526181896578273, CLOSE);
    assertThat(Rows.interval(measure).low()).isCloseTo(0.4526, Offset.offset(1e-3));
    assertThat(Rows.interval(measure).high()).isCloseTo(0.4976, Offset.offset(1e-3));
    // Rows that weigh 4 each say as much as rows that weigh 1.
    assertThat(Rows.interval(matrix(counts, 4).measure(Metric.MACRO_F1, 1)).low())
        .isCloseTo(Rows.interval(measure).low(), CLOSE);
  }

  /** As many rows of each true and predicted class, all of one weight. */
  private static ConfusionMatrix matrix(int[][] counts, double weight) {
    StringBuilder truth = new StringBuilder();
    StringBuilder predicted = new StringBuilder();
    StringBuilder weights = new StringBuilder();
    for (int i = 0; i < counts.length; i++) {
      for (int j = 0; j < counts.length; j++) {
        truth.append((i + " ").repeat(counts[i][j]));
        predicted.append((j + " ").repeat(counts[i][j]));
        weights.append((weight + " ").repeat(counts[i][j]));
      }
    }
    return matrix(
        truth.toString().strip(), predicted.toString().strip(), weights.toString().strip());
  }

  private static double value(ConfusionMatrix matrix, Metric metric) {
    return Rows.value(matrix.measure(metric, 1));
  }

  private static ConfusionMatrix matrix(String truth, String predicted, @Nullable String weights) {
    int[] classes = Arrays.stream(Rows.numbers(truth)).mapToInt(x -> (int) x).toArray();
    int[] answers = Arrays.stream(Rows.numbers(predicted)).mapToInt(x -> (int) x).toArray();
    return ConfusionMatrix.byGroup(
            List.of("zero", "one", "two", "three", "four", "five"),
            classes,
            answers,
            weights == null ? null : Rows.numbers(weights),
            Rows.first(classes.length),
            new int[classes.length],
            1)
        .get(0);
  }
}
