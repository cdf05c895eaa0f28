package org.evenhand.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.evenhand.importance.Games.amounts;
import static org.evenhand.importance.Games.explainer;
import static org.evenhand.importance.Games.model;
import static org.evenhand.importance.Games.row;
import static org.evenhand.importance.Games.rows;
import static org.evenhand.importance.Games.value;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.evenhand.data.Table;
import org.evenhand.job.Progress;
import org.evenhand.metric.Measure;
import org.junit.jupiter.api.Test;

/** Many features, and as many model rows as the budget allows. */
class ExplainerBudgetTest {
  private static final Offset<Double> E = within(1e-12);

  /** A product of 40 features and one of 70: more than the bits of an int or of a long. */
  @Test
  void manyFeaturesWork() {
    for (int width : new int[] {31, 40, 64, 70}) {
      double[] zeros = new double[width];
      double[] ones = new double[width];
      Arrays.fill(ones, 1);
      // Only pairs act together, so drawn orders are exact too.
      ToDoubleFunction<double[]> pairs =
          x -> IntStream.range(0, width / 2).mapToDouble(i -> x[2 * i] * x[2 * i + 1]).sum();
      Attribution found =
          explainer(rows(zeros), pairs, Scale.SCORE).explain(rows(ones), Progress.NONE);
      assertThat(found.exact()).isFalse();
      double[] expected = new double[width];
      Arrays.fill(expected, 0, width - width % 2, .5);
      assertThat(amounts(found)).containsExactly(expected, within(1e-9));
      assertThat(found.contributions().getFirst().error()).isCloseTo(0, within(1e-9));
    }
  }

  @Test
  void twoThousandFeaturesUseAsMuchOfTheBackgroundAsTheBudgetReachesFor() {
    int width = 2_000;
    SplittableRandom random = new SplittableRandom(3);
    double[][] background =
        IntStream.range(0, 20)
            .mapToObj(i -> random.doubles(width).toArray())
            .toArray(double[][]::new);
    Explainer explainer =
        new Explainer(
            rows(background),
            rows(background).names(),
            model(x -> x[0] + 2 * x[1]),
            Scale.SCORE,
            40_000,
            1);
    double[] ones = new double[width];
    Arrays.fill(ones, 1);
    Attribution found = explainer.explain(rows(ones), Progress.NONE);
    // Each row of the background takes 2 + 4 (2,000 - 1) = 7,998 model rows at least.
    assertThat(found.background()).isEqualTo(new Attribution.Used(20, 5));
    assertThat(found.evaluations()).isLessThanOrEqualTo(40_000);
    double mean = IntStream.range(0, 5).mapToDouble(i -> background[i][0]).average().orElseThrow();
    assertThat(amounts(found)[0]).isCloseTo(1 - mean, within(1e-9));
    assertThat(amounts(found)[7]).isZero();
  }

  @Test
  void aRowAlikeToItsBackgroundIsExactHoweverManyFeaturesThereAre() {
    double[] zeros = new double[200];
    double[] few = zeros.clone();
    few[5] = 1;
    few[150] = 1;
    few[199] = 1;
    Attribution found =
        explainer(rows(zeros), x -> x[5] * x[150] * x[199] + x[7], Scale.SCORE)
            .explain(rows(few), Progress.NONE);
    assertThat(found.exact()).isTrue();
    assertThat(found.evaluations()).isEqualTo(8);
    assertThat(amounts(found)[150]).isCloseTo(1 / 3.0, E);
  }

  @Test
  void theBudgetIsKeptAndTheSeedDecides() {
    SplittableRandom random = new SplittableRandom(11);
    double[][] background =
        IntStream.range(0, 30).mapToObj(i -> random.doubles(14).toArray()).toArray(double[][]::new);
    double[] row = random.doubles(14).toArray();
    AtomicLong asked = new AtomicLong();
    ToDoubleFunction<double[]> formula =
        x -> Math.sin(Arrays.stream(x).sum()) * x[0] * x[1] + x[2] * x[3] * x[4];
    Table table = rows(background);
    List<Attribution> found =
        IntStream.of(1, 1, 2)
            .mapToObj(
                seed ->
                    new Explainer(
                            table,
                            table.names(),
                            rows -> {
                              asked.addAndGet(rows.rows());
                              return model(formula).apply(rows);
                            },
                            Scale.SCORE,
                            20_000,
                            seed)
                        .explain(rows(row), Progress.NONE))
            .toList();
    assertThat(found.get(0)).isEqualTo(found.get(1));
    assertThat(amounts(found.get(0))).isNotEqualTo(amounts(found.get(2)));
    Attribution first = found.getFirst();
    assertThat(first.exact()).isFalse();
    assertThat(first.evaluations()).isBetween(15_000L, 20_000L);
    assertThat(asked.get()).isEqualTo(3 * first.evaluations());
    double[] exact =
        amounts(explainer(table, formula, Scale.SCORE).explain(rows(row), Progress.NONE));
    for (int j = 0; j < 14; j++) {
      Contribution one = first.contributions().get(j);
      assertThat(Math.abs(value(one.amount()) - exact[j]))
          .isLessThanOrEqualTo(5 * one.error() + 1e-12);
    }
    // Each row of a table is explained as it is alone.
    Explainer again = new Explainer(table, table.names(), model(formula), Scale.SCORE, 20_000, 1);
    assertThat(again.explainAll(rows(row, row), Progress.NONE).get(1)).isEqualTo(first);
  }

  /**
   * A feature in which only one row of the background differs has an error of one degree of
   * freedom, however many the others have.
   */
  @Test
  void intervalsOfARareFeatureHoldTheTruth() {
    int width = 12;
    SplittableRandom random = new SplittableRandom(11);
    double[][] background = new double[10][];
    for (int i = 0; i < 10; i++) {
      background[i] = random.doubles(width, 0, .5).toArray();
      background[i][0] = i == 4 ? 0 : 1;
    }
    double[] ones = new double[width];
    Arrays.fill(ones, 1);
    // x0 acts with two or three others at a time, with either sign.
    ToDoubleFunction<double[]> formula =
        x ->
            x[0]
                * (x[1] * x[2] * x[3]
                    - 2 * x[4] * x[5]
                    + x[6] * x[7] * x[8]
                    + x[9] * x[10] * x[11]
                    - x[2] * x[7] * x[11]);
    Table rows = rows(background);
    double truth =
        amounts(explainer(rows, formula, Scale.SCORE).explain(rows(ones), Progress.NONE))[0];
    int held = 0;
    int seeds = 300;
    for (int seed = 0; seed < seeds; seed++) {
      Attribution found =
          new Explainer(rows, rows.names(), model(formula), Scale.SCORE, 460, seed)
              .explain(rows(ones), Progress.NONE);
      assertThat(found.background().used()).isEqualTo(10);
      Measure.Interval interval =
          ((Measure.Estimate) found.contributions().getFirst().amount()).interval();
      held += interval != null && interval.low() <= truth && truth <= interval.high() ? 1 : 0;
    }
    assertThat(held / (double) seeds).isGreaterThan(.9);
  }
}
