package org.evenhand.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.evenhand.effect.Toy.all;
import static org.evenhand.effect.Toy.at;
import static org.evenhand.effect.Toy.grid;
import static org.evenhand.effect.Toy.means;
import static org.evenhand.effect.Toy.model;
import static org.evenhand.effect.Toy.names;
import static org.evenhand.effect.Toy.reals;
import static org.evenhand.effect.Toy.reason;
import static org.evenhand.effect.Toy.table;
import static org.evenhand.effect.Toy.value;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;
import org.assertj.core.data.Offset;
import org.evenhand.data.RowSet;
import org.evenhand.data.Table;
import org.evenhand.job.CancelledException;
import org.evenhand.job.Progress;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.Interval;
import org.junit.jupiter.api.Test;

class PartialDependenceTest {
  private static final Offset<Double> ROUNDING = within(1e-12);

  private static final Table DATA =
      table(reals("a", 0, 1, 2, 5), reals("b", 4, 3, 1, 0), names("c", "u", "v", "v", "u"));

  private static PartialDependence of(Grid grid, Sample sample, Function<Table, double[]> score) {
    return PartialDependence.of(List.of(grid), sample, score, Progress.NONE).getFirst();
  }

  @Test
  void aLinearModelHasItsSlope() {
    // f = 1 + 3 a - 2 b with b of mean 2: 3 z - 3.
    PartialDependence effect =
        of(
            at(DATA, "a", 0, 1, 4),
            all(DATA),
            model(row -> 1 + 3 * row.number("a") - 2 * row.number("b")));
    assertThat(means(effect.overall())).containsExactly(new double[] {-3, 0, 9}, ROUNDING);
    assertThat(effect.overall().spread()).isEqualTo(12);
  }

  @Test
  void aSquareWithAnythingAddedIsTheSquareAndTheMeanOfTheRest() {
    // f = a² + b³: z² and (64 + 27 + 1 + 0) / 4 = 23.
    PartialDependence effect =
        of(
            at(DATA, "a", -2, 0, 3),
            all(DATA),
            model(row -> Math.pow(row.number("a"), 2) + Math.pow(row.number("b"), 3)));
    assertThat(means(effect.overall())).containsExactly(new double[] {27, 23, 32}, ROUNDING);
  }

  @Test
  void theProductOfTwoEqualFeaturesIsAStraightLine() {
    // f = x y with x = y = 0, 0.1 .. 1: mean y is 0.5; centred lines at 0 are z y.
    double[] t = IntStream.rangeClosed(0, 10).mapToDouble(i -> i / 10.0).toArray();
    Table data = table(reals("x", t), reals("y", t));
    PartialDependence effect =
        of(at(data, "x", 0, 0.5, 1), all(data), model(row -> row.number("x") * row.number("y")));
    assertThat(means(effect.overall())).containsExactly(new double[] {0, 0.25, 0.5}, ROUNDING);
    assertThat(effect.centred(0).line(7)).containsExactly(new double[] {0, 0.35, 0.7}, ROUNDING);
  }

  @Test
  void litsMeanOfTwoRows() {
    // LIT, pdp_test: rows 1, One and 10, None; f = num + (cat is One); 1:1.5 .. 10:10.5.
    Table data = table(reals("num", 1, 10), names("cat", "One", "None"));
    PartialDependence effect =
        of(
            at(data, "num", 1, 10),
            all(data),
            model(row -> row.number("num") + ("One".equals(row.text("cat")) ? 1 : 0)));
    assertThat(means(effect.overall())).containsExactly(1.5, 10.5);
  }

  @Test
  void aConstantModelIsFlatWithoutAnInterval() {
    EffectCurve curve = of(grid(DATA, "a", 4), all(DATA), model(row -> 0.3)).overall();
    assertThat(means(curve)).containsOnly(0.3);
    assertThat(curve.spread()).isZero();
    assertThat(((Estimate) curve.points().getFirst().mean()).interval()).isNull();
  }

  @Test
  void aFeatureThatTheModelIgnoresIsFlat() {
    PartialDependence effect = of(grid(DATA, "a", 4), all(DATA), model(row -> row.number("b")));
    assertThat(means(effect.overall())).containsOnly(2);
    assertThat(effect.line(0)).containsOnly(4);
  }

  @Test
  void centredLinesOfAnAdditiveModelAreAllTheCentredMean() {
    Function<Table, double[]> score =
        model(
            row ->
                Math.sin(row.number("a")) + row.number("b") + ("u".equals(row.text("c")) ? 1 : 0));
    PartialDependence effect = of(grid(DATA, "a", 4), all(DATA), score).centred(1);
    assertThat(effect.anchor()).isEqualTo(1);
    for (int place = 0; place < 4; place++) {
      assertThat(effect.line(place)).containsExactly(means(effect.overall()), ROUNDING);
    }
    assertThat(effect.line(0)[1]).isZero();
    for (EffectCurve.Point point : effect.overall().points()) {
      EffectCurve.Band band = Objects.requireNonNull(point.band());
      assertThat(band.p90() - band.p10()).isLessThan(1e-12);
    }
  }

  @Test
  void weightsAreHonouredAndTheBandIsOfTheLines() {
    // Lines at 4, 3, 1, 0 with weights 1, 1, 2, 0: mean 9 / 4, quartiles 1 and (3 + 4) / 2.
    PartialDependence effect =
        of(
            at(DATA, "a", 0),
            all(DATA).weighted(new double[] {1, 1, 2, 0}),
            model(row -> row.number("b")));
    EffectCurve.Point point = effect.overall().points().getFirst();
    assertThat(value(point.mean())).isCloseTo(2.25, ROUNDING);
    assertThat(point.band()).isEqualTo(new EffectCurve.Band(1, 1, 2, 3.5, 4));
  }

  @Test
  void theIntervalIsStudentsOfTheMeanOfTheRows() {
    // 4, 3, 1, 0: mean 2, variance 10 / 3, standard error 0.912871, t of 3 degrees 3.182446.
    EffectCurve.Point point =
        of(at(DATA, "a", 0), all(DATA), model(row -> row.number("b")))
            .overall()
            .points()
            .getFirst();
    Interval interval = ((Estimate) point.mean()).interval();
    assertThat(interval).isNotNull();
    assertThat(interval.low()).isCloseTo(2 - 2.905162, within(1e-5));
    assertThat(interval.high()).isCloseTo(2 + 2.905162, within(1e-5));
    assertThat(((Estimate) point.mean()).small()).isTrue();
  }

  @Test
  void groupsHaveTheirOwnCurvesOnTheSameGrid() {
    // f = a (c is u): slope 1 for rows 0 and 3, flat for the others; group 2 is empty.
    Sample sample = all(DATA).grouped(new int[] {0, 1, 1, 0}, 3, 2);
    PartialDependence effect =
        of(
            at(DATA, "a", 0, 1, 2),
            sample,
            model(row -> "u".equals(row.text("c")) ? row.number("a") : 0.0));
    assertThat(effect.groups()).hasSize(3);
    assertThat(means(effect.groups().get(0))).containsExactly(0, 1, 2);
    assertThat(means(effect.groups().get(1))).containsExactly(0, 0, 0);
    assertThat(effect.groups().get(0).rows()).isEqualTo(2);
    assertThat(reason(effect.groups().get(2).points().getFirst().mean())).isEqualTo("no rows");
    assertThat(means(effect.overall())).containsExactly(0, 0.5, 1);
    assertThat(sample.group(1).rows()).containsExactly(1, 2);
  }

  /**
   * f = a b: from a = 1 to 3 a row changes by 2 b, which is 8 and 0 in group 0 and 6, 2 and 1 in
   * group 1. Student's interval of 4 with variance 32 is 4 ± 12.706205 * 4. The larger group 1 has
   * mean 3 and variance 7; Welch: 16 + 7/3 with 1.3079 degrees of freedom, so 1 ± t * 4.2817.
   */
  @Test
  void theSameChangeIsComparedBetweenGroups() {
    Table data = table(reals("a", 0, 1, 2, 5, 5), reals("b", 4, 3, 1, 0, 0.5));
    Sample sample = all(data).grouped(new int[] {0, 1, 1, 0, 1}, 3, 3);
    GroupChanges changes =
        of(at(data, "a", 1, 2, 3), sample, model(row -> row.number("a") * row.number("b")))
            .changes(0, 2);

    assertThat(changes.reference()).isEqualTo(1);
    Estimate first = (Estimate) changes.changes().getFirst();
    assertThat(first.value()).isCloseTo(4, ROUNDING);
    assertThat(Objects.requireNonNull(first.interval()).high()).isCloseTo(54.82482, within(1e-5));
    assertThat(first.small()).isTrue();
    assertThat(value(changes.changes().get(1))).isCloseTo(3, ROUNDING);
    assertThat(reason(changes.changes().get(2)))
        .isEqualTo("no row of the group has a score at both values");
    Estimate gap = (Estimate) changes.gaps().getFirst();
    assertThat(gap.value()).isCloseTo(1, ROUNDING);
    double freedom = (16 + 7 / 3.) * (16 + 7 / 3.) / (16 * 16 + 7 / 3. * (7 / 3.) / 2);
    double t = new TDistribution(null, freedom).inverseCumulativeProbability(0.975);
    assertThat(Objects.requireNonNull(gap.interval()).high())
        .isCloseTo(1 + t * Math.sqrt(16 + 7 / 3.), within(1e-9));
    assertThat(reason(changes.gaps().get(1))).contains("compared with");
    assertThat(reason(changes.gaps().get(2))).isEqualTo(reason(changes.changes().get(2)));
  }

  @Test
  void ofAnAdditiveModelTheSameChangeIsTheSameForEveryGroup() {
    Sample sample = all(DATA).grouped(new int[] {0, 1, 1, 0}, 2, 1);
    GroupChanges changes =
        of(
                at(DATA, "a", 0, 2),
                sample,
                model(row -> 3 * row.number("a") + Math.exp(row.number("b"))))
            .changes(0, 1);
    assertThat(value(changes.changes().get(0))).isCloseTo(6, ROUNDING);
    assertThat(value(changes.gaps().get(1))).isCloseTo(0, ROUNDING);
  }

  @Test
  void rowsWithoutAScoreAreLeftOutAndCounted() {
    Function<Table, double[]> score =
        model(
            row ->
                row.number("a") == 5 || (row.number("a") == 1 && row.number("b") == 4)
                    ? Double.NaN
                    : row.number("b"));
    PartialDependence effect = of(at(DATA, "a", 0, 1, 5), all(DATA), score);
    List<EffectCurve.Point> points = effect.overall().points();
    assertThat(points.stream().map(EffectCurve.Point::leftOut)).containsExactly(0, 1, 4);
    assertThat(value(points.get(1).mean())).isCloseTo(4.0 / 3, ROUNDING);
    assertThat(reason(points.get(2).mean()))
        .isEqualTo("the model gives no score to any of 4 rows with a = 5");
    assertThat(points.get(2).band()).isNull();
    assertThat(effect.centred(1).overall().points().getFirst().leftOut()).isEqualTo(1);
  }

  @Test
  void noRowsAndNoWeightAreSaid() {
    Grid grid = at(DATA, "a", 0);
    Sample none = Sample.of(DATA, RowSet.where(4, row -> false), 10, 1);
    assertThat(reason(of(grid, none, model(row -> 1.0)).overall().points().getFirst().mean()))
        .isEqualTo("no rows");
    Sample weightless = all(DATA).weighted(new double[4]);
    assertThat(reason(of(grid, weightless, model(row -> 1.0)).overall().points().getFirst().mean()))
        .isEqualTo("the weights of all rows are 0");
  }

  @Test
  void theSameSeedDrawsTheSameRows() {
    Table many = made(1000);
    Sample one = Sample.of(many, RowSet.all(1000), 100, 7);
    assertThat(Sample.of(many, RowSet.all(1000), 100, 7).rows()).isEqualTo(one.rows());
    assertThat(Sample.of(many, RowSet.all(1000), 100, 8).rows()).isNotEqualTo(one.rows());
    assertThat(one.rows()).hasSize(100).isSorted().doesNotHaveDuplicates();
    assertThat(one.note()).isEqualTo("100 of 1,000 rows, drawn at random (seed 7)");
    assertThat(all(many).note()).isEqualTo("all 1,000 rows");
  }

  @Test
  void everyRowIsDrawnAboutAsOftenAsAnyOther() {
    // 2,000 draws of 3 of 10: each row 600 times, with a standard deviation of about 20.
    Table ten = made(10);
    int[] drawn = new int[10];
    for (int seed = 0; seed < 2000; seed++) {
      Arrays.stream(Sample.of(ten, RowSet.all(10), 3, seed).rows()).forEach(row -> drawn[row]++);
    }
    assertThat(Arrays.stream(drawn).boxed())
        .allSatisfy(count -> assertThat(count).isBetween(500, 700));
  }

  @Test
  void manyRowsInManyBatchesAreTheSameAsOneByOne() {
    Table data = made(5000);
    Function<Table, double[]> score =
        model(row -> row.number("a") * row.number("b") + ("v1".equals(row.text("c")) ? 1 : 0));
    List<Grid> grids = List.of(grid(data, "a", 3), grid(data, "c", 3));
    for (int rows : new int[] {1, 700, 5000}) {
      Table some = data.slice(0, rows);
      List<PartialDependence> effects =
          PartialDependence.of(grids, all(some), score, Progress.NONE);
      for (PartialDependence effect : effects) {
        for (int point = 0; point < effect.grid().size(); point++) {
          Table set = some.with(effect.grid().values().take(repeated(point, rows)));
          double[] expected = score.apply(set);
          for (int place = 0; place < rows; place += 97) {
            assertThat(effect.line(place)[point]).isEqualTo(expected[place]);
          }
        }
      }
    }
  }

  private static int[] repeated(int point, int rows) {
    int[] points = new int[rows];
    Arrays.fill(points, point);
    return points;
  }

  @Test
  void cancellingStopsBetweenBatches() {
    Table data = made(3000);
    AtomicInteger scored = new AtomicInteger();
    Function<Table, double[]> score =
        rows -> {
          scored.addAndGet(rows.rows());
          return new double[rows.rows()];
        };
    Progress impatient =
        (task, done, total) -> {
          if (scored.get() > 0) {
            throw new CancelledException();
          }
        };
    Grid grid = grid(data, "a", 1000);
    assertThatThrownBy(() -> PartialDependence.of(List.of(grid), all(data), score, impatient))
        .isInstanceOf(CancelledException.class);
    assertThat(scored.get()).isLessThan(3000 * 1000);
  }

  @Test
  void linesToDrawAreSpreadOverTheSample() {
    PartialDependence effect = of(at(DATA, "a", 0), all(DATA), model(row -> 1.0));
    assertThat(effect.lines(2)).containsExactly(1, 3);
    assertThat(effect.lines(100)).containsExactly(0, 1, 2, 3);
  }

  private static Table made(int rows) {
    SplittableRandom random = new SplittableRandom(3);
    return table(
        reals("a", random.doubles(rows).toArray()),
        reals("b", random.doubles(rows).toArray()),
        names(
            "c",
            IntStream.range(0, rows)
                .mapToObj(i -> i % 5 == 0 ? null : "v" + i % 3)
                .toArray(String[]::new)));
  }
}
