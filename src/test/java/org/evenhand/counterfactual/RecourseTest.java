package org.evenhand.counterfactual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.evenhand.metric.Rows.interval;
import static org.evenhand.metric.Rows.reason;
import static org.evenhand.metric.Rows.value;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.evenhand.data.ColumnType;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.RowSet;
import org.evenhand.data.Table;
import org.evenhand.job.CancelledException;
import org.evenhand.job.Progress;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.model.Scores;
import org.junit.jupiter.api.Test;

/**
 * The score of a row is its one feature, a whole number from 0 to 10, by ten, and 0.5 is wanted:
 * the nearest answer to each row is 5, so the cost of x is (5 - x) / 10.
 */
class RecourseTest {
  private static final Offset<Double> EXACTLY = within(1e-12);
  private static final double[] X = {10, 9, 4, 4, 2, 5, 1, 0, 8, 3};

  /** The first six rows are group 0: 4, 4 and 2 need recourse. Of the others 1, 0 and 3 do. */
  private static final int[] GROUPS = {0, 0, 0, 0, 0, 0, 1, 1, 1, 1};

  private static final Target HALF = new Target.ScoreRange(0, 0.5, Double.POSITIVE_INFINITY);

  private static Table table(double... x) {
    return Table.of(List.of(NumericColumn.of("x", ColumnType.INTEGER, x)));
  }

  private static Scores score(Table rows) {
    NumericColumn x = (NumericColumn) rows.column("x");
    return new Scores(
        new double[][] {IntStream.range(0, x.size()).mapToDouble(i -> x.get(i) / 10).toArray()});
  }

  private static Recourse run(Constraints constraints, IntToDoubleFunction weight, double... x) {
    return run(constraints, weight, 100, Progress.NONE, x);
  }

  private static Recourse run(
      Constraints constraints,
      IntToDoubleFunction weight,
      int most,
      Progress progress,
      double... x) {
    return run(constraints, row -> GROUPS[row], weight, most, progress, x);
  }

  private static Recourse run(
      IntUnaryOperator groupOf, IntToDoubleFunction weight, int most, double... x) {
    return run(Constraints.NONE, groupOf, weight, most, Progress.NONE, x);
  }

  private static Recourse run(
      Constraints constraints,
      IntUnaryOperator groupOf,
      IntToDoubleFunction weight,
      int most,
      Progress progress,
      double... x) {
    Table table = table(x);
    Scores scores = score(table);
    RowSet all = RowSet.all(x.length);
    Search search =
        Search.of(
            Background.of(table, scores, all, List.of("x"), 1, Progress.NONE),
            RecourseTest::score,
            HALF,
            constraints,
            SearchOptions.STANDARD);
    return Recourse.run(
        search,
        HALF,
        new RecourseSubjects(table, scores, all, groupOf, 2, 0, weight, most, 7, 2),
        progress);
  }

  @Test
  void onlyRowsWithoutTheWantedAnswerNeedRecourse() {
    Recourse recourse = run(Constraints.NONE, row -> 1, X);
    assertThat(recourse.needing()).isEqualTo(6);
    assertThat(recourse.searched()).isEqualTo(6);
    assertThat(recourse.sampled()).isFalse();
    assertThat(value(recourse.overall().needing())).isEqualTo(.6);
    assertThat(value(recourse.groups().get(0).needing())).isEqualTo(.5);
    assertThat(value(recourse.groups().get(1).needing())).isEqualTo(.75);
  }

  @Test
  void costIsTheDistanceToTheNearestAnswer() {
    Recourse recourse = run(Constraints.NONE, row -> 1, X);
    // .1 .1 .3 against .4 .5 .2
    Burden first = recourse.groups().get(0);
    Burden second = recourse.groups().get(1);
    assertThat(value(first.cost())).isCloseTo(.5 / 3, EXACTLY);
    assertThat(value(second.cost())).isCloseTo(1.1 / 3, EXACTLY);
    assertThat(value(first.median())).isCloseTo(.1, EXACTLY);
    assertThat(value(second.median())).isCloseTo(.4, EXACTLY);
    // Of .1 .1 .2 .3 .4 .5 the second and the fifth have a quarter of the rows below or at them.
    assertThat(value(recourse.overall().lowerQuartile())).isCloseTo(.1, EXACTLY);
    assertThat(value(recourse.overall().median())).isCloseTo(.25, EXACTLY);
    assertThat(value(recourse.overall().upperQuartile())).isCloseTo(.4, EXACTLY);
    assertThat(first.columns()).containsOnlyKeys("x");
    assertThat(value(first.changes())).isEqualTo(1);
  }

  @Test
  void theBurdenOfOneGroupIsComparedWithTheReference() {
    Recourse recourse = run(Constraints.NONE, row -> 1, X);
    assertThat(recourse.gaps()).hasSize(1);
    BurdenGap gap = recourse.gaps().getFirst();
    assertThat(gap.group()).isEqualTo(1);
    assertThat(gap.reference()).isZero();
    assertThat(value(gap.answeredDifference())).isZero();
    assertThat(value(gap.answeredRatio())).isEqualTo(1);
    assertThat(value(gap.costDifference())).isCloseTo(.2, EXACTLY);
    assertThat(value(gap.costRatio())).isCloseTo(2.2, EXACTLY);
    // scipy 1.17.1: ttest_ind([.4, .5, .2], [.1, .1, .3], equal_var=False).confidence_interval()
    assertThat(interval(gap.costDifference()).low()).isCloseTo(-.116164671, within(1e-8));
    assertThat(interval(gap.costDifference()).high()).isCloseTo(.516164671, within(1e-8));
  }

  @Test
  void withoutAnyAnswerNothingIsSaidOfCosts() {
    Constraints down =
        new Constraints(Map.of("x", FeatureRule.only(Direction.DECREASE)), List.of(), null);
    Recourse recourse = run(down, row -> 1, X);
    assertThat(value(recourse.overall().answered())).isZero();
    assertThat(reason(recourse.overall().cost())).isEqualTo("no answer for any of 6 rows");
    assertThat(reason(recourse.overall().median())).isEqualTo("no answer for any of 6 rows");
    BurdenGap gap = recourse.gaps().getFirst();
    assertThat(reason(gap.costRatio())).isEqualTo("no answer for any of 3 rows");
    assertThat(reason(gap.answeredRatio())).isEqualTo("no row of the reference has an answer");
    assertThat(value(gap.answeredDifference())).isZero();
  }

  @Test
  void whereNobodyNeedsRecourseItIsSaid() {
    Recourse recourse = run(Constraints.NONE, row -> 1, 10, 9, 8, 7, 6, 5, 1, 0, 8, 3);
    Burden none = recourse.groups().get(0);
    assertThat(value(none.needing())).isZero();
    assertThat(reason(none.answered())).isEqualTo("none of 6 rows needs recourse");
    assertThat(reason(recourse.gaps().getFirst().answeredDifference()))
        .isEqualTo("none of 6 rows needs recourse");
  }

  @Test
  void weightsCount() {
    // The first 4 weighs three times: (3 * .1 + .1 + .3) / 5.
    Recourse recourse = run(Constraints.NONE, row -> row == 2 ? 3 : 1, X);
    assertThat(value(recourse.groups().get(0).cost())).isCloseTo(.7 / 5, EXACTLY);
    assertThat(value(recourse.groups().get(0).needing())).isCloseTo(5 / 8., EXACTLY);
  }

  @Test
  void rowsWithoutAScoreAreLeftOutAndCounted() {
    double[] x = X.clone();
    x[2] = Double.NaN;
    Recourse recourse = run(Constraints.NONE, row -> 1, x);
    assertThat(recourse.unscored()).isEqualTo(1);
    assertThat(recourse.needing()).isEqualTo(5);
    assertThat(recourse.groups().get(0).rows()).isEqualTo(5);
  }

  @Test
  void ofTooManyRowsASampleIsSearched() {
    Recourse recourse = run(Constraints.NONE, row -> 1, 4, Progress.NONE, X);
    assertThat(recourse.needing()).isEqualTo(6);
    assertThat(recourse.searched()).isEqualTo(4);
    assertThat(recourse.sampled()).isTrue();
    assertThat(recourse.overall().searched()).isEqualTo(4);
    assertThat(value(recourse.overall().needing())).isEqualTo(.6);
    assertThat(run(Constraints.NONE, row -> 1, 4, Progress.NONE, X)).isEqualTo(recourse);
  }

  /** Of 90 rows in a group and 3 in another, a plain sample of 10 would miss the latter 7 in 10. */
  @Test
  void aSmallGroupIsAllInTheSample() {
    int[] rows = IntStream.range(0, 93).toArray();

    RecourseSample sample = RecourseSample.draw(rows, row -> row < 90 ? 0 : 1, 2, 10, 1);

    assertThat(sample.rows()).hasSize(10).isSorted().doesNotHaveDuplicates().contains(90, 91, 92);
    assertThat(sample.stands(0)).isEqualTo(90 / 7.);
    assertThat(sample.stands(1)).isEqualTo(1);
    assertThat(RecourseSample.draw(rows, row -> row < 90 ? 0 : 1, 2, 10, 1).rows())
        .isEqualTo(sample.rows());
    assertThat(RecourseSample.draw(rows, row -> row < 90 ? 0 : 1, 2, 10, 2).rows())
        .isNotEqualTo(sample.rows());
  }

  @Test
  void whatSmallGroupsLeaveGoesToTheOthers() {
    assertThat(RecourseSample.shares(new int[] {100, 3, 0, 50}, 40)).containsExactly(19, 3, 0, 18);
    assertThat(RecourseSample.shares(new int[] {10, 10, 10}, 4)).containsExactly(1, 1, 2);
    assertThat(RecourseSample.shares(new int[] {4, 2}, 100)).containsExactly(4, 2);
  }

  @Test
  void aSampleOfFewerRowsThanGroupsIsOfAllOfThem() {
    RecourseSample sample =
        RecourseSample.draw(new int[] {0, 1, 2, 3, 4, 5}, row -> row / 2, 4, 2, 1);

    assertThat(sample.rows()).hasSize(2);
    assertThat(sample.stands(0)).isEqualTo(3);
  }

  /**
   * Twenty rows at 4 and two at 0: all rows cost (20 * .1 + 2 * .5) / 22 on average. Of a sample of
   * two from each group the plain mean would be .3.
   */
  @Test
  void allRowsTogetherCountEachGroupByHowManyOfItNeedRecourse() {
    double[] x =
        IntStream.range(0, 24).mapToDouble(row -> row < 20 ? 4 : row < 22 ? 0 : 10).toArray();

    Recourse recourse = run(row -> row < 20 || row > 21 ? 0 : 1, row -> 1, 4, x);

    assertThat(recourse.searched()).isEqualTo(4);
    assertThat(recourse.groups().get(0).searched()).isEqualTo(2);
    assertThat(recourse.groups().get(1).searched()).isEqualTo(2);
    assertThat(recourse.overall().searched()).isEqualTo(4);
    assertThat(value(recourse.overall().cost())).isCloseTo(3 / 22., EXACTLY);
    assertThat(value(recourse.overall().median())).isCloseTo(.1, EXACTLY);
    assertThat(value(recourse.groups().get(0).cost())).isCloseTo(.1, EXACTLY);
    assertThat(value(recourse.groups().get(1).cost())).isCloseTo(.5, EXACTLY);
    // Weights of rows count besides: (20 * .1 + 2 * 10 * .5) / (20 + 2 * 10).
    Recourse weighted =
        run(row -> row < 20 || row > 21 ? 0 : 1, row -> row == 20 || row == 21 ? 10 : 1, 4, x);
    assertThat(value(weighted.overall().cost())).isCloseTo(12 / 40., EXACTLY);
  }

  /** 114 rows of which 50 are drawn, each for 2.28: summed up that is 113.99999999999994. */
  @Test
  void whatDrawnRowsStandForIsWholeRows() {
    double[] x = IntStream.range(0, 116).mapToDouble(row -> row < 115 ? 4 : 10).toArray();

    Recourse recourse = run(row -> row < 114 ? 0 : 1, row -> 1, 51, x);

    assertThat(recourse.searched()).isEqualTo(51);
    Estimate answered = (Estimate) recourse.overall().answered();
    assertThat(answered.fraction()).isEqualTo(new Measure.Fraction(115, 115));
  }

  @Test
  void everyRowIsAsLikelyToBeDrawn() {
    int[] rows = {3, 5, 8, 13, 21};
    int[] times = new int[22];
    for (int seed = 0; seed < 5000; seed++) {
      int[] sample = RecourseSample.sample(rows, 2, new Random(seed));
      assertThat(sample).hasSize(2).isSorted().doesNotHaveDuplicates();
      Arrays.stream(sample).forEach(row -> times[row]++);
    }
    // Binomial(5000, .4): 2000, standard deviation 35.
    assertThat(Arrays.stream(rows).map(row -> times[row]))
        .allSatisfy(count -> assertThat(count).isBetween(1825, 2175));
  }

  @Test
  void cancelledHalfWayItStops() {
    CountDownLatch reported = new CountDownLatch(1);
    Progress cancel =
        (task, done, total) -> {
          reported.countDown();
          throw new CancelledException();
        };
    assertThatThrownBy(() -> run(Constraints.NONE, row -> 1, 100, cancel, X))
        .isInstanceOf(CancelledException.class);
    assertThat(reported.getCount()).isZero();
  }

  @Test
  void moreChangesReachMoreRows() {
    BurdenCounter counter = new BurdenCounter(1);
    counter.add(row(1, .1, "a"));
    counter.add(row(3, .2, "a", "b", "c"));
    counter.add(row(1, .3, "b"));
    counter.add(new RowRecourse(1, 0, Double.NaN, List.of(), true));
    Burden burden = counter.burden(4);
    assertThat(burden.within().stream().map(share -> value(share)))
        .containsExactly(.5, .5, .75, .75);
    assertThat(value(burden.answered())).isEqualTo(.75);
    assertThat(value(burden.changes())).isCloseTo(5 / 3., EXACTLY);
    assertThat(burden.columns().keySet()).containsExactly("a", "b", "c");
    assertThat(value(burden.columns().values().iterator().next())).isCloseTo(2 / 3., EXACTLY);
    assertThat(burden.cutShort()).isEqualTo(1);
  }

  /** CARLA's success rate: one of three rows has a counterfactual. */
  @Test
  void theShareWithAnAnswerIsCarlasSuccessRate() {
    RowRecourse none = new RowRecourse(1, 0, Double.NaN, List.of(), false);
    BurdenCounter counter = new BurdenCounter(1);
    List.of(none, row(1, .1, "a"), none).forEach(counter::add);
    assertThat(value(counter.burden(1).answered())).isCloseTo(1 / 3., EXACTLY);
  }

  private static RowRecourse row(int changes, double cost, String... columns) {
    return new RowRecourse(1, changes, cost, List.of(columns), false);
  }
}
