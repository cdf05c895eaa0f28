package org.evenhand.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.evenhand.data.Table;
import org.evenhand.metric.Measures;
import org.evenhand.metric.Metric;
import org.evenhand.model.Scores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClassTruthTest extends PermutedTables {
  private static final Scores FOUR_ROWS =
      new Scores(new double[][] {{.7, .1, .25, 0}, {.2, .3, .5, 0}, {.1, .6, .25, 1}});

  private static ClassTruth threeClasses(double @Nullable [] weights, int... truth) {
    return new ClassTruth(List.of("a", "b", "c"), truth, 0, weights, new double[truth.length], 1);
  }

  /**
   * scikit-learn 1.9, {@code log_loss([0, 1, 2, 1], scores, labels=[0, 1, 2])}, without weights and
   * with {@code sample_weight=[1, 2, .5, 1]}; by hand -(ln 0.7 + ln 0.3 + ln 0.25 - 52 ln 2) / 4.
   */
  @Test
  void theLogLossOfSeveralClassesIsScikitLearns() {
    assertThat(Games.value(threeClasses(null, 0, 1, 2, 1).multiclassLogLoss(FOUR_ROWS, all(4))))
        .isCloseTo(9.747648874625428, within(1e-12));
    assertThat(
            Games.value(
                threeClasses(new double[] {1, 2, .5, 1}, 0, 1, 2, 1)
                    .multiclassLogLoss(FOUR_ROWS, all(4))))
        .isCloseTo(8.778093582726155, within(1e-12));
  }

  /** A class that the model does not know has no score. */
  @Test
  void rowsOfUnknownClassesAreLeftOut() {
    ClassTruth truth = threeClasses(null, 0, -1, -1, -1);
    assertThat(Games.value(truth.multiclassLogLoss(FOUR_ROWS, all(4))))
        .isCloseTo(-Math.log(.7), within(1e-12));
    assertThat(threeClasses(null, -1, -1, -1, -1).multiclassLogLoss(FOUR_ROWS, all(4)))
        .isEqualTo(Measures.none("no rows"));
  }

  /** Of two classes whose scores add up to 1 both are the same number. */
  @Test
  void ofTwoClassesItIsThatOfOneAgainstTheOther() {
    Scores scores = new Scores(new double[][] {{.75, .5, .125}, {.25, .5, .875}});
    ClassTruth truth = truth(null, 0, 1, 1);
    assertThat(Games.value(truth.multiclassLogLoss(scores, all(3))))
        .isCloseTo(Games.value(truth.measure(Metric.LOG_LOSS, scores, all(3))), within(1e-15));
  }

  @Test
  void aFeatureThatAModelOfSeveralClassesIgnoresCostsExactlyNothing() {
    Table rows = noise(30);
    Function<Table, Scores> model =
        table -> {
          double[] a = values(table, "a");
          double[][] scores = new double[3][a.length];
          for (int row = 0; row < a.length; row++) {
            scores[0][row] = a[row] / 2;
            scores[1][row] = a[row] / 2;
            scores[2][row] = 1 - a[row];
          }
          return new Scores(scores);
        };
    ClassTruth truth = threeClasses(null, IntStream.range(0, 30).map(row -> row % 3).toArray());
    List<PermutedFeature> found =
        run(
            rows,
            List.of(A, B),
            model,
            new Yardstick(truth::multiclassLogLoss, false, all(30)),
            Shuffles.of(1, 30),
            5);
    assertThat(found.getFirst().repeats()).doesNotContain(0.0);
    assertThat(found.getLast().repeats()).containsOnly(0.0);
  }
}
