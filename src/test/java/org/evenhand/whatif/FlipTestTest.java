package org.evenhand.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.evenhand.metric.Rows.interval;
import static org.evenhand.metric.Rows.numbers;
import static org.evenhand.metric.Rows.reason;
import static org.evenhand.metric.Rows.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.ColumnType;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.RowSet;
import org.evenhand.data.Table;
import org.evenhand.job.CancelledException;
import org.evenhand.job.Progress;
import org.evenhand.metric.Intervals;
import org.evenhand.metric.Measure;
import org.evenhand.whatif.FlipSubjects.Cut;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FlipTestTest {
  private static final Cut HALF = (row, like) -> 0.5;

  /** TensorFlow Model Analysis, flip_metrics_test: baseline, counterfactual, weights 1 2 3 4. */
  @Test
  void flipRatesAreThoseOfTensorFlowModelAnalysis() {
    FlipTest test =
        FlipTest.run(
            subjects("xxxxy", ".1 .9 .1 .9 .5", "1 2 3 4 9", HALF),
            scores(".9 .1 .2 .8 .5"),
            Progress.NONE);

    Flips flips = pair(test, "x", "y");
    assertThat(value(flips.changed())).isCloseTo(0.3, within(1e-12));
    assertThat(value(flips.staysUnfavorable())).isCloseTo(0.3, within(1e-12));
    assertThat(value(flips.toFavorable())).isCloseTo(0.1, within(1e-12));
    assertThat(value(flips.toUnfavorable())).isCloseTo(0.2, within(1e-12));
    assertThat(value(flips.staysFavorable())).isCloseTo(0.4, within(1e-12));
    assertThat(interval(flips.changed())).isEqualTo(Intervals.wilson(0.3, 100 / 30.0));
  }

  /** The model adds 0.3 for y: .3 of x turns, and .6 of y turns back; scores move by 0.3. */
  @Test
  void directionsAndScoresAreByTheOriginalValue() {
    FlipTest test =
        FlipTest.run(subjects("xxyy", ".3 .1 .9 .6", null, HALF), adding("y", 0.3), Progress.NONE);

    assertThat(test.byValue()).extracting(Flips::from).containsExactly("x", "y");
    assertThat(value(test.byValue().get(0).toFavorable())).isEqualTo(0.5);
    assertThat(value(test.byValue().get(0).toUnfavorable())).isZero();
    assertThat(value(test.byValue().get(0).scoreChange())).isCloseTo(0.3, within(1e-12));
    assertThat(value(test.byValue().get(1).toUnfavorable())).isEqualTo(0.5);
    assertThat(value(test.byValue().get(1).scoreChange())).isCloseTo(-0.3, within(1e-12));
    assertThat(value(test.overall().changed())).isEqualTo(0.5);
    assertThat(value(test.overall().scoreChange())).isCloseTo(0, within(1e-12));
  }

  @Test
  void aFavorableNegativeTurnsTheDirections() {
    FlipSubjects positive = subjects("xxyy", ".3 .1 .9 .6", null, HALF);
    FlipSubjects negative =
        new FlipSubjects(
            positive.table(),
            positive.rows(),
            positive.attribute(),
            positive.score(),
            positive.weight(),
            HALF,
            false,
            1);
    Flips flips = FlipTest.run(negative, adding("y", 0.3), Progress.NONE).byValue().get(0);

    assertThat(value(flips.toUnfavorable())).isEqualTo(0.5);
    assertThat(value(flips.toFavorable())).isZero();
  }

  /** With three values a row changes if either of the other two changes it. */
  @Test
  void ofSeveralOtherValuesAnyCounts() {
    FlipTest test =
        FlipTest.run(subjects("xyz", ".3 .3 .6", null, HALF), adding("z", 0.3), Progress.NONE);

    assertThat(test.pairs()).hasSize(6);
    assertThat(value(pair(test, "x", "y").changed())).isZero();
    assertThat(value(pair(test, "x", "z").changed())).isEqualTo(1);
    assertThat(value(test.byValue().get(0).changed())).isEqualTo(1);
    assertThat(value(test.byValue().get(0).scoreChange())).isCloseTo(0.15, within(1e-12));
    assertThat(value(test.overall().changed())).isEqualTo(1);
  }

  @Test
  void rowsWithoutAValueOrAScoreAreLeftOutAndCounted() {
    FlipTest test =
        FlipTest.run(subjects("xxy?", ".1 NaN .9 .9", null, HALF), adding("y", 0.1), Progress.NONE);

    assertThat(test.missing()).isEqualTo(1);
    assertThat(test.unscored()).isEqualTo(1);
    assertThat(test.overall().rows()).isEqualTo(2);
  }

  @Test
  void aThresholdByTheAttributeGoesWithTheValue() {
    List<Integer> asked = new ArrayList<>();
    Cut byValue =
        (row, like) -> {
          asked.add(like);
          return like == 2 ? 0.2 : 0.5;
        };
    FlipTest test =
        FlipTest.run(subjects("xxy", ".3 .1 .3", null, byValue), scores(".3 .1 .3"), Progress.NONE);

    assertThat(value(pair(test, "x", "y").toFavorable())).isEqualTo(0.5);
    assertThat(value(pair(test, "y", "x").toUnfavorable())).isEqualTo(1);
    assertThat(asked).contains(0, 1, 2);
  }

  @Test
  void aRegressionMovesItsPredictionsAndDecidesNothing() {
    FlipTest test =
        FlipTest.run(subjects("xy", "10 30", null, null), adding("y", 5), Progress.NONE);

    assertThat(reason(test.overall().changed())).isEqualTo("a regression makes no decisions");
    assertThat(value(test.byValue().get(0).scoreChange())).isCloseTo(5, within(1e-12));
  }

  @Test
  void oneValueOrNoneIsSaid() {
    assertThat(reason(none("xx").overall().changed()))
        .isEqualTo("'who' has one value only, 'x': there is nothing to change it to");
    assertThat(reason(none("??").overall().scoreChange()))
        .isEqualTo("all values of 'who' are missing");
    assertThat(none("xx").pairs()).isEmpty();
  }

  @Test
  void aValueWithoutRowsToChangeIsNotEstimable() {
    FlipSubjects all = subjects("xxy", ".1 .2 .3", null, HALF);
    FlipSubjects some =
        new FlipSubjects(
            all.table(),
            RowSet.where(3, row -> row < 2),
            all.attribute(),
            all.score(),
            all.weight(),
            HALF,
            true,
            5);
    FlipTest test = FlipTest.run(some, adding("y", 0.5), Progress.NONE);

    assertThat(reason(test.byValue().get(1).changed())).isEqualTo("no rows");
    assertThat(value(pair(test, "x", "y").changed())).isEqualTo(1);
    assertThat(((Measure.Estimate) pair(test, "x", "y").changed()).small()).isTrue();
  }

  @Test
  void aCancelledTestStops() {
    Progress cancelled =
        (task, done, total) -> {
          throw new CancelledException();
        };
    assertThatThrownBy(
            () -> FlipTest.run(subjects("xy", ".1 .2", null, HALF), adding("y", 1), cancelled))
        .isInstanceOf(CancelledException.class);
  }

  private static FlipTest none(String who) {
    return FlipTest.run(subjects(who, ".1 .2", null, HALF), adding("x", 1), Progress.NONE);
  }

  private static Flips pair(FlipTest test, String from, String to) {
    return test.pairs().stream()
        .filter(flips -> from.equals(flips.from()) && to.equals(flips.to()))
        .findFirst()
        .orElseThrow();
  }

  /** Scores by row, whatever the row is changed to. */
  private static Function<Table, double[]> scores(String byRow) {
    return table ->
        Arrays.stream(column(table, "row")).map(row -> numbers(byRow)[(int) row]).toArray();
  }

  /** A model whose score is so much higher for one value. */
  private static Function<Table, double[]> adding(String value, double more) {
    return table -> {
      double[] scores = column(table, "score");
      for (int row = 0; row < scores.length; row++) {
        scores[row] += value.equals(table.column("who").text(row)) ? more : 0;
        scores[row] -= value.equals(table.column("was").text(row)) ? more : 0;
      }
      return scores;
    };
  }

  private static double[] column(Table table, String column) {
    return ((NumericColumn) table.column(column)).toArray();
  }

  /** A letter for each row's value, ? for none; and its score. */
  private static FlipSubjects subjects(
      String who, String scores, @Nullable String weights, @Nullable Cut cut) {
    List<@Nullable String> values = new ArrayList<>();
    for (int row = 0; row < who.length(); row++) {
      values.add(who.charAt(row) == '?' ? null : who.substring(row, row + 1));
    }
    CategoricalColumn column = CategoricalColumn.of("who", ColumnType.CATEGORY, values);
    double[] known = numbers(scores);
    double[] weight = weights == null ? null : numbers(weights);
    Table table =
        Table.of(
            List.of(
                column,
                column.rename("was"),
                NumericColumn.of("score", ColumnType.REAL, known),
                NumericColumn.of(
                    "row",
                    ColumnType.INTEGER,
                    IntStream.range(0, known.length).asDoubleStream().toArray())));
    List<Integer> donors = column.dictionary().stream().map(values::indexOf).toList();
    return new FlipSubjects(
        table,
        RowSet.all(values.size()),
        new FlipAttribute("who", column, donors),
        row -> known[row],
        row -> weight == null ? 1 : weight[row],
        cut,
        true,
        1);
  }
}
