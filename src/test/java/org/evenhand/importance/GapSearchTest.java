package org.evenhand.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.evenhand.importance.Games.model;
import static org.evenhand.importance.Games.reason;
import static org.evenhand.importance.Games.row;
import static org.evenhand.importance.Games.rows;
import static org.evenhand.importance.Games.value;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.evenhand.data.Table;
import org.evenhand.job.CancelledException;
import org.evenhand.job.Progress;
import org.evenhand.metric.Measure;
import org.junit.jupiter.api.Test;

class GapSearchTest {
  private static final GapOptions USUAL = GapOptions.usual(5, 1);

  private static GapSide side(Table rows, double... weights) {
    double[] known = weights;
    if (known.length == 0) {
      known = new double[rows.rows()];
      Arrays.fill(known, 1);
    }
    return new GapSide(rows, known);
  }

  private static GapDecomposition decompose(
      GapSide first, GapSide second, ToDoubleFunction<double[]> formula) {
    return new GapSearch(first, second, first.rows().names(), model(formula), USUAL)
        .decompose(Progress.NONE);
  }

  private static double[] amounts(GapDecomposition found) {
    return found.parts().stream().mapToDouble(part -> value(part.amount())).toArray();
  }

  private static Table normal(int rows, int width, double shift, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return rows(
        IntStream.range(0, rows)
            .mapToObj(
                i ->
                    IntStream.range(0, width)
                        .mapToDouble(j -> random.nextGaussian() + (j == 0 ? shift : 0))
                        .toArray())
            .toArray(double[][]::new));
  }

  /** A share of all rows is 1 to the last digit, however many pairs are added up. */
  @Test
  void theGroupsHaveTheirOwnMeans() {
    Table many = normal(500, 2, 0, 5);
    double[] weights = new SplittableRandom(7).doubles(500).toArray();
    GapDecomposition found =
        decompose(side(many, weights), side(normal(37, 2, 0, 6)), x -> x[0] > -9 ? 1 : 0);
    assertThat(value(found.first())).isEqualTo(1);
    assertThat(value(found.second())).isEqualTo(1);
    assertThat(value(found.gap())).isZero();
  }

  /** Of a linear model a feature's part is its weight times the difference of its means. */
  @Test
  void partsOfALinearModelAreWeightsTimesDifferencesOfMeans() {
    GapSide first = side(rows(row(1, 5, 2), row(3, 5, 0), row(2, 8, 1)), 1, 2, 1);
    GapSide second = side(rows(row(0, 4, 1), row(2, 4, 3)));
    GapDecomposition found = decompose(first, second, x -> 2 * x[0] - x[1] + 7);
    // Weighted means: x0 (1 + 6 + 2) / 4 = 2.25 against 1; x1 (5 + 10 + 8) / 4 = 5.75 against 4.
    assertThat(amounts(found)).containsExactly(new double[] {2.5, -1.75, 0}, within(1e-12));
    assertThat(value(found.first())).isCloseTo(4.5 - 5.75 + 7, within(1e-12));
    assertThat(value(found.second())).isCloseTo(2 - 4 + 7, within(1e-12));
    assertThat(value(found.gap())).isCloseTo(.75, within(1e-12));
    assertThat(value(found.residual())).isCloseTo(0, within(1e-12));
    assertThat(found.exact()).isTrue();
    assertThat(found.gap())
        .isInstanceOfSatisfying(Measure.Estimate.class, gap -> assertThat(gap.small()).isTrue());
    assertThat(found.parts().getFirst().left())
        .isInstanceOfSatisfying(Measure.Estimate.class, left -> assertThat(left.small()).isTrue());
  }

  /** Every row against every other row, each pair's game by hand, against couplings of them. */
  @Test
  void partsAreTheMeanOverAllPairsOfRows() {
    Table first = normal(40, 3, 1, 1);
    Table second = normal(60, 3, 0, 2);
    ToDoubleFunction<double[]> formula = x -> x[0] * x[1] + Math.abs(x[2]) * x[0];
    double[] expected = new double[3];
    Explainer explainer =
        new Explainer(second, second.names(), model(formula), Scale.SCORE, 100_000, 1);
    for (int i = 0; i < 40; i++) {
      double[] own = Games.amounts(explainer.explain(first.slice(i, i + 1), Progress.NONE));
      for (int j = 0; j < 3; j++) {
        expected[j] += own[j] / 40;
      }
    }
    GapOptions many = new GapOptions(10_000_000, 20_000, 100, 2, 5, 1);
    GapDecomposition found =
        new GapSearch(side(first), side(second), first.names(), model(formula), many)
            .decompose(Progress.NONE);
    assertThat(Arrays.stream(amounts(found)).sum())
        .isCloseTo(Arrays.stream(expected).sum(), within(1e-9));
    // 200 couplings leave some noise of which row met which.
    assertThat(amounts(found)).containsExactly(expected, within(.03));
  }

  /** In repeated samples the interval of a part holds the true one about as often as it says. */
  @Test
  void intervalsHoldTheTruth() {
    int held = 0;
    int repeats = 200;
    for (int i = 0; i < repeats; i++) {
      GapOptions few = new GapOptions(100_000, 1, 200, 1, 5, i);
      GapDecomposition found =
          new GapSearch(
                  side(normal(40, 2, 1, 2L * i)),
                  side(normal(120, 2, 0, 2L * i + 1)),
                  List.of("x0", "x1"),
                  model(x -> x[0] + x[0] * x[1]),
                  few)
              .decompose(Progress.NONE);
      // The mean of x0 differs by 1; x1 has mean 0 in both groups and no part.
      held += holds(found.parts().get(0).amount(), 1) ? 1 : 0;
      held += holds(found.parts().get(1).amount(), 0) ? 1 : 0;
    }
    assertThat(held / (2.0 * repeats)).isBetween(.90, .99);
  }

  /**
   * Of the difference of two means of n values with variance 1 the interval has a width of √2 times
   * 3.92 / √n, however few rows each row met.
   */
  @Test
  void intervalsAreAsWideAsThoseOfMeans() {
    for (int rows : new int[] {400, 2000}) {
      GapDecomposition found =
          decompose(side(normal(rows, 1, 1, 1)), side(normal(rows, 1, 0, 2)), x -> x[0]);
      double width = Math.sqrt(2) * 3.92 / Math.sqrt(rows);
      assertThat(width(found.gap())).isCloseTo(width, withinPercentage(12));
      assertThat(width(found.parts().getFirst().amount())).isCloseTo(width, withinPercentage(12));
    }
  }

  private static double width(Measure measure) {
    Measure.Interval interval = ((Measure.Estimate) measure).interval();
    return interval == null ? 0 : interval.high() - interval.low();
  }

  /** Groups of like size, of whose rows each meets one only. */
  @Test
  void intervalsOfRowsThatMeetOnceHoldTheTruth() {
    int held = 0;
    int repeats = 300;
    for (int i = 0; i < repeats; i++) {
      GapOptions few = new GapOptions(100_000, 1, 300, 1, 5, i);
      GapDecomposition found =
          new GapSearch(
                  side(normal(80, 2, 1, 2L * i)),
                  side(normal(80, 2, 0, 2L * i + 1)),
                  List.of("x0", "x1"),
                  model(x -> x[0] + x[0] * x[1]),
                  few)
              .decompose(Progress.NONE);
      held += holds(found.gap(), 1) ? 1 : 0;
      held += holds(found.parts().get(0).amount(), 1) ? 1 : 0;
      held += holds(found.parts().get(1).amount(), 0) ? 1 : 0;
    }
    assertThat(held / (3.0 * repeats)).isBetween(.92, .98);
  }

  /** A thousand draws of two thousand rows are two million counts. */
  @Test
  void drawsAreNotKept() {
    int rows = 2000;
    GapSide side = side(normal(rows, 1, 0, 1));
    Coupling coupling = Coupling.of(side.weights(), side.weights(), 1, 1);
    double[] values = new double[coupling.size()];
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadAllocatedBytes();
    new GapBootstrap(coupling, side, side, USUAL, false)
        .means(List.of(values, values), Progress.NONE);
    assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(1_000L * rows);
  }

  @Test
  void theBootstrapIsShownAndStopsBetweenReplicates() {
    GapSide side = side(normal(20, 1, 0, 1));
    Coupling coupling = Coupling.of(side.weights(), side.weights(), 1, 1);
    GapBootstrap bootstrap = new GapBootstrap(coupling, side, side, USUAL, false);
    List<Long> reported = new ArrayList<>();
    assertThatThrownBy(
            () ->
                bootstrap.means(
                    List.of(new double[coupling.size()]),
                    (task, done, total) -> {
                      assertThat(task).isEqualTo("Drawing rows again");
                      assertThat(total).isEqualTo(USUAL.replicates());
                      reported.add(done);
                      if (done == 3) {
                        throw new CancelledException();
                      }
                    }))
        .isInstanceOf(CancelledException.class);
    assertThat(reported).containsExactly(0L, 1L, 2L, 3L);
  }

  /** What a caller hears of a whole gap; all three parts of the work can be stopped. */
  @Test
  void everyPartOfTheWorkIsShownAndCanBeStopped() {
    GapSide side = side(normal(20, 2, 0, 1));
    for (String part :
        List.of("Taking the gap apart", "Drawing rows again", "Shuffling one feature at a time")) {
      assertThatThrownBy(
              () ->
                  new GapSearch(side, side, List.of("x0", "x1"), model(x -> x[0] * x[1]), USUAL)
                      .decompose(
                          (task, done, total) -> {
                            if (task.equals(part)) {
                              throw new CancelledException();
                            }
                          }))
          .isInstanceOf(CancelledException.class);
    }
  }

  private static boolean holds(Measure measure, double truth) {
    return measure instanceof Measure.Estimate estimate
        && estimate.interval() != null
        && estimate.interval().low() <= truth
        && truth <= estimate.interval().high();
  }

  @Test
  void whatIsLeftWithoutAFeatureAndWhatTellsTheGroupsApart() {
    Table first = normal(300, 3, 2, 5);
    Table second = normal(300, 3, 0, 6);
    GapDecomposition found = decompose(side(first), side(second), x -> x[0] > 1 ? 1 : 0);
    // Only x0 differs and only x0 is read.
    assertThat(value(found.gap())).isBetween(.5, .8);
    assertThat(Math.abs(value(found.parts().get(0).left()))).isLessThan(.05);
    assertThat(value(found.parts().get(1).left())).isEqualTo(value(found.gap()), within(1e-12));
    // The chance that one of N(2, 1) is above one of N(0, 1) is 0.921; bins lose a little.
    assertThat(value(found.parts().get(0).proxy())).isBetween(.88, .94);
    assertThat(value(found.parts().get(2).proxy())).isBetween(.4, .58);
    assertThat(holds(found.parts().get(2).proxy(), .5)).isTrue();
    assertThat(amounts(found)[1]).isZero();
  }

  @Test
  void everyModelRowIsCounted() {
    AtomicLong asked = new AtomicLong();
    ToDoubleFunction<double[]> formula =
        x -> {
          asked.incrementAndGet();
          return x[0] * x[1];
        };
    GapDecomposition found = decompose(side(normal(7, 2, 1, 1)), side(normal(9, 2, 0, 2)), formula);
    assertThat(found.evaluations()).isEqualTo(asked.get());
  }

  @Test
  void groupsThatAreTheSameHaveNoGap() {
    Table rows = normal(50, 3, 0, 9);
    GapDecomposition found = decompose(side(rows), side(rows), x -> x[0] * x[1]);
    assertThat(value(found.gap())).isCloseTo(0, within(1e-12));
    assertThat(Arrays.stream(amounts(found)).sum()).isCloseTo(0, within(1e-12));
  }

  @Test
  void groupsOfOneRowAreAContrast() {
    GapDecomposition found =
        decompose(side(rows(row(2, 3))), side(rows(row(0, 0))), x -> x[0] * x[1]);
    assertThat(amounts(found)).containsExactly(new double[] {3, 3}, within(1e-12));
    assertThat(found.pairs()).isPositive();
    assertThat(((Measure.Estimate) found.gap()).interval()).isNull();
  }

  @Test
  void aModelWithoutAScoreIsNotEstimable() {
    GapDecomposition found =
        decompose(
            side(rows(row(2, 3))),
            side(rows(row(0, 0))),
            x -> x[0] == 2 && x[1] == 0 ? Double.NaN : 1);
    assertThat(reason(found.gap())).contains("gives no score");
    assertThat(found.parts()).hasSize(2);
    assertThat(reason(found.parts().getFirst().amount())).contains("gives no score");
  }

  @Test
  void theSeedDecides() {
    GapSide first = side(normal(30, 3, 1, 1));
    GapSide second = side(normal(50, 3, 0, 2));
    ToDoubleFunction<double[]> formula = x -> x[0] * x[1] * x[2] > 0 ? 1 : 0;
    assertThat(decompose(first, second, formula)).isEqualTo(decompose(first, second, formula));
  }
}
