package org.evenhand.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.Fraction;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
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
}
