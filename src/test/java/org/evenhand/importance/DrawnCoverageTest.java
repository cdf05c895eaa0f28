package org.evenhand.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.importance.Games.amounts;
import static org.evenhand.importance.Games.rows;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.Table;
import org.evenhand.job.Progress;
import org.evenhand.metric.Measure;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How far drawn orders and drawn sets are from the truth, in a game with interactions of up to five
 * features whose Shapley values are known. Takes some time, so it is run by its tag only.
 */
@Tag("slow")
class DrawnCoverageTest {
  private static final int FEATURES = 24;
  private static final int SEEDS = 300;

  /** Features that count for as much as they do together only if the row has all of them. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Together(int[] features, double amount) {
    static Together draw(SplittableRandom random) {
      int size = random.nextInt(1, 6);
      int[] features = random.ints(0, FEATURES).distinct().limit(size).toArray();
      return new Together(features, random.nextDouble(-1, 1));
    }

    double of(double[] values) {
      double product = amount;
      for (int feature : features) {
        product *= values[feature];
      }
      return product;
    }

    /** Adds what the part is worth in each row. */
    void addTo(double[] sums, double[][] columns) {
      for (int row = 0; row < sums.length; row++) {
        double product = amount;
        for (int feature : features) {
          product *= columns[feature][row];
        }
        sums[row] += product;
      }
    }
  }

  private static final List<Together> GAME = game();
  private static final Table ONES =
      rows(IntStream.range(0, FEATURES).mapToDouble(i -> 1).toArray());

  /** So many that every feature is in some part of three or more. */
  private static List<Together> game() {
    SplittableRandom random = new SplittableRandom(4);
    return IntStream.range(0, 120).mapToObj(i -> Together.draw(random)).toList();
  }

  /** Numbers between 0 and 0.5, all different. */
  private static Table background(int count) {
    SplittableRandom random = new SplittableRandom(5);
    return rows(
        IntStream.range(0, count)
            .mapToObj(row -> random.doubles(FEATURES, 0, 0.5).toArray())
            .toArray(double[][]::new));
  }

  private static double[] score(Table rows) {
    double[][] columns =
        rows.columns().stream()
            .map(column -> ((NumericColumn) column).toArray())
            .toArray(double[][]::new);
    double[] sums = new double[rows.rows()];
    GAME.forEach(part -> part.addTo(sums, columns));
    return sums;
  }

  private static Attribution drawn(Table background, long budget, long seed) {
    Attribution found =
        new Explainer(background, ONES.names(), DrawnCoverageTest::score, Scale.SCORE, budget, seed)
            .explain(ONES, Progress.NONE);
    assertThat(found.exact()).isFalse();
    assertThat(found.background().used()).isEqualTo(background.rows());
    return found;
  }

  /**
   * Each part is a game of few players, and values of a sum of games are the sums of their values:
   * those of a product over all sets of its features, by the definition.
   */
  private static double[] truth(Table background) {
    double[] values = new double[FEATURES];
    for (Together part : GAME) {
      int[] players = part.features();
      for (int row = 0; row < background.rows(); row++) {
        double[] reference = numbers(background, row);
        double[] worth =
            IntStream.range(0, 1 << players.length)
                .mapToDouble(set -> worth(part, reference, set))
                .toArray();
        double[] own = new AllCoalitions(players.length).values(worth).amounts();
        for (int player = 0; player < players.length; player++) {
          values[players[player]] += own[player] / background.rows();
        }
      }
    }
    return values;
  }

  private static double worth(Together part, double[] reference, int set) {
    double[] values = reference.clone();
    for (int player = 0; player < part.features().length; player++) {
      if ((set >> player & 1) == 1) {
        values[part.features()[player]] = 1;
      }
    }
    return part.of(values);
  }

  private static double[] numbers(Table table, int row) {
    return table.columns().stream()
        .mapToDouble(column -> ((NumericColumn) column).get(row))
        .toArray();
  }

  private static double covered(Table background, long budget) {
    double[] truth = truth(background);
    int held = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Contribution> found = drawn(background, budget, seed).contributions();
      for (int feature = 0; feature < FEATURES; feature++) {
        Measure.Interval interval = ((Measure.Estimate) found.get(feature).amount()).interval();
        assertThat(interval).isNotNull();
        held += interval.low() <= truth[feature] && truth[feature] <= interval.high() ? 1 : 0;
      }
    }
    return (double) held / SEEDS / FEATURES;
  }

  private static double squaredError(Table background, long budget) {
    double[] truth = truth(background);
    return IntStream.range(0, SEEDS)
        .mapToObj(seed -> amounts(drawn(background, budget, seed)))
        .flatMapToDouble(
            found ->
                IntStream.range(0, FEATURES)
                    .mapToDouble(i -> (found[i] - truth[i]) * (found[i] - truth[i])))
        .average()
        .orElseThrow();
  }

  /** 7,200 intervals that share draws: 92 to 98 leaves room for what they have in common. */
  @Test
  void intervalsOfOrdersHoldTheTruthInNinetyFiveOfAHundred() {
    assertThat(covered(background(1), 230)).isBetween(0.92, 0.98);
    assertThat(covered(background(10), 1_000)).isBetween(0.92, 0.98);
    // A pair of orders for each row of the background, and a second one for few of them only.
    assertThat(covered(background(60), 60 * 48 + 10 * 46)).isBetween(0.92, 0.98);
  }

  /**
   * Sets are dealt out evenly, which the errors do not know of: they tend to be wide, most where
   * there are few.
   */
  @Test
  void intervalsOfSetsHoldTheTruthInNinetyFiveOfAHundredOrMore() {
    assertThat(covered(background(1), 500)).isBetween(0.94, 0.995);
    assertThat(covered(background(1), 4_000)).isBetween(0.94, 0.995);
    assertThat(covered(background(10), 6_000)).isBetween(0.94, 0.995);
    assertThat(covered(background(1), 250)).isBetween(0.94, 0.999);
    assertThat(covered(background(10), 4_000)).isBetween(0.94, 0.999);
  }

  @Test
  void theSquaredErrorFallsAsTheBudgetGrows() {
    // Two pairs of orders for each row of the background, then four.
    assertThat(squaredError(background(10), 940) / squaredError(background(10), 1_860))
        .isBetween(1.6, 2.5);
    // Five hundred pairs of sets for 24 features, then five thousand.
    assertThat(squaredError(background(1), 1_000) / squaredError(background(1), 10_000))
        .isBetween(8.0, 16.0);
  }
}
