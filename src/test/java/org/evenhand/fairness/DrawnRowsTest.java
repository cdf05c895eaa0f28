package org.evenhand.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.evenhand.metric.CellWeights;
import org.evenhand.metric.Metric;
import org.evenhand.metric.Rows;
import org.evenhand.metric.ScoredRows;
import org.junit.jupiter.api.Test;

/** Drawing the single rows of weighted decisions, against drawing counts. */
class DrawnRowsTest {
  private static GroupFigures figures(ScoredRows rows, int size) {
    double[] thresholds = new double[size];
    Arrays.fill(thresholds, 0.5);
    CellWeights weights = rows.weights(thresholds, new int[size], 1).getFirst();
    return GroupFigures.of(rows.all(), 0.5, true, 1).with(weights);
  }

  private static double[] sorted(GroupFigures group, int replicates) {
    Draws draws =
        CellDraws.of(group, replicates, new SplittableRandom(3))
            .values(Metric.SELECTION_RATE, true);
    double[] values = new double[replicates];
    Arrays.setAll(values, draws::of);
    Arrays.sort(values);
    return values;
  }

  /**
   * Three rows: selected ones of weight 1 and 5, another of 2. All 27 ways to draw three of them
   * are as likely: what comes out are their selection rates and no others, as often.
   */
  @Test
  void allWaysToDrawThreeRowsComeOutAsOftenAsTheyShould() {
    double[] weights = {1, 5, 2};
    boolean[] selected = {true, true, false};
    Map<Double, Integer> ways = new TreeMap<>();
    for (int way = 0; way < 27; way++) {
      double part = 0;
      double whole = 0;
      for (int draw : new int[] {way % 3, way / 3 % 3, way / 9}) {
        whole += weights[draw];
        part += selected[draw] ? weights[draw] : 0;
      }
      ways.merge(part / whole, 1, Integer::sum);
    }
    int replicates = 27_000;

    double[] drawn = sorted(figures(Rows.weighted("1 1 0", "0.9 0.8 0.1", "1 5 2"), 3), replicates);

    Map<Double, Integer> found = new TreeMap<>();
    for (double value : drawn) {
      found.merge(value, 1, Integer::sum);
    }
    assertThat(found.keySet()).isEqualTo(ways.keySet());
    // Four standard deviations of a binomial count.
    ways.forEach(
        (value, count) -> {
          double share = count / 27.0;
          assertThat((double) found.getOrDefault(value, 0))
              .isCloseTo(
                  replicates * share, within(4 * Math.sqrt(replicates * share * (1 - share))));
        });
  }

  @Test
  void rowsOfEqualWeightsGiveTheDigitsOfCounts() {
    ScoredRows rows = Rows.weighted("1 1 0 0 1", "0.9 0.2 0.8 0.1 0.7", "2 2 2 2 2");
    GroupFigures counts = GroupFigures.of(rows.all(), 0.5, true, 1);

    assertThat(sorted(figures(rows, 5), 200)).isEqualTo(sorted(counts, 200));
  }

  /** With many rows a cell's weight is all but normal, so both intervals are about the same. */
  @Test
  void manyRowsAgreeWithTheApproximation() {
    SplittableRandom random = new SplittableRandom(11);
    List<String> labels = new ArrayList<>();
    List<String> scores = new ArrayList<>();
    List<String> weights = new ArrayList<>();
    for (int row = 0; row < 600; row++) {
      labels.add(random.nextDouble() < 0.4 ? "1" : "0");
      scores.add(Double.toString(random.nextDouble()));
      weights.add(Double.toString(0.2 + 3 * random.nextDouble()));
    }
    ScoredRows rows =
        Rows.weighted(
            String.join(" ", labels), String.join(" ", scores), String.join(" ", weights));

    double[] exact = sorted(figures(rows, 600), 8000);
    double[] normal = sorted(GroupFigures.of(rows.all(), 0.5, true, 1), 8000);

    for (int place : new int[] {200, 4000, 7800}) {
      assertThat(exact[place]).isCloseTo(normal[place], within(0.005));
    }
  }

  @Test
  void rowsAreDrawnHoweverMany() {
    assertThat(new Bootstrap(300_000, 1, Bootstrap.Unit.ROWS).drawsRows(667)).isTrue();
    assertThat(new Bootstrap(0, 1, Bootstrap.Unit.ROWS).drawsRows(10)).isFalse();
    assertThat(new Bootstrap(10, 1).unit()).isEqualTo(Bootstrap.Unit.COUNTS);
  }
}
